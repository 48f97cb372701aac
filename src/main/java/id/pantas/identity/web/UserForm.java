package id.pantas.identity.web;

import id.pantas.identity.Role;
import id.pantas.identity.User;
import id.pantas.registry.UnitId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one user, as typed.
 *
 * @param username empty when an existing user is edited
 * @param roles names of {@link Role}; others are ignored
 * @param unit id of a unit, empty for none
 */
record UserForm(String username, String displayName, Set<String> roles, String unit) {

    static final UserForm EMPTY = new UserForm("", "", Set.of(), "");

    UserForm(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable Set<String> roles,
            @Nullable String unit) {
        this.username = username == null ? "" : username;
        this.displayName = displayName == null ? "" : displayName;
        this.roles = roles == null ? Set.of() : Set.copyOf(roles);
        this.unit = unit == null ? "" : unit.strip();
    }

    static UserForm of(User user) {
        UnitId unit = user.unit();
        Set<String> roles = user.roles().stream().map(Role::name).collect(Collectors.toSet());
        return new UserForm(user.username(), user.displayName(), roles, unit == null ? "" : unit.toString());
    }

    Set<Role> knownRoles() {
        return Arrays.stream(Role.values())
                .filter(role -> roles.contains(role.name()))
                .collect(Collectors.toSet());
    }
}
