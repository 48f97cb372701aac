package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which scores and rankings have to be computed again. */
@Repository
class StaleScores {

    private final JdbcClient database;
    private final PeriodCalendar calendar;

    StaleScores(JdbcClient database, PeriodCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    /** Marks a unit in the periods in which these posts were published. */
    void markPeriodsOf(UnitId unit, Collection<Long> posts) {
        List<String> periods = published(posts).stream()
                .map(at -> calendar.at(at).id())
                .distinct()
                .toList();
        mark(periods, List.of(unit.value()));
    }

    /** Marks units in the periods to which these days of the regency's zone belong. */
    void markPeriodsOf(List<UnitId> units, Collection<LocalDate> days) {
        mark(
                days.stream().map(day -> calendar.of(day).id()).distinct().toList(),
                units.stream().map(UnitId::value).toList());
    }

    /**
     * Marks a unit in every period from the oldest of these posts up to the present one: earlier posts are what later
     * reactions are compared with.
     */
    void markSince(UnitId unit, Collection<Long> posts, Instant now) {
        List<Instant> published = published(posts);
        if (published.isEmpty()) {
            return;
        }
        Period last = calendar.at(published.stream().max(Instant::compareTo).orElse(now));
        Period present = calendar.at(now);
        if (present.firstDay().isAfter(last.firstDay())) {
            last = present;
        }
        List<String> periods = new ArrayList<>();
        Period period = calendar.at(published.stream().min(Instant::compareTo).orElse(now));
        while (!period.firstDay().isAfter(last.firstDay())) {
            periods.add(period.id());
            period = calendar.plus(period, 1);
        }
        mark(periods, List.of(unit.value()));
    }

    /** Marks these units in these periods; what is marked already stays so. */
    void mark(Collection<String> periods, Collection<UUID> units) {
        if (periods.isEmpty() || units.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into scoring.stale (period_id, unit_id)
                        select p, u from unnest(:periods) p cross join unnest(cast(:units as uuid[])) u order by p, u
                        on conflict do nothing
                        """)
                .param("periods", periods.toArray(String[]::new))
                .param("units", units.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** The newest period with marked scores. */
    @Nullable
    String newestPeriod() {
        return database.sql("select max(period_id) from scoring.stale")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /**
     * Takes up to {@code limit} marked units of a period. Call inside the transaction that recounts them: a new mark
     * of the same unit waits for it and is then kept for the next time, and nothing is lost if it fails.
     */
    List<UUID> take(String period, int limit) {
        return database.sql("""
                        with taken as (
                            select unit_id from scoring.stale where period_id = :period
                             order by unit_id limit :limit for update skip locked)
                        delete from scoring.stale s using taken
                         where s.period_id = :period and s.unit_id = taken.unit_id
                        returning s.unit_id
                        """)
                .param("period", period)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    long count() {
        return database.sql("select count(*) from scoring.stale")
                .query(Long.class)
                .single();
    }

    /** Marks rankings; a period's scores also break ties in the next one. */
    void unrank(Period period, Collection<League> leagues) {
        database.sql("""
                        insert into scoring.unranked (period_id, league)
                        select p, l from unnest(:periods) p cross join unnest(:leagues) l order by p, l
                        on conflict do nothing
                        """)
                .param(
                        "periods",
                        new String[] {period.id(), calendar.plus(period, 1).id()})
                .param("leagues", leagues.stream().map(League::name).toArray(String[]::new))
                .update();
    }

    List<Ranked> unranked() {
        return database.sql("select period_id, league from scoring.unranked order by period_id desc, league")
                .query((row, n) -> new Ranked(row.getString(1), League.valueOf(row.getString(2))))
                .list();
    }

    /** Takes one ranking, inside the transaction that computes it; false if another one did. */
    boolean take(Ranked ranking) {
        return database.sql("delete from scoring.unranked where period_id = :period and league = :league")
                        .param("period", ranking.period())
                        .param("league", ranking.league().name())
                        .update()
                > 0;
    }

    private List<Instant> published(Collection<Long> posts) {
        return database
                .sql("select published_at from post.post_fact where post_id = any(:posts)")
                .param("posts", posts.toArray(Long[]::new))
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    record Ranked(String period, League league) {}
}
