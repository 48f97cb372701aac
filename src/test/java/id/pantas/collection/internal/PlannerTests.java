package id.pantas.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.Coverage.AccountDay;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannerTests {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-08T17:00:00Z"); // Monday 00.00 WIB
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);

    private final ScriptedCollector platform = new ScriptedCollector(Platform.TIKTOK);
    private Node node;

    @BeforeEach
    void start() {
        node = new Node(Node.newDatabase(), new LinkedHashMap<>(), Map.of("pantas.collection.workers", "4"), platform);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void looksAtADailyAccountSixTimesADayAndAtAWeeklyOneOnce() {
        OfficialAccount daily = node.add(Platform.TIKTOK, MIDNIGHT);
        OfficialAccount weekly = node.add(Platform.TIKTOK, MIDNIGHT);
        node.postTimes.published.put(daily.id(), every(Duration.ofDays(1)));
        node.postTimes.published.put(weekly.id(), every(Duration.ofDays(7)));

        work(MIDNIGHT, Duration.ofDays(3));

        Instant now = MIDNIGHT.plus(Duration.ofDays(3));
        AccountDay often = day(daily, 1, now);
        AccountDay rarely = day(weekly, 1, now);
        assertThat(often.planned()).isEqualTo(6);
        assertThat(often.done()).isEqualTo(6);
        assertThat(rarely.planned()).isEqualTo(1);
        assertThat(rarely.done()).isEqualTo(1);
        assertThat(node.state(weekly)).containsEntry("check_every", 6);
        assertThat(node.coverage
                        .ofUnit(weekly.unit(), MONDAY, MONDAY.plusDays(1), now)
                        .complete())
                .isTrue();
    }

    @Test
    void visitsARareAccountWhenItsPostIsToBeMeasured() {
        OfficialAccount rare = node.add(Platform.TIKTOK, MIDNIGHT);
        node.postTimes.published.put(rare.id(), List.of(MIDNIGHT.minus(Duration.ofDays(50))));
        work(MIDNIGHT, Duration.ofDays(2));
        assertThat(node.state(rare)).containsEntry("check_every", 6);
        Instant visit = node.nextDue(rare);
        Instant published = visit.minus(Duration.ofHours(3));
        node.postTimes.published.put(rare.id(), List.of(published));
        node.collect(rare, visit);

        assertThat(node.nextDue(rare))
                .isBetween(
                        published.plus(Duration.ofHours(24)),
                        published.plus(Duration.ofHours(24)).plusSeconds(61));
    }

    @Test
    void aCheckThatWasOpenWhenTheIntervalShortenedAtMidnightIsNotMissed() {
        OfficialAccount account = node.add(Platform.TIKTOK, MIDNIGHT);
        node.postTimes.published.put(account.id(), List.of(MIDNIGHT.minus(Duration.ofDays(50))));
        work(MIDNIGHT, Duration.ofDays(3));
        node.postTimes.published.put(account.id(), every(Duration.ofHours(12)));
        work(MIDNIGHT.plus(Duration.ofDays(3)), Duration.ofDays(4));

        Instant now = MIDNIGHT.plus(Duration.ofDays(7));
        assertThat(node.coverage.ofAccount(account.id(), MONDAY, MONDAY.plusDays(5), now))
                .allSatisfy(day -> assertThat(day.done()).isEqualTo(day.planned()));
        assertThat(day(account, 5, now).planned()).isEqualTo(6);
    }

    @Test
    void spreadsWhatIsOverdueAfterAPauseInsteadOfReadingItAllAtOnce() {
        List<OfficialAccount> accounts = IntStream.range(0, 120)
                .mapToObj(n -> node.registered(Platform.TIKTOK, MIDNIGHT))
                .toList();
        node.runs.enrol(MIDNIGHT);
        work(MIDNIGHT, Duration.ofHours(5));
        platform.requests.clear();
        Instant back = MIDNIGHT.plus(Duration.ofHours(17)); // nothing ran for twelve hours

        Map<Long, Integer> perFiveMinutes = new LinkedHashMap<>();
        for (int i = 0; i < 36; i++) {
            Instant now = back.plus(Duration.ofMinutes(5L * i));
            node.runs.plan(now);
            perFiveMinutes.put(5L * i, node.runs.collectDue(now, 1_000));
        }
        // 120 in two hours are five in five minutes, and what is due as usual comes on top: two or three.
        assertThat(perFiveMinutes.get(0L)).isLessThanOrEqualTo(8);
        assertThat(perFiveMinutes.values()).allMatch(runs -> runs <= 20);
        assertThat(accounts)
                .allSatisfy(account -> assertThat(node.runsOf(account)).hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void theLongestOverdueComesFirstAfterAPause() {
        for (int i = 0; i < 20; i++) {
            node.registered(Platform.TIKTOK, MIDNIGHT);
        }
        node.runs.enrol(MIDNIGHT);
        List<AccountId> order = new ArrayList<>(node.registry.keySet());
        for (int i = 0; i < order.size(); i++) {
            node.database
                    .sql("update collection.account_state set next_due = :due where account_id = :id")
                    .param("due", Sql.at(MIDNIGHT.minusSeconds(60L * i)))
                    .param("id", order.get(i).value())
                    .update();
        }
        node.runs.collectDue(MIDNIGHT.plus(Duration.ofHours(3)), 1);
        List<Instant> spread = order.stream()
                .filter(id -> node.runsOf(node.registry.get(id)).isEmpty())
                .map(id -> node.nextDue(node.registry.get(id)))
                .toList();
        assertThat(spread).hasSize(19).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(spread.get(0)).isEqualTo(MIDNIGHT.plus(Duration.ofHours(3)).plus(Duration.ofMinutes(16)));
    }

    @Test
    void whatAPersonAskedForIsNotHeldBack() {
        for (int i = 0; i < 30; i++) {
            node.registered(Platform.TIKTOK, MIDNIGHT);
        }
        node.runs.enrol(MIDNIGHT);
        Instant later = MIDNIGHT.plus(Duration.ofHours(10));
        node.workers.stop();
        node.runs.requestAll(later, "staf");
        node.workers.start();
        assertThat(node.runs.collectDue(later, 100)).isEqualTo(30);
    }

    @Test
    void planningReadsNoAccountWhileNothingChanges() {
        for (int i = 0; i < 10; i++) {
            node.registered(Platform.TIKTOK, MIDNIGHT);
        }
        node.runs.enrol(MIDNIGHT);
        String before = rows();
        node.runs.plan(MIDNIGHT.plus(Duration.ofHours(3)));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void takesOverOneChangedAccountAndLeavesTheOthersAlone() {
        OfficialAccount old = node.add(Platform.TIKTOK, MIDNIGHT);
        OfficialAccount fresh = node.registered(Platform.TIKTOK, MIDNIGHT);
        OfficialAccount unseen = node.registered(Platform.TIKTOK, MIDNIGHT);
        node.retire(old);

        node.enrolment.refresh(List.of(old.id(), fresh.id()), MIDNIGHT.plusSeconds(60));

        assertThat(node.state(old)).containsEntry("active", false);
        assertThat(node.nextDue(fresh)).isEqualTo(MIDNIGHT.plusSeconds(60));
        assertThat(day(fresh, 0, MIDNIGHT.plusSeconds(90)).connected()).isTrue();
        assertThat(node.health.account(unseen.id(), MIDNIGHT)).isEmpty();
        node.runs.enrol(MIDNIGHT.plusSeconds(120));
        assertThat(node.health.account(unseen.id(), MIDNIGHT)).isPresent();
    }

    @Test
    void readsEveryAccountOfTheRegistryThoughItComesInParts() {
        for (int i = 0; i < 4_100; i++) {
            node.registered(Platform.TIKTOK, MIDNIGHT);
        }
        node.runs.enrol(MIDNIGHT);
        OfficialAccount gone = node.registry.values().iterator().next();
        node.retire(gone);
        node.runs.enrol(MIDNIGHT.plusSeconds(60));

        assertThat(node.database
                        .sql("select count(*) from collection.account_state where active")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4_099);
        assertThat(node.state(gone)).containsEntry("active", false);
    }

    @Test
    void theSharedCredentialsRefusalLeavesOwnersCredentialsAlone() {
        platform.access = ScriptedCollector.Access.ACCOUNT;
        node.credentials.keep(Platform.TIKTOK, null);
        OfficialAccount shared = node.add(Platform.TIKTOK, MIDNIGHT);
        OfficialAccount other = node.add(Platform.TIKTOK, MIDNIGHT);
        OfficialAccount own = node.registered(Platform.TIKTOK, MIDNIGHT);
        node.credentials.keep(Platform.TIKTOK, own.id());
        node.runs.enrol(MIDNIGHT);
        platform.trouble = request -> {
            if (!request.account().id().equals(own.id())) {
                throw new CollectionFailure(FailureKind.AUTH, "scripted", null, null, null);
            }
        };
        node.collect(shared, MIDNIGHT);

        assertThat(node.runs.collectDue(MIDNIGHT.plusSeconds(5), 10))
                .as("the owner's account alone")
                .isEqualTo(1);
        assertThat(node.runsOf(own)).hasSize(1);
        assertThat(node.runsOf(other)).isEmpty();
        platform.trouble = null;
        node.runs.collectDue(MIDNIGHT.plus(Duration.ofMinutes(20)), 10);
        assertThat(node.runsOf(shared)).as("one tries first").hasSize(2);
        assertThat(node.runsOf(other)).as("then the other").hasSize(1);
    }

    @Test
    void anOwnersLimitRestsThatCredentialForPostsAndLeavesOthersAlone() {
        platform.access = ScriptedCollector.Access.ACCOUNT;
        OfficialAccount limited = node.registered(Platform.TIKTOK, MIDNIGHT);
        OfficialAccount other = node.registered(Platform.TIKTOK, MIDNIGHT);
        node.credentials.keep(Platform.TIKTOK, limited.id());
        node.credentials.keep(Platform.TIKTOK, other.id());
        node.runs.enrol(MIDNIGHT);
        platform.trouble = request -> {
            if (request.account().id().equals(limited.id())) {
                throw new CollectionFailure(
                        FailureKind.RATE_LIMITED,
                        CollectionFailure.Scope.CREDENTIAL,
                        "scripted",
                        MIDNIGHT.plusSeconds(3_600),
                        null,
                        null);
            }
        };
        node.collect(limited, MIDNIGHT);
        assertThat(node.platforms.find(Platform.TIKTOK).orElseThrow().pausedAt(MIDNIGHT.plusSeconds(60)))
                .isFalse();
        assertThat(node.collect(other, MIDNIGHT).failure()).isNull();
        assertThat(node.state(limited).get("credential_rests_until")).isNotNull();
    }

    private void work(Instant from, Duration length) {
        for (Instant now = from; now.isBefore(from.plus(length)); now = now.plus(Duration.ofMinutes(10))) {
            node.runs.plan(now);
            node.runs.collectDue(now, 1_000);
        }
    }

    private AccountDay day(OfficialAccount account, int after, Instant now) {
        return node.coverage
                .ofAccount(account.id(), MONDAY.plusDays(after), MONDAY.plusDays(after), now)
                .get(0);
    }

    private String rows() {
        return node.database
                .sql("select string_agg(xmin::text, ',' order by account_id) from collection.account_state")
                .query(String.class)
                .single();
    }

    /** Times from sixty days ago to sixty days ahead. */
    private static List<Instant> every(Duration gap) {
        List<Instant> times = new ArrayList<>();
        Instant last = MIDNIGHT.plus(Duration.ofDays(60));
        for (Instant at = MIDNIGHT.minus(Duration.ofDays(59)); at.isBefore(last); at = at.plus(gap)) {
            times.add(at);
        }
        return times;
    }
}
