package id.pantas.credential.web;

import id.pantas.credential.Connections.Connection;
import id.pantas.credential.Connections.State;
import id.pantas.credential.CredentialScheme.Ability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as a page shows it.
 *
 * @param id null if there is none
 * @param state code after {@code credential.state.}
 * @param days until a person must act, null if that is not known or past
 */
record Shown(
        @Nullable String id,
        String state,
        String tone,
        String icon,
        boolean byConsent,
        List<Ability> abilities,
        @Nullable String problem,
        @Nullable Instant end,
        @Nullable Long days,
        @Nullable Instant enteredAt,
        @Nullable String enteredBy,
        @Nullable Instant renewedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant refusedAt) {

    /** The last two weeks are said more loudly. */
    private static final int URGENT_DAYS = 14;

    static final Shown NONE = without("NONE", "quiet", "plug-connected-x");
    /** What the server's settings hold. */
    static final Shown SETTINGS = without("SETTINGS", "info", "settings");
    /** An account that is read with the platform's own. */
    static final Shown SHARED = without("SHARED", "good", "plug-connected");

    private static Shown without(String state, String tone, String icon) {
        return new Shown(null, state, tone, icon, false, List.of(), null, null, null, null, null, null, null, null);
    }

    static Shown of(Connection connection, Instant now) {
        State state = connection.state();
        Instant end = connection.connectBy();
        Long days = end == null || !end.isAfter(now)
                ? null
                : Duration.between(now, end).toDays();
        String tone = switch (state) {
            case CONNECTED -> "good";
            case ENDING -> days != null && days <= URGENT_DAYS ? "bad" : "warn";
            case ENDED, REFUSED, UNREADABLE -> "bad";
        };
        String icon = switch (state) {
            case CONNECTED -> "plug-connected";
            case ENDING -> "hourglass";
            case ENDED -> "clock";
            case REFUSED -> "ban";
            case UNREADABLE -> "lock";
        };
        return new Shown(
                connection.id().toString(),
                state.name(),
                tone,
                icon,
                connection.byConsent(),
                connection.abilities(),
                connection.problem(),
                end,
                days,
                connection.enteredAt(),
                connection.enteredBy(),
                connection.renewedAt(),
                connection.checkedAt(),
                connection.refusedAt());
    }

    /** Whether a person must look after it. */
    public boolean waiting() {
        return "warn".equals(tone) || "bad".equals(tone);
    }
}
