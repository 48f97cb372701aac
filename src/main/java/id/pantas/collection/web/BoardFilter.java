package id.pantas.collection.web;

import id.pantas.collection.AccountStatus;
import id.pantas.registry.Platform;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the table of accounts shows; kept in the address.
 *
 * @param q part of a unit's name or a handle
 * @param keadaan a status, {@code tindakan} for those that need action, or {@code antre} for those in work or waiting
 * @param urut column, with a minus for descending
 * @param hal page, from 1
 */
record BoardFilter(
        @Nullable String q,
        @Nullable Platform platform,
        @Nullable String keadaan,
        @Nullable String urut,
        @Nullable Integer hal) {

    static final String NEEDS_ACTION = "tindakan";

    public String text() {
        return q == null ? "" : q.strip();
    }

    String words() {
        return text().toLowerCase(Locale.ROOT);
    }

    boolean matches(AccountStatus status) {
        if (keadaan == null || keadaan.isBlank()) {
            return true;
        }
        return keadaan.equals(NEEDS_ACTION)
                ? status.needsAction()
                : status.name().equals(keadaan);
    }

    String column() {
        String order = urut == null || urut.isBlank() ? "keadaan" : urut;
        return order.startsWith("-") ? order.substring(1) : order;
    }

    boolean descending() {
        return urut != null && urut.startsWith("-");
    }

    int page() {
        return hal == null ? 1 : Math.max(1, hal);
    }

    /** Address that sorts by a column, or the other way round if it does so already. */
    public String sortedBy(String column) {
        boolean turn = column.equals(column()) && !descending();
        return address((turn ? "-" : "") + column, 1);
    }

    @Nullable
    public String sortState(String column) {
        if (!column.equals(column())) {
            return null;
        }
        return descending() ? "down" : "up";
    }

    String address(@Nullable String order, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/kolektor");
        if (!text().isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (platform != null) {
            address.queryParam("platform", platform.name());
        }
        if (keadaan != null && !keadaan.isBlank()) {
            address.queryParam("keadaan", "{keadaan}");
        }
        if (order != null && !order.isBlank()) {
            address.queryParam("urut", "{urut}");
        }
        if (page > 1) {
            address.queryParam("hal", page);
        }
        var values = new java.util.HashMap<String, Object>();
        values.put("q", text());
        values.put("keadaan", keadaan == null ? "" : keadaan);
        values.put("urut", order == null ? "" : order);
        return address.encode().buildAndExpand(values).toUriString();
    }
}
