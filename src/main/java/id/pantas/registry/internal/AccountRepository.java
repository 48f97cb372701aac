package id.pantas.registry.internal;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccountRepository extends Repository<RegisteredAccount, AccountId> {

    RegisteredAccount save(RegisteredAccount account);

    Optional<RegisteredAccount> findById(AccountId id);

    @Query("select a from RegisteredAccount a where a.id in :ids")
    List<RegisteredAccount> byIds(Collection<AccountId> ids);

    @Query(
            "select a from RegisteredAccount a where a.unit = :unit order by a.platform, a.retiredAt nulls first, a.handleKey")
    List<RegisteredAccount> ofUnit(UnitId unit);

    @Query("select a from RegisteredAccount a where a.unit in :units order by a.platform, a.handleKey")
    List<RegisteredAccount> ofUnits(Collection<UnitId> units);

    @Query("select a from RegisteredAccount a where a.retiredAt is null order by a.unit.value, a.platform, a.handleKey")
    List<RegisteredAccount> active();

    @Query("select a from RegisteredAccount a where a.retiredAt is null order by a.id.value")
    List<RegisteredAccount> firstActive(Limit limit);

    @Query("select a from RegisteredAccount a where a.retiredAt is null and a.id.value > :after order by a.id.value")
    List<RegisteredAccount> activeAfter(UUID after, Limit limit);

    @Query("select a from RegisteredAccount a order by a.unit.value, a.platform, a.handleKey, a.registeredAt")
    List<RegisteredAccount> all();

    @Query("select a from RegisteredAccount a where a.retiredAt is null and a.platform = :platform"
            + " and a.handleKey = :key")
    Optional<RegisteredAccount> inUse(Platform platform, String key);

    @Query("select a from RegisteredAccount a where a.retiredAt is null and a.platform = :platform"
            + " and a.nativeId = :nativeId")
    Optional<RegisteredAccount> withNativeId(Platform platform, String nativeId);

    @Query("select a from RegisteredAccount a where a.handleKey in :keys")
    List<RegisteredAccount> withKeys(Collection<String> keys);

    /** Accounts in use whose folded handle is about as long as another; the caller compares them. */
    @Query("select a from RegisteredAccount a where a.retiredAt is null"
            + " and length(a.handleFold) between :shortest and :longest")
    List<RegisteredAccount> withFoldLength(int shortest, int longest);
}
