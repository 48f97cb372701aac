package id.pantas.compliance.web;

import id.pantas.compliance.DataKind;
import id.pantas.compliance.Decision;
import id.pantas.compliance.RetentionRule;
import id.pantas.compliance.RetentionRun;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of all rules.
 *
 * @param rules what needs somebody first
 * @param kept rules that are kept
 * @param undecided rules that wait for a decision
 * @param broken rules that are not kept
 * @param waiting rules that wait for the first daily run
 */
record CompliancePage(
        List<Rule> rules,
        long kept,
        long undecided,
        long broken,
        long waiting,
        List<Derived> derived,
        List<Kept> retention,
        List<Run> runs,
        List<Decision> history) {

    /** Whether figures are computed from a platform's statistics. */
    record Derived(Platform platform, boolean allowed, String href) {}

    /**
     * One line of how long data are kept.
     *
     * @param oldest age of the oldest data after the last run, null if there were none or no run
     */
    record Kept(RetentionRule rule, @Nullable Instant oldest, String href) {

        static Kept of(RetentionRule rule, @Nullable RetentionRun last) {
            RetentionRun.Item item = last == null
                    ? null
                    : last.items().stream()
                            .filter(each -> each.platform() == rule.platform() && each.kind() == rule.kind())
                            .findFirst()
                            .orElse(null);
            return new Kept(
                    rule,
                    item == null ? null : item.oldest(),
                    Rules.address("simpan", rule.platform(), rule.kind().name()));
        }
    }

    /** @param state last part of a message key */
    record Run(Instant startedAt, String state, String tone, String icon, long forgotten, List<Line> lines) {

        static Run of(RetentionRun run, boolean newest) {
            List<Line> lines = run.items().stream()
                    .filter(item -> item.forgotten() > 0)
                    .map(item -> new Line(item.platform().displayName(), item.kind(), item.forgotten()))
                    .toList();
            if (run.finishedAt() != null) {
                return new Run(run.startedAt(), "done", "good", "circle-check", run.forgotten(), lines);
            }
            return newest
                    ? new Run(run.startedAt(), "working", "info", "hourglass", run.forgotten(), lines)
                    : new Run(run.startedAt(), "cut", "warn", "alert-triangle", run.forgotten(), lines);
        }
    }

    record Line(String platform, DataKind kind, long forgotten) {}
}
