package id.pantas.identity.internal;

import id.pantas.identity.Role;
import id.pantas.identity.UserId;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UserAccountRepository extends Repository<UserAccount, UserId> {

    UserAccount saveAndFlush(UserAccount user);

    Optional<UserAccount> findById(UserId id);

    Optional<UserAccount> findByUsername(String username);

    boolean existsByUsername(String username);

    @Query("select count(u) from UserAccount u")
    long countAll();

    @Query("select count(u) from UserAccount u join u.roles r where u.active and r = id.pantas.identity.Role.ADMIN")
    long countActiveAdmins();

    @Query("""
            select u from UserAccount u join u.roles r
            where u.active and r = id.pantas.identity.Role.PIC and u.unit = :unit order by u.username""")
    List<UserAccount> findActivePics(UnitId unit);

    @Query("""
            select u from UserAccount u
            where (lower(u.username) like :pattern escape '!' or lower(u.displayName) like :pattern escape '!')
              and (:role is null or :role member of u.roles)
              and (:active is null or u.active = :active)""")
    Page<UserAccount> search(String pattern, @Nullable Role role, @Nullable Boolean active, Pageable page);

    /** Past the aggregate, because two sign-ins at the same moment are no conflict. */
    @Modifying
    @Query("update UserAccount u set u.lastSignIn = :now where u.id = :id")
    void noteSignIn(UserId id, Instant now);

    @Modifying
    @Query("update UserAccount u set u.passwordHash = :hash where u.id = :id and u.passwordHash = :outdated")
    void upgradeHash(UserId id, String outdated, String hash);
}
