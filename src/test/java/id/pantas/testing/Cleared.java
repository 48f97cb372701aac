package id.pantas.testing;

import id.pantas.compliance.Clearances;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.Decisions;
import id.pantas.compliance.NewDecision;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;

/** The platforms' clearances in tests that are not about them. */
public final class Cleared {

    /** Every platform may be asked. */
    public static final Clearances EVERYTHING = new Clearances() {
        @Override
        public boolean needed(Platform platform) {
            return false;
        }

        @Override
        public boolean cleared(Platform platform) {
            return true;
        }
    };

    private Cleared() {}

    /** Records the clearance of X. */
    public static void x(Decisions decisions) {
        decisions.record(
                new NewDecision(
                        Platform.X,
                        DecisionSubject.CLEARANCE,
                        true,
                        "Tim kebijakan X",
                        LocalDate.of(2026, 11, 2),
                        "Surat X-4711",
                        null),
                "admin",
                Instant.now());
    }
}
