package id.pantas.compliance.internal;

import static id.pantas.compliance.internal.ComplianceDatabase.BY;
import static id.pantas.compliance.internal.ComplianceDatabase.NOW;
import static id.pantas.compliance.internal.ComplianceDatabase.TODAY;
import static id.pantas.compliance.internal.ComplianceDatabase.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.compliance.ComplianceRefused;
import id.pantas.compliance.Decision;
import id.pantas.compliance.DecisionRecorded;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.NewDecision;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class DecisionTests {

    private final ComplianceDatabase node = new ComplianceDatabase();

    @Test
    void xMayNotBeAskedBeforeItsClearanceIsRecordedAndTheOthersNeedNone() {
        assertThat(node.decisions.cleared(Platform.X)).isFalse();
        for (Platform platform : Platform.values()) {
            assertThat(node.decisions.cleared(platform)).isEqualTo(platform != Platform.X);
        }

        node.decide(Platform.X, DecisionSubject.CLEARANCE, true, NOW);

        assertThat(node.decisions.cleared(Platform.X)).isTrue();
        Decision kept =
                node.decisions.latest(Platform.X, DecisionSubject.CLEARANCE).orElseThrow();
        assertThat(kept.recordedBy()).isEqualTo(BY);
        assertThat(kept.decidedBy()).isEqualTo("Kepala Diskominfo");
        assertThat(kept.document()).isEqualTo("Surat 480/12/2026");
        assertThat(kept.at()).isEqualTo(NOW);
    }

    @Test
    void aWithdrawnClearanceStopsXAndBothAreInTheAuditLog() {
        node.decide(Platform.X, DecisionSubject.CLEARANCE, true, NOW);
        node.decide(Platform.X, DecisionSubject.CLEARANCE, false, NOW.plusSeconds(60));

        assertThat(node.decisions.cleared(Platform.X)).isFalse();
        assertThat(node.audited)
                .extracting(change -> change.action())
                .containsExactly("compliance.audit.CLEARANCE.granted", "compliance.audit.CLEARANCE.withdrawn");
        assertThat(node.audited.get(1).from()).contains("Surat 480/12/2026");
        assertThat(node.events)
                .containsExactly(
                        new DecisionRecorded(Platform.X, DecisionSubject.CLEARANCE, true),
                        new DecisionRecorded(Platform.X, DecisionSubject.CLEARANCE, false));
        assertThat(node.decisions.history(10)).extracting(Decision::granted).containsExactly(false, true);
    }

    @Test
    void aRecordedDecisionIsNeverChanged() {
        node.decide(Platform.X, DecisionSubject.CLEARANCE, true, NOW);
        for (String statement :
                new String[] {"update compliance.decision set granted = false", "delete from compliance.decision"}) {
            assertThatThrownBy(() -> node.sql.sql(statement).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatIsMissingTooLongOrOfTheFutureIsRefusedWithItsField() {
        refused("decidedBy", with("  \u202E\u0000 ", TODAY, "Surat 1"));
        refused("decidedBy", with("x".repeat(161), TODAY, "Surat 1"));
        refused("decidedOn", with("Kepala Dinas", TODAY.plusDays(1), "Surat 1"));
        refused("decidedOn", with("Kepala Dinas", LocalDate.of(1999, 1, 1), "Surat 1"));
        refused("document", with("Kepala Dinas", TODAY, " "));
        refused("document", with("Kepala Dinas", TODAY, null));
        refused("platform", decision(Platform.INSTAGRAM, DecisionSubject.CLEARANCE, true));
        refused("platform", decision(Platform.X, DecisionSubject.AMENDMENT, true));
        refused("platform", decision(Platform.WEBSITE, DecisionSubject.DERIVED_METRICS, false));
        assertThat(node.decisions.history(10)).isEmpty();
        assertThat(node.audited).isEmpty();
    }

    @Test
    void markupAndControlCharactersAreKeptAsHarmlessText() {
        node.decisions.record(
                with("<script>alert(1)</script>\n\u0007Kepala", TODAY, "'; drop table compliance.decision; --"),
                BY,
                NOW);
        Decision kept =
                node.decisions.latest(Platform.X, DecisionSubject.CLEARANCE).orElseThrow();
        assertThat(kept.decidedBy()).isEqualTo("<script>alert(1)</script> Kepala");
        assertThat(kept.document()).isEqualTo("'; drop table compliance.decision; --");
    }

    @Test
    void youTubesStatisticsEnterNoFigureWithoutTheAcceptedAmendment() {
        assertThat(node.decisions.withheld(NOW)).containsExactly(Platform.YOUTUBE);
        refused("platform", decision(Platform.YOUTUBE, DecisionSubject.DERIVED_METRICS, true));

        node.decide(Platform.YOUTUBE, DecisionSubject.AMENDMENT, true, NOW);
        assertThat(node.decisions.withheld(NOW)).as("accepted, not switched on").containsExactly(Platform.YOUTUBE);
        node.decide(Platform.YOUTUBE, DecisionSubject.DERIVED_METRICS, true, NOW.plusSeconds(1));
        assertThat(node.decisions.withheld(NOW.plusSeconds(1))).isEmpty();
        assertThat(node.decisions.withheld(NOW))
                .as("a period that ended before is not computed anew")
                .containsExactly(Platform.YOUTUBE);

        node.decide(Platform.YOUTUBE, DecisionSubject.AMENDMENT, false, NOW.plus(Duration.ofDays(20)));
        assertThat(node.decisions.withheld(NOW.plus(Duration.ofDays(20)))).containsExactly(Platform.YOUTUBE);
        assertThat(node.decisions.withheld(NOW.plus(Duration.ofDays(10))))
                .as("a period that ended while it was allowed")
                .isEmpty();
    }

    @Test
    void anotherPlatformsFiguresCanBeSwitchedOffAndOn() {
        node.decide(Platform.TIKTOK, DecisionSubject.DERIVED_METRICS, false, NOW);
        assertThat(node.decisions.withheld(NOW)).containsExactlyInAnyOrder(Platform.YOUTUBE, Platform.TIKTOK);
        node.decide(Platform.TIKTOK, DecisionSubject.DERIVED_METRICS, true, NOW.plusSeconds(1));
        assertThat(node.decisions.withheld(NOW.plusSeconds(1))).containsExactly(Platform.YOUTUBE);
    }

    private void refused(String field, NewDecision decision) {
        assertThatThrownBy(() -> node.decisions.record(decision, BY, NOW))
                .isInstanceOfSatisfying(
                        ComplianceRefused.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static NewDecision with(String decidedBy, LocalDate on, String document) {
        return new NewDecision(Platform.X, DecisionSubject.CLEARANCE, true, decidedBy, on, document, null);
    }
}
