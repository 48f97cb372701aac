package id.pantas.setup.internal;

import id.pantas.identity.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who can sign in to a demo; their password is no secret, the sign-in page shows it. */
final class DemoPeople {

    static final String PASSWORD = "cobalah-pantas-2026";

    static final List<Person> ALL = List.of(
            new Person("admin", Set.of(Role.ADMIN, Role.STAF), null),
            new Person("staf", Set.of(Role.STAF), null),
            new Person("bupati", Set.of(Role.PIMPINAN), null),
            new Person("pic.dinkes", Set.of(Role.PIC), "dinkes"),
            new Person("pic.kecamatan", Set.of(Role.PIC), "kec-tirtaloka"),
            new Person("pic.desa", Set.of(Role.PIC), "desa-mekarloka"),
            new Person("verifikator", Set.of(Role.VERIFIKATOR), null));

    private DemoPeople() {}

    /** @param unit the simulator's slug of the unit of a PIC, else null */
    record Person(
            String username, Set<Role> roles, @Nullable String unit) {

        boolean isAdmin() {
            return roles.contains(Role.ADMIN);
        }

        /** Key of the words that say who this is. */
        String messageKey() {
            return "setup.demo.person." + username;
        }
    }
}
