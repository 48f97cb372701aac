package id.pantas.compliance.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a platform's contract as the page shows it. Its title, source and what to do are messages below
 * {@code compliance.rule.<key>}.
 *
 * @param platform code of the platform, null if it holds for all
 * @param facts what is so at present
 * @param todo message key of what to do, null if nothing is to be done
 * @param action message key of the door's words, {@code href} where it leads; both null without one
 */
record Rule(
        String key,
        @Nullable String platform,
        State state,
        List<Words> facts,
        @Nullable String todo,
        @Nullable String action,
        @Nullable String href) {

    /** Whether a rule is kept. */
    enum State {
        NOT_KEPT("bad", "alert-triangle"),
        DECISION("warn", "help-circle"),
        /** The first daily run has still to come. */
        WAITING("info", "clock"),
        KEPT("good", "circle-check");

        private final String tone;
        private final String icon;

        State(String tone, String icon) {
            this.tone = tone;
            this.icon = icon;
        }

        public String tone() {
            return tone;
        }

        public String icon() {
            return icon;
        }
    }

    /** A message with its arguments, ready to be printed. */
    record Words(String key, Object[] arguments) {

        static Words of(String key, Object... arguments) {
            return new Words(key, arguments);
        }
    }
}
