package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import id.pantas.audit.Change;
import id.pantas.collection.Coverage.Gap;
import id.pantas.collection.Coverage.State;
import id.pantas.collection.Coverage.Total;
import id.pantas.collection.Coverage.UnitCoverage;
import id.pantas.collection.CoverageChanged;
import id.pantas.collection.OutageRefused;
import id.pantas.collection.OutageRefused.Objection;
import id.pantas.collection.Outages.Entry;
import id.pantas.collection.Outages.Outage;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** Four days of two Instagram accounts and a Facebook one, all read well; days are those of Jakarta. */
class OutageTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate THURSDAY = MONDAY.plusDays(3);
    private static final Instant MIDNIGHT = Instant.parse("2026-11-08T17:00:00Z"); // Monday 00.00 WIB
    private static final Instant NOW = MIDNIGHT.plus(Duration.ofHours(82)); // Thursday 10.00 WIB

    private final ScriptedCollector platform = new ScriptedCollector(Platform.INSTAGRAM);
    private final ScriptedCollector other = new ScriptedCollector(Platform.FACEBOOK);
    private Node node;
    private OfficialAccount first;
    private OfficialAccount second;
    private OfficialAccount page;

    @BeforeEach
    void fourGoodDays() {
        node = Node.alone(platform, other);
        first = node.add(Platform.INSTAGRAM, MIDNIGHT);
        second = node.add(Platform.INSTAGRAM, MIDNIGHT);
        page = node.add(Platform.FACEBOOK, MIDNIGHT);
        for (Instant now = MIDNIGHT; now.isBefore(NOW); now = now.plus(Duration.ofHours(2))) {
            node.runs.enrol(now);
            node.runs.collectDue(now, 10);
        }
        node.events.clear();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void recordedDaysAreGapsWhateverTheRunsSay() {
        assertThat(unit(first).fraction()).isEqualByComparingTo("1");
        long id = record(TUESDAY, TUESDAY.plusDays(1));

        UnitCoverage struck = unit(first);
        assertThat(struck.gapDays()).containsExactly(TUESDAY, TUESDAY.plusDays(1));
        assertThat(struck.lostDays()).isEqualByComparingTo("2");
        assertThat(struck.recordedDays()).isEqualByComparingTo("2");
        assertThat(struck.done()).isEqualTo(struck.planned() - 12);
        assertThat(struck.complete()).isFalse();
        assertThat(node.coverage.ofAccount(first.id(), MONDAY, THURSDAY, NOW))
                .extracting(day -> day.state())
                .containsExactly(State.COLLECTED, State.OUTAGE, State.OUTAGE, State.COLLECTED);
        assertThat(unit(page).fraction()).as("another platform").isEqualByComparingTo("1");

        node.outages.withdraw(id, 0, "staf", NOW);
        assertThat(unit(first).fraction()).isEqualByComparingTo("1");
        assertThat(node.outages.find(id).orElseThrow().inForce()).isFalse();
    }

    @Test
    void tellsExactlyTheUnitsAndDaysThatChange() {
        long id = record(TUESDAY, TUESDAY.plusDays(1));
        assertThat(told())
                .containsExactlyInAnyOrder(
                        first.unit() + " " + TUESDAY,
                        first.unit() + " " + TUESDAY.plusDays(1),
                        second.unit() + " " + TUESDAY,
                        second.unit() + " " + TUESDAY.plusDays(1));

        change(id, 0, MONDAY, TUESDAY, Set.of());
        assertThat(told())
                .containsExactlyInAnyOrder(
                        first.unit() + " " + MONDAY,
                        first.unit() + " " + TUESDAY.plusDays(1),
                        second.unit() + " " + MONDAY,
                        second.unit() + " " + TUESDAY.plusDays(1));

        change(id, 1, MONDAY, TUESDAY, Set.of(first.id()));
        assertThat(told())
                .as("the first is concerned as before")
                .containsExactlyInAnyOrder(second.unit() + " " + MONDAY, second.unit() + " " + TUESDAY);

        node.outages.change(
                id, 2, new Entry(Platform.INSTAGRAM, MONDAY, TUESDAY, "Alasan lain", Set.of(first.id())), "staf", NOW);
        assertThat(told()).as("only the words changed").isEmpty();

        node.outages.withdraw(id, 3, "staf", NOW);
        assertThat(told()).containsExactlyInAnyOrder(first.unit() + " " + MONDAY, first.unit() + " " + TUESDAY);
    }

    @Test
    void canConcernSomeAccountsOnly() {
        node.outages.record(
                new Entry(Platform.INSTAGRAM, TUESDAY, TUESDAY, "Akun disusupi", Set.of(second.id())), "staf", NOW);
        assertThat(unit(first).gapDays()).isEmpty();
        assertThat(unit(second).gapDays()).containsExactly(TUESDAY);
        Outage kept = node.outages.all(10).get(0);
        assertThat(kept.everyone()).isFalse();
        assertThat(kept.accounts()).containsExactly(second.id());
    }

    @Test
    void ofSeveralAccountsADayIsLostByTheirShare() {
        OfficialAccount third = node.add(Platform.FACEBOOK, NOW);
        node.registry.put(
                third.id(),
                new OfficialAccount(
                        third.id(), first.unit(), Platform.FACEBOOK, third.handle(), null, true, third.registeredAt()));
        node.database
                .sql("""
                        insert into collection.check_day
                               (account_id, day, unit_id, platform, connected, planned, done)
                        values (:account, :day, :unit, 'FACEBOOK', true, 6, 6)
                        """)
                .param("account", third.id().value())
                .param("day", TUESDAY)
                .param("unit", first.unit().value())
                .update();
        record(TUESDAY, TUESDAY.plusDays(1));
        UnitCoverage struck = unit(first);
        assertThat(struck.gapDays()).containsExactly(TUESDAY, TUESDAY.plusDays(1));
        assertThat(struck.lostDays()).isEqualByComparingTo("1.5");
    }

    @Test
    void saysWhatIsWrongWithAnEntryAllAtOnce() {
        node.openFrom = MONDAY;
        assertThat(codes(() -> node.outages.record(new Entry(null, null, null, " ab ", Set.of()), "staf", NOW)))
                .containsExactly("platform platform", "from from", "to to", "reason reason");
        assertThat(codes(() -> record(THURSDAY.plusDays(1), THURSDAY.plusDays(2))))
                .containsExactly("from future", "to future");
        assertThat(codes(() -> record(TUESDAY, MONDAY))).containsExactly("to order");
        assertThat(codes(() -> record(MONDAY.minusDays(1), MONDAY))).containsExactly("from settled");
        assertThat(codes(() -> node.outages.record(
                        new Entry(Platform.FACEBOOK, MONDAY, MONDAY, "Akun keliru", Set.of(first.id())), "staf", NOW)))
                .containsExactly("accounts accounts");
        assertThat(codes(() -> node.outages.record(
                        new Entry(
                                Platform.INSTAGRAM,
                                MONDAY,
                                MONDAY,
                                "Akun asing",
                                Set.of(new AccountId(UUID.randomUUID()))),
                        "staf",
                        NOW)))
                .containsExactly("accounts accounts");
        assertThat(codes(() -> node.outages.record(
                        new Entry(Platform.X, MONDAY, MONDAY, "Tidak terhubung", Set.of()), "staf", NOW)))
                .containsExactly("from nothing");
        assertThat(codes(() -> node.outages.record(
                        new Entry(Platform.INSTAGRAM, MONDAY, MONDAY, "x".repeat(301), Set.of()), "staf", NOW)))
                .containsExactly("reason reason");
        assertThat(node.outages.all(10)).isEmpty();
        assertThat(told()).isEmpty();
        verify(node.audit, times(0)).record(any());
    }

    @Test
    void noDayOfAnAccountIsRecordedTwice() {
        long id = record(MONDAY, TUESDAY);
        OutageRefused refused = refusal(() -> record(TUESDAY, THURSDAY));
        assertThat(refused.objections().get(0).code()).isEqualTo("overlap");
        assertThat(refused.objections().get(0).arguments()).contains(id, MONDAY, TUESDAY);
        assertThat(codes(() -> node.outages.record(
                        new Entry(Platform.INSTAGRAM, TUESDAY, TUESDAY, "Sebagian", Set.of(first.id())), "staf", NOW)))
                .containsExactly("from overlap");
        node.outages.record(new Entry(Platform.FACEBOOK, MONDAY, TUESDAY, "Platform lain", Set.of()), "staf", NOW);
        change(id, 0, MONDAY, TUESDAY.plusDays(1), Set.of());
        node.outages.withdraw(id, 1, "staf", NOW);
        record(TUESDAY, THURSDAY);
    }

    @Test
    void twoAccountsMayHaveTheirOwnOnTheSameDay() {
        node.outages.record(
                new Entry(Platform.INSTAGRAM, MONDAY, MONDAY, "Yang satu", Set.of(first.id())), "staf", NOW);
        node.outages.record(
                new Entry(Platform.INSTAGRAM, MONDAY, MONDAY, "Yang lain", Set.of(second.id())), "staf", NOW);
        assertThat(unit(first).gapDays()).containsExactly(MONDAY);
        assertThat(unit(second).gapDays()).containsExactly(MONDAY);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        long id = record(MONDAY, MONDAY);
        change(id, 0, TUESDAY, TUESDAY, Set.of());
        assertThat(codes(() -> change(id, 0, MONDAY, MONDAY, Set.of()))).containsExactly(" stale");
        assertThat(codes(() -> node.outages.withdraw(id, 0, "staf", NOW))).containsExactly(" stale");
        node.outages.withdraw(id, 1, "staf", NOW);
        assertThat(codes(() -> node.outages.withdraw(id, 2, "staf", NOW))).containsExactly(" withdrawn");
        assertThat(codes(() -> node.outages.withdraw(999, 0, "staf", NOW))).containsExactly(" unknown");
    }

    @Test
    void whatASettledResultRestsOnStands() {
        long id = record(MONDAY, TUESDAY);
        node.openFrom = TUESDAY;
        assertThat(codes(() -> change(id, 0, TUESDAY, TUESDAY, Set.of()))).containsExactly(" settledBefore");
        assertThat(codes(() -> node.outages.withdraw(id, 0, "staf", NOW))).containsExactly(" settledBefore");
    }

    @Test
    void everyChangeIsInTheAuditLogInWords() {
        long id = record(MONDAY, TUESDAY);
        change(id, 0, MONDAY, MONDAY, Set.of());
        node.outages.withdraw(id, 1, "staf", NOW);
        ArgumentCaptor<Change> changes = ArgumentCaptor.forClass(Change.class);
        verify(node.audit, times(3)).record(changes.capture());
        assertThat(changes.getAllValues())
                .extracting(Change::action)
                .containsExactly(
                        "collection.audit.outageRecorded",
                        "collection.audit.outageChanged",
                        "collection.audit.outageWithdrawn");
        Change changed = changes.getAllValues().get(1);
        assertThat(changed.from()).contains("Instagram", "2026-11-10", "Instagram tumbang");
        assertThat(changed.to()).contains("2026-11-09").doesNotContain("2026-11-10");
    }

    @Test
    void saysWhichAccountWhichDaysAndWhy() {
        platform.failAlways(FailureKind.PERMISSION, null);
        Instant until = MIDNIGHT.plus(Duration.ofHours(8 * 24 + 10));
        for (Instant now = NOW; now.isBefore(until); now = now.plus(Duration.ofHours(2))) {
            node.runs.enrol(now);
            node.runs.collectDue(now, 10);
        }
        node.outages.record(
                new Entry(Platform.INSTAGRAM, TUESDAY, TUESDAY.plusDays(1), "Instagram tumbang", Set.of()),
                "staf",
                until);
        List<Gap> gaps = node.coverage.gaps(first.unit(), MONDAY, THURSDAY.plusDays(4), until);
        assertThat(gaps.get(0))
                .isEqualTo(new Gap(
                        first.id(),
                        Platform.INSTAGRAM,
                        TUESDAY,
                        TUESDAY.plusDays(1),
                        12,
                        0,
                        "Instagram tumbang",
                        null));
        assertThat(gaps.get(1).from()).isEqualTo(THURSDAY);
        assertThat(gaps.get(1).done()).isPositive();
        Gap lasting = gaps.get(2);
        assertThat(lasting.from()).isEqualTo(THURSDAY.plusDays(1));
        assertThat(lasting.to()).isEqualTo(THURSDAY.plusDays(4));
        assertThat(lasting.cause()).isEqualTo(FailureKind.PERMISSION);
        assertThat(gaps).hasSize(3);
        assertThat(node.coverage.gaps(page.unit(), MONDAY, THURSDAY.plusDays(4), until))
                .isEmpty();
    }

    @Test
    void sumsAllUnitsByPlatform() {
        Total all = node.coverage.total(null, MONDAY, THURSDAY, NOW);
        assertThat(all.fraction()).isEqualByComparingTo("1");
        assertThat(all.platforms())
                .extracting(one -> one.platform())
                .containsExactly(Platform.INSTAGRAM, Platform.FACEBOOK);
        record(MONDAY, MONDAY);
        record(THURSDAY, THURSDAY);
        Total struck = node.coverage.total(Platform.INSTAGRAM, MONDAY, THURSDAY, NOW);
        UnitCoverage one = unit(first);
        UnitCoverage two = unit(second);
        assertThat(struck.platforms()).hasSize(1);
        assertThat(struck.platforms().get(0).planned()).isEqualTo(one.planned() + two.planned());
        assertThat(struck.platforms().get(0).done()).isEqualTo(one.done() + two.done());
        assertThat(struck.outages()).hasSize(2);
        assertThat(node.coverage.total(Platform.FACEBOOK, MONDAY, THURSDAY, NOW).outages())
                .isEmpty();
    }

    private long record(LocalDate from, LocalDate to) {
        return node.outages.record(new Entry(Platform.INSTAGRAM, from, to, "Instagram tumbang", Set.of()), "staf", NOW);
    }

    private void change(long id, int version, LocalDate from, LocalDate to, Set<AccountId> accounts) {
        node.outages.change(
                id, version, new Entry(Platform.INSTAGRAM, from, to, "Instagram tumbang", accounts), "staf", NOW);
    }

    private UnitCoverage unit(OfficialAccount account) {
        return node.coverage.ofUnit(account.unit(), MONDAY, THURSDAY, NOW);
    }

    /** Unit and day of everything told since the last look. */
    private List<String> told() {
        List<String> told = node.events.stream()
                .map(CoverageChanged.class::cast)
                .flatMap(event -> event.units().stream()
                        .flatMap(unit -> event.days().stream().map(day -> unit + " " + day)))
                .toList();
        node.events.clear();
        return told;
    }

    private static List<String> codes(ThrowingCallable call) {
        return refusal(call).objections().stream()
                .map((Objection one) -> one.field() + " " + one.code())
                .toList();
    }

    private static OutageRefused refusal(ThrowingCallable call) {
        OutageRefused refused = catchThrowableOfType(OutageRefused.class, call);
        assertThat(refused).as("refusal").isNotNull();
        return refused;
    }
}
