package id.pantas.collection.internal;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.calendar.WorkingCalendar;
import id.pantas.calendar.WorkingWeek;
import id.pantas.collection.AccountStatus;
import id.pantas.collection.Coverage;
import id.pantas.collection.VolumeWatch;
import id.pantas.collection.internal.VolumeRule.Judgement;
import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts the posts of each platform and day, and keeps what {@link VolumeRule} says to them. */
@Service
class Volumes implements VolumeWatch {

    /** When yesterday is judged first: accounts that publish much have been read since midnight by then. */
    private static final LocalTime FIRST_LOOK = LocalTime.of(6, 0);

    /** Late by this part of its interval, a check may still come. */
    private static final int PATIENCE = 2;

    private final JdbcClient database;
    private final CollectionProperties settings;
    private final PeriodCalendar calendar;
    /** Weekends; holidays are not kept as data yet. */
    private final WorkingCalendar offices;

    Volumes(JdbcClient database, CollectionProperties settings, PeriodCalendar calendar) {
        this.database = database;
        this.settings = settings;
        this.calendar = calendar;
        this.offices = new WorkingCalendar(calendar.zone(), WorkingWeek.ORDINARY, List.of(), Set.of());
    }

    /** Judges the two last days that can be judged; repeatable. */
    void judge(Instant now) {
        LocalDate today = now.atZone(calendar.zone()).toLocalDate();
        boolean early = now.atZone(calendar.zone()).toLocalTime().isBefore(FIRST_LOOK);
        for (LocalDate day : List.of(today.minusDays(2), today.minusDays(1))) {
            if (!early || day.isBefore(today.minusDays(1))) {
                judge(day);
            }
        }
    }

    private void judge(LocalDate day) {
        Map<Platform, Map<LocalDate, Integer>> counts = counts(day);
        Map<Platform, Boolean> complete = coverage(day);
        Map<Platform, List<LocalDate>> gaps = gaps(day);
        Map<Platform, List<LocalDate>> outages = outages(day);
        knownSince().forEach((platform, since) -> {
            if (since.isAfter(day)) {
                return;
            }
            Map<LocalDate, Integer> history = new HashMap<>();
            Map<LocalDate, Integer> counted = counts.getOrDefault(platform, Map.of());
            for (LocalDate past = day.minusWeeks(VolumeRule.WEEKS); past.isBefore(day); past = past.plusDays(1)) {
                boolean gap = gaps.getOrDefault(platform, List.of()).contains(past)
                        || outages.getOrDefault(platform, List.of()).contains(past);
                if (!past.isBefore(since) && !gap) {
                    history.put(past, counted.getOrDefault(past, 0));
                }
            }
            int posts = counted.getOrDefault(day, 0);
            boolean outage = outages.getOrDefault(platform, List.of()).contains(day);
            Judgement judgement = complete.getOrDefault(platform, true) && !outage
                    ? VolumeRule.judge(day, posts, history, offices::isWorkingDay)
                    : new Judgement(Basis.NONE, null, null, Verdict.GAP);
            boolean before = stood(platform, day);
            keep(platform, day, posts, judgement, VolumeRule.stands(before, judgement));
        });
    }

    /** Posts by platform and day, of the accounts that were read after {@code day} had ended. */
    private Map<Platform, Map<LocalDate, Integer>> counts(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        Instant start =
                day.minusWeeks(VolumeRule.WEEKS).atStartOfDay(calendar.zone()).toInstant();
        Map<Platform, Map<LocalDate, Integer>> counts = new EnumMap<>(Platform.class);
        database.sql("""
                        select s.platform, (p.published_at at time zone :zone)::date as day, count(*) as posts
                          from post.post_fact p
                          join collection.account_state s on s.account_id = p.account_id
                         where p.published_at >= :start and p.published_at < :end
                           and s.active and s.connected and s.last_good >= :end
                         group by 1, 2
                        """)
                .param("zone", calendar.zone().getId())
                .param("start", Sql.at(start))
                .param("end", Sql.at(end))
                .query(row -> {
                    counts.computeIfAbsent(Platform.valueOf(row.getString("platform")), any -> new HashMap<>())
                            .put(row.getObject("day", LocalDate.class), row.getInt("posts"));
                });
        return counts;
    }

    /** Whether enough of the day's planned checks were made, where any were planned. */
    private Map<Platform, Boolean> coverage(LocalDate day) {
        Map<Platform, Boolean> complete = new EnumMap<>(Platform.class);
        database.sql("""
                        select platform, sum(planned) as planned, sum(done) as done from collection.check_day
                         where day = :day and connected group by platform
                        """).param("day", day).query(row -> {
            double needed = row.getLong("planned") * Coverage.COMPLETE_FROM.doubleValue();
            complete.put(Platform.valueOf(row.getString("platform")), row.getLong("done") >= needed);
        });
        return complete;
    }

    /** Days whose checks were not made. */
    private Map<Platform, List<LocalDate>> gaps(LocalDate until) {
        return days(
                "select platform, day from collection.volume_day where verdict = 'GAP' and day between :from and :until",
                until);
    }

    /** Days of outages that people recorded for a whole platform. */
    private Map<Platform, List<LocalDate>> outages(LocalDate until) {
        return days("""
                select platform, d::date as day from collection.outage, generate_series(first_day, last_day, '1 day') d
                 where everyone and withdrawn_at is null and d between :from and :until
                """, until);
    }

    private Map<Platform, List<LocalDate>> days(String query, LocalDate until) {
        Map<Platform, List<LocalDate>> days = new EnumMap<>(Platform.class);
        database.sql(query)
                .param("from", until.minusWeeks(VolumeRule.WEEKS))
                .param("until", until)
                .query(row -> {
                    days.computeIfAbsent(Platform.valueOf(row.getString("platform")), any -> new ArrayList<>())
                            .add(row.getObject("day", LocalDate.class));
                });
        return days;
    }

    /** The first whole day that first runs reached back to; days before it look emptier than they were. */
    private Map<Platform, LocalDate> knownSince() {
        Map<Platform, LocalDate> since = new EnumMap<>(Platform.class);
        database.sql("""
                        select platform, min(enrolled_at) as first from collection.account_state
                         where active and connected and last_good is not null group by platform
                        """).query(row -> {
            Instant reach = Sql.instant(row, "first").minus(Duration.ofDays(settings.firstRunDays()));
            since.put(
                    Platform.valueOf(row.getString("platform")),
                    reach.atZone(calendar.zone()).toLocalDate().plusDays(1));
        });
        return since;
    }

    private boolean stood(Platform platform, LocalDate before) {
        return database.sql("""
                        select alert from collection.volume_day
                         where platform = :platform and day < :day order by day desc limit 1
                        """)
                .param("platform", platform.name())
                .param("day", before)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private void keep(Platform platform, LocalDate day, int posts, Judgement judgement, boolean alert) {
        database.sql("""
                        insert into collection.volume_day as v
                               (platform, day, posts, basis, expected, deviation, verdict, alert)
                        values (:platform, :day, :posts, :basis, cast(:expected as numeric), cast(:deviation as numeric),
                                :verdict, :alert)
                        on conflict (platform, day) do update
                           set posts = excluded.posts, basis = excluded.basis, expected = excluded.expected,
                               deviation = excluded.deviation, verdict = excluded.verdict, alert = excluded.alert
                        """)
                .param("platform", platform.name())
                .param("day", day)
                .param("posts", posts)
                .param("basis", judgement.basis().name())
                .param("expected", judgement.expected())
                .param("deviation", judgement.deviation())
                .param("verdict", judgement.verdict().name())
                .param("alert", alert)
                .update();
    }

    @Override
    public List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            List<Kept> newest = database.sql("""
                            select * from collection.volume_day where platform = :platform order by day desc limit 200
                            """)
                    .param("platform", platform.name())
                    .query(Volumes::kept)
                    .list();
            int standing = 0;
            while (standing < newest.size() && newest.get(standing).alert()) {
                standing++;
            }
            if (standing > 0) {
                DayVolume latest = newest.stream()
                        .map(Kept::volume)
                        .filter(volume -> volume.deviation() != null)
                        .findFirst()
                        .orElse(newest.get(0).volume());
                LocalDate since = newest.get(standing - 1).volume().day();
                alerts.add(new Alert(platform, since, latest, cause(platform, latest.day())));
            }
        }
        return alerts;
    }

    /** Everywhere, if at least half of the other platforms lay one standard deviation or more below their usual number. */
    private Cause cause(Platform platform, LocalDate day) {
        List<BigDecimal> others = database.sql("""
                        select deviation from collection.volume_day
                         where platform <> :platform and day = :day and deviation is not null
                        """)
                .param("platform", platform.name())
                .param("day", day)
                .query(BigDecimal.class)
                .list();
        if (others.isEmpty()) {
            return Cause.UNCLEAR;
        }
        long low = others.stream()
                .filter(deviation -> deviation.compareTo(BigDecimal.ONE.negate()) <= 0)
                .count();
        return 2 * low >= others.size() ? Cause.EVERYWHERE : Cause.COLLECTOR;
    }

    @Override
    public List<DayVolume> days(Platform platform, LocalDate from, LocalDate to) {
        return database
                .sql("""
                        select * from collection.volume_day
                         where platform = :platform and day between :from and :to order by day
                        """)
                .param("platform", platform.name())
                .param("from", from)
                .param("to", to)
                .query(Volumes::kept)
                .list()
                .stream()
                .map(Kept::volume)
                .toList();
    }

    @Override
    public Silence silenceOf(AccountId account, Instant now) {
        return database.sql("""
                        select s.platform, s.status, s.last_good, s.check_every, s.connected,
                               coalesce((select v.alert from collection.volume_day v
                                          where v.platform = s.platform order by v.day desc limit 1), false) as alert
                          from collection.account_state s where s.account_id = :account and s.active
                        """)
                .param("account", account.value())
                .query((row, number) -> {
                    Instant good = Sql.instantOrNull(row, "last_good");
                    Duration interval = settings.interval(Platform.valueOf(row.getString("platform")))
                            .multipliedBy(row.getInt("check_every"));
                    boolean inTime = good != null
                            && good.plus(interval.multipliedBy(PATIENCE)).isAfter(now);
                    boolean read = row.getBoolean("connected")
                            && AccountStatus.OK.name().equals(row.getString("status"));
                    return read && inTime && !row.getBoolean("alert") ? Silence.AGENCY : Silence.COLLECTOR;
                })
                .optional()
                .orElse(Silence.COLLECTOR);
    }

    /** @param alert whether it stands after that day */
    private record Kept(DayVolume volume, boolean alert) {}

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new DayVolume(
                        Platform.valueOf(row.getString("platform")),
                        row.getObject("day", LocalDate.class),
                        row.getInt("posts"),
                        Basis.valueOf(row.getString("basis")),
                        row.getBigDecimal("expected"),
                        row.getBigDecimal("deviation"),
                        Verdict.valueOf(row.getString("verdict"))),
                row.getBoolean("alert"));
    }
}
