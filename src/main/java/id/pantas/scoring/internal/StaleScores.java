package id.pantas.scoring.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.registry.League;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        mark(periodsOf(Map.of(unit, List.copyOf(posts))));
    }

    /**
     * Marks all that follows from changes of posts, in one statement.
     *
     * @param changed what is new, counted, or a duplicate now: every period of the unit from the oldest of them up to the present
     *     one, since earlier posts are what later reactions are compared with
     * @param labelled what has another label: the periods in which they were published
     */
    void mark(Map<UnitId, List<Long>> changed, Map<UnitId, List<Long>> labelled, Instant now) {
        Set<Mark> marks = since(changed, now);
        marks.addAll(periodsOf(labelled));
        mark(marks);
    }

    private Set<Mark> periodsOf(Map<UnitId, List<Long>> posts) {
        Set<Mark> marks = new LinkedHashSet<>();
        OfUnits of = OfUnits.of(posts);
        if (of.posts().length == 0) {
            return marks;
        }
        database.sql("""
                        select distinct g.unit, (p.published_at at time zone :zone)::date
                          from unnest(:posts, cast(:units as uuid[])) g(post, unit)
                          join post.post_fact p on p.post_id = g.post
                        """)
                .param("zone", calendar.zone().getId())
                .param("posts", of.posts())
                .param("units", of.units())
                .query(row -> {
                    marks.add(new Mark(
                            calendar.of(row.getObject(2, LocalDate.class)).id(), row.getObject(1, UUID.class)));
                });
        return marks;
    }

    /** Marks units in the periods to which these days of the regency's zone belong. */
    void markPeriodsOf(List<UnitId> units, Collection<LocalDate> days) {
        mark(
                days.stream().map(day -> calendar.of(day).id()).distinct().toList(),
                units.stream().map(UnitId::value).toList());
    }

    private Set<Mark> since(Map<UnitId, List<Long>> posts, Instant now) {
        Set<Mark> marks = new LinkedHashSet<>();
        OfUnits of = OfUnits.of(posts);
        if (of.posts().length == 0) {
            return marks;
        }
        Period present = calendar.at(now);
        database.sql("""
                        select g.unit, min(p.published_at), max(p.published_at)
                          from unnest(:posts, cast(:units as uuid[])) g(post, unit)
                          join post.post_fact p on p.post_id = g.post
                         group by g.unit
                        """).param("posts", of.posts()).param("units", of.units()).query(row -> {
            UUID unit = row.getObject(1, UUID.class);
            Period last = calendar.at(row.getObject(3, OffsetDateTime.class).toInstant());
            if (present.firstDay().isAfter(last.firstDay())) {
                last = present;
            }
            Period period = calendar.at(row.getObject(2, OffsetDateTime.class).toInstant());
            while (!period.firstDay().isAfter(last.firstDay())) {
                marks.add(new Mark(period.id(), unit));
                period = calendar.plus(period, 1);
            }
        });
        return marks;
    }

    /** A unit's score of one period. */
    private record Mark(String period, UUID unit) {}

    /** Posts and the units they are of, side by side. */
    private record OfUnits(Long[] posts, String[] units) {

        static OfUnits of(Map<UnitId, List<Long>> posts) {
            return new OfUnits(
                    posts.values().stream().flatMap(List::stream).toArray(Long[]::new),
                    posts.entrySet().stream()
                            .flatMap(of ->
                                    Collections.nCopies(
                                            of.getValue().size(),
                                            of.getKey().value().toString())
                                            .stream())
                            .toArray(String[]::new));
        }
    }

    /** Marks these units in these periods; what is marked already stays so. */
    void mark(Collection<String> periods, Collection<UUID> units) {
        mark(periods.stream()
                .flatMap(period -> units.stream().map(unit -> new Mark(period, unit)))
                .toList());
    }

    /**
     * In one order and once in a transaction, so that two who mark the same wait for each other instead of locking each other
     * out.
     */
    private void mark(Collection<Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into scoring.stale (period_id, unit_id)
                        select p, u from unnest(:periods, cast(:units as uuid[])) m(p, u) order by p, u
                        on conflict do nothing
                        """)
                .param("periods", marks.stream().map(Mark::period).toArray(String[]::new))
                .param(
                        "units",
                        marks.stream().map(mark -> mark.unit().toString()).toArray(String[]::new))
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

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    record Ranked(String period, League league) {}
}
