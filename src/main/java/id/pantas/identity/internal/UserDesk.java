package id.pantas.identity.internal;

import id.pantas.identity.NewUser;
import id.pantas.identity.Role;
import id.pantas.identity.User;
import id.pantas.identity.UserFilter;
import id.pantas.identity.UserId;
import id.pantas.identity.UserPage;
import id.pantas.identity.UserRejected;
import id.pantas.identity.UserRejected.Rule;
import id.pantas.identity.Users;
import id.pantas.registry.UnitId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class UserDesk implements Users {

    /** Taken while the number of administrators matters; any constant that nobody else uses. */
    private static final long ADMIN_LOCK = 0x50414E5441530001L;

    private final UserAccountRepository accounts;
    private final PasswordEncoder encoder;
    private final Sessions sessions;
    private final JdbcClient database;
    private final UserChanges changes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    UserDesk(
            UserAccountRepository accounts,
            PasswordEncoder encoder,
            Sessions sessions,
            JdbcClient database,
            UserChanges changes,
            Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.sessions = sessions;
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return accounts.countAll() == 0;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<User> find(UserId id) {
        return accounts.findById(id).map(UserAccount::toUser);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<User> findByUsername(String username) {
        return accounts.findByUsername(fold(username)).map(UserAccount::toUser);
    }

    @Override
    @Transactional(readOnly = true)
    public List<User> picsOf(UnitId unit) {
        return accounts.findActivePics(unit).stream().map(UserAccount::toUser).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public UserPage search(UserFilter filter) {
        Sort sort = switch (filter.order()) {
            case USERNAME -> Sort.by("username");
            case NAME -> Sort.by("displayName", "username");
            case LAST_SIGN_IN -> Sort.by(Sort.Order.desc("lastSignIn").nullsLast(), Sort.Order.asc("username"));
        };
        String pattern = "%" + fold(filter.text()).replaceAll("[!%_]", "!$0") + "%";
        var page = accounts.search(
                pattern, filter.role(), filter.active(), PageRequest.of(filter.page(), UserFilter.PAGE_SIZE, sort));
        return new UserPage(page.map(UserAccount::toUser).getContent(), page.getTotalElements());
    }

    @Override
    public User create(NewUser user) {
        String username = fold(user.username());
        UserAccount account = new UserAccount(
                new UserId(UUID.randomUUID()),
                username,
                user.displayName(),
                user.roles(),
                user.unit(),
                clock.instant());
        PasswordRules.check(user.password(), username);
        if (accounts.existsByUsername(username)) {
            throw new UserRejected(Rule.USERNAME_TAKEN);
        }
        account.password(hash(user.password()), user.mustChangePassword());
        User created = accounts.saveAndFlush(account).toUser();
        changes.record("created", null, created);
        return created;
    }

    @Override
    public User createFirst(NewUser user) {
        lockAdmins();
        if (accounts.countAll() > 0) {
            throw new IllegalStateException("somebody has been admitted already");
        }
        return create(user);
    }

    @Override
    public User change(UserId id, String displayName, Set<Role> roles, @Nullable UnitId unit) {
        return keepingAnAdmin(id, "changed", account -> account.describe(displayName, roles, unit));
    }

    @Override
    public User assign(UserId id, UnitId unit) {
        return keepingAnAdmin(id, "changed", account -> account.describe(account.displayName(), account.roles(), unit));
    }

    @Override
    public void setPassword(UserId id, String password, boolean mustChange) {
        UserAccount account = existing(id);
        PasswordRules.check(password, account.username());
        accounts.saveAndFlush(account.password(hash(password), mustChange));
        changes.recordPassword("passwordSet", account.toUser());
        sessions.end(account.username());
    }

    @Override
    public void changeOwnPassword(UserId id, String current, String replacement) {
        UserAccount account = existing(id);
        if (!encoder.matches(current, account.passwordHash())) {
            throw new UserRejected(Rule.PASSWORD_WRONG);
        }
        if (current.equals(replacement)) {
            throw new UserRejected(Rule.PASSWORD_SAME);
        }
        PasswordRules.check(replacement, account.username());
        UserAccount changed = accounts.saveAndFlush(account.password(hash(replacement), false));
        changes.recordPassword("passwordChanged", changed.toUser());
        sessions.renew(changed.toSignedIn());
    }

    @Override
    public String randomPassword() {
        return PasswordRules.random(random);
    }

    @Override
    public String resetPassword(UserId id) {
        String password = randomPassword();
        setPassword(id, password, true);
        return password;
    }

    @Override
    public void deactivate(UserId id) {
        keepingAnAdmin(id, "deactivated", UserAccount::deactivate);
    }

    @Override
    public void activate(UserId id) {
        UserAccount account = existing(id);
        User before = account.toUser();
        changes.record(
                "activated", before, accounts.saveAndFlush(account.activate()).toUser());
    }

    private User keepingAnAdmin(UserId id, String action, Consumer<UserAccount> change) {
        lockAdmins();
        UserAccount account = existing(id);
        User before = account.toUser();
        boolean wasAdmin = account.isActiveAdmin();
        change.accept(account);
        if (wasAdmin && !account.isActiveAdmin() && accounts.countActiveAdmins() == 0) {
            throw new UserRejected(Rule.LAST_ADMIN);
        }
        User changed = accounts.saveAndFlush(account).toUser();
        changes.record(action, before, changed);
        sessions.end(changed.username());
        return changed;
    }

    private void lockAdmins() {
        database.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ADMIN_LOCK)
                .query((row, n) -> true)
                .single();
    }

    private UserAccount existing(UserId id) {
        return accounts.findById(id).orElseThrow(() -> new IllegalArgumentException("no user " + id));
    }

    private String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the password encoder gave no hash");
        }
        return hash;
    }

    static String fold(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
