package id.pantas.registry.web;

import id.pantas.registry.Appointment;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitFilter;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list of units.
 *
 * @param first number of the first row, from 1; 0 if there is none
 */
record UnitListPage(
        UnitFilter filter,
        List<Row> rows,
        long total,
        long first,
        long last,
        @Nullable String previous,
        @Nullable String next) {

    /**
     * @param parent name of the kecamatan, null if it has none
     * @param platforms platforms of its accounts in use, one for each account
     * @param pic name of its PIC now, null if vacant
     */
    record Row(
            Unit unit,
            @Nullable String parent,
            List<String> platforms,
            @Nullable String pic) {}

    static UnitListPage of(
            UnitFilter filter,
            UnitPage found,
            Map<UnitId, Unit> parents,
            Map<UnitId, List<OfficialAccount>> accounts,
            Map<UnitId, Appointment> pics) {
        List<Row> rows = found.units().stream()
                .map(unit -> {
                    Unit parent = unit.parent() == null ? null : parents.get(unit.parent());
                    Appointment pic = pics.get(unit.id());
                    return new Row(
                            unit,
                            parent == null ? null : parent.name(),
                            accounts.getOrDefault(unit.id(), List.of()).stream()
                                    .filter(OfficialAccount::active)
                                    .map(account -> account.platform().name())
                                    .toList(),
                            pic == null ? null : pic.person());
                })
                .toList();
        long before = (long) (found.page() - 1) * found.size();
        return new UnitListPage(
                filter,
                rows,
                found.total(),
                found.total() == 0 ? 0 : before + 1,
                before + rows.size(),
                found.page() > 1 ? address(filter, filter.sort(), found.page() - 1) : null,
                found.page() < found.pages() ? address(filter, filter.sort(), found.page() + 1) : null);
    }

    /** Address of this list in another order; by name a second time turns it round. */
    public String sortedBy(String sort) {
        boolean turn = sort.equals("NAME") && filter.sort() == UnitFilter.Sort.NAME;
        return address(filter, turn ? UnitFilter.Sort.NAME_DESCENDING : UnitFilter.Sort.valueOf(sort), 1);
    }

    /** {@code up} or {@code down} if this is the present order, else null. */
    public @Nullable String sortState(String sort) {
        if (sort.equals("NAME") && filter.sort() == UnitFilter.Sort.NAME_DESCENDING) {
            return "down";
        }
        return filter.sort().name().equals(sort) ? "up" : null;
    }

    private static String address(UnitFilter filter, UnitFilter.Sort sort, int page) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/admin/instansi").queryParam("q", "{q}");
        if (filter.kind() != null) {
            address.queryParam("jenis", filter.kind());
        }
        if (filter.league() != null) {
            address.queryParam("liga", filter.league());
        }
        if (filter.parent() != null) {
            address.queryParam("kecamatan", filter.parent());
        }
        if (filter.dissolved() == null || filter.dissolved()) {
            address.queryParam("keadaan", filter.dissolved() == null ? "semua" : "bubar");
        }
        address.queryParam("urut", sort).queryParam("halaman", page);
        String text = filter.text() == null ? "" : filter.text();
        return address.encode().buildAndExpand(Map.of("q", text)).toUriString();
    }
}
