package id.pantas.identity.web;

import id.pantas.identity.Role;
import id.pantas.identity.User;
import id.pantas.identity.UserFilter;
import id.pantas.identity.UserPage;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list of users.
 *
 * @param first number of the first row, from 1; 0 if there is none
 * @param previous address of the page before, null on the first
 * @param next address of the page after, null on the last
 */
record UserListPage(
        UserFilter filter,
        List<Row> rows,
        long total,
        long first,
        long last,
        @Nullable String previous,
        @Nullable String next) {

    /** @param unit name of the unit of a PIC, else null */
    record Row(
            String id,
            String username,
            String displayName,
            List<Role> roles,
            @Nullable String unit,
            boolean active,
            boolean mustChange,
            @Nullable Instant lastSignIn) {

        static Row of(User user, Map<UnitId, Unit> units) {
            Unit unit = user.unit() == null ? null : units.get(user.unit());
            return new Row(
                    user.id().toString(),
                    user.username(),
                    user.displayName(),
                    user.roles().stream().sorted().toList(),
                    unit == null ? null : unit.name(),
                    user.active(),
                    user.mustChangePassword(),
                    user.lastSignIn());
        }
    }

    static UserListPage of(UserFilter filter, UserPage found, Map<UnitId, Unit> units) {
        long before = (long) filter.page() * UserFilter.PAGE_SIZE;
        long last = before + found.users().size();
        return new UserListPage(
                filter,
                found.users().stream().map(user -> Row.of(user, units)).toList(),
                found.total(),
                found.users().isEmpty() ? 0 : before + 1,
                last,
                filter.page() > 0 ? address(filter, filter.order(), filter.page() - 1) : null,
                last < found.total() ? address(filter, filter.order(), filter.page() + 1) : null);
    }

    /** Address of this list in another order. */
    public String sortedBy(String order) {
        return address(filter, UserFilter.Order.valueOf(order), 0);
    }

    /** {@code up} or {@code down} if this is the present order, else null. */
    public @Nullable String sortState(String order) {
        if (!filter.order().name().equals(order)) {
            return null;
        }
        return filter.order() == UserFilter.Order.LAST_SIGN_IN ? "down" : "up";
    }

    private static String address(UserFilter filter, UserFilter.Order order, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/admin/pengguna");
        if (!filter.text().isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (filter.role() != null) {
            address.queryParam("peran", filter.role());
        }
        if (filter.active() != null) {
            address.queryParam("aktif", filter.active());
        }
        address.queryParam("urut", order);
        if (page > 0) {
            address.queryParam("halaman", page + 1);
        }
        return address.encode().buildAndExpand(Map.of("q", filter.text())).toUriString();
    }
}
