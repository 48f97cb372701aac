package id.pantas.identity.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.identity.User;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what happens to users into the audit log; never a password. */
@Component
class UserChanges {

    private static final String ENTITY = "pengguna";

    private final AuditLog audit;
    private final Units units;

    UserChanges(AuditLog audit, Units units) {
        this.audit = audit;
        this.units = units;
    }

    /** @param action last part of the message key {@code identity.audit.…} */
    void record(String action, @Nullable User before, User after) {
        audit.record(new Change(
                "identity.audit." + action,
                ENTITY,
                after.id().toString(),
                after.username(),
                before == null ? null : described(before),
                described(after)));
    }

    void recordPassword(String action, User user) {
        audit.record(new Change("identity.audit." + action, ENTITY, user.id().toString(), user.username(), null, null));
    }

    private String described(User user) {
        String roles = user.roles().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
        String unit = user.unit() == null
                ? ""
                : "; "
                        + units.find(user.unit())
                                .map(Unit::name)
                                .orElse(user.unit().toString());
        return user.displayName() + "; " + roles + unit + (user.active() ? "" : "; nonaktif");
    }
}
