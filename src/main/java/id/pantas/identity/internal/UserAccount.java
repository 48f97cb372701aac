package id.pantas.identity.internal;

import id.pantas.identity.Role;
import id.pantas.identity.SignedIn;
import id.pantas.identity.User;
import id.pantas.identity.UserId;
import id.pantas.identity.UserRejected;
import id.pantas.identity.UserRejected.Rule;
import id.pantas.registry.UnitId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person's sign-in; keeps that a PIC has a unit and nobody else does. */
@Entity
@Table(schema = "identity", name = "user_account")
class UserAccount {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,59}");

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private UserId id;

    private String username;
    private String displayName;
    private String passwordHash;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(schema = "identity", name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private @Nullable UnitId unit;

    private boolean active = true;
    private boolean mustChangePassword;
    private @Nullable Instant lastSignIn;
    private Instant createdAt;

    @Version
    private @Nullable Long version; // null = new, so save() inserts without a select

    @SuppressWarnings("NullAway.Init")
    protected UserAccount() {} // filled by Hibernate

    UserAccount(UserId id, String username, String displayName, Set<Role> roles, @Nullable UnitId unit, Instant now) {
        if (!USERNAME.matcher(username).matches()) {
            throw new UserRejected(Rule.USERNAME_FORM);
        }
        this.id = id;
        this.username = username;
        this.displayName = checkedName(displayName);
        this.passwordHash = "";
        this.createdAt = now;
        describe(displayName, roles, unit);
    }

    UserAccount describe(String displayName, Set<Role> roles, @Nullable UnitId unit) {
        if (roles.isEmpty()) {
            throw new UserRejected(Rule.ROLE_MISSING);
        }
        if (roles.contains(Role.PIC) && unit == null) {
            throw new UserRejected(Rule.PIC_NEEDS_UNIT);
        }
        if (!roles.contains(Role.PIC) && unit != null) {
            throw new UserRejected(Rule.UNIT_NEEDS_PIC);
        }
        this.displayName = checkedName(displayName);
        this.roles.retainAll(roles);
        this.roles.addAll(roles);
        this.unit = unit;
        return this;
    }

    UserAccount password(String hash, boolean mustChange) {
        this.passwordHash = hash;
        this.mustChangePassword = mustChange;
        return this;
    }

    UserAccount deactivate() {
        this.active = false;
        return this;
    }

    UserAccount activate() {
        this.active = true;
        return this;
    }

    UserId id() {
        return id;
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    String passwordHash() {
        return passwordHash;
    }

    Set<Role> roles() {
        return roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
    }

    boolean isActive() {
        return active;
    }

    boolean isActiveAdmin() {
        return active && roles.contains(Role.ADMIN);
    }

    User toUser() {
        return new User(id, username, displayName, roles(), unit, active, mustChangePassword, lastSignIn);
    }

    SignedIn toSignedIn() {
        return new SignedIn(id, username, displayName, roles(), unit, mustChangePassword);
    }

    private static String checkedName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.length() > 120
                || stripped.codePoints().anyMatch(Character::isISOControl)) {
            throw new UserRejected(Rule.NAME_FORM);
        }
        return stripped;
    }
}
