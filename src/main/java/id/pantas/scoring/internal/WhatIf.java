package id.pantas.scoring.internal;

import static java.util.Comparator.comparing;

import id.pantas.calendar.Period;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.scoring.CaseFacts;
import id.pantas.scoring.CaseFacts.Outcome;
import id.pantas.scoring.CaseFacts.Resolution;
import id.pantas.scoring.CaseFacts.Response;
import id.pantas.scoring.CaseFacts.Unanswered;
import id.pantas.scoring.CaseFacts.Unsolved;
import id.pantas.scoring.Component;
import id.pantas.scoring.ComponentScore;
import id.pantas.scoring.Gain;
import id.pantas.scoring.Gain.Action;
import id.pantas.scoring.PatrolFacts.Slot;
import id.pantas.scoring.RepostFacts;
import id.pantas.scoring.RepostFacts.Duty;
import id.pantas.scoring.RepostFacts.Peer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one unit can still do for its score: every line is the formula run again with the thing done, never a rule of thumb
 * (scoring method 3.9). Knows no database and no clock.
 */
final class WhatIf {

    /** More is no advice any more. */
    private static final int MOST_POSTS = 10;
    /** A patrol counts until so long after its hour. */
    private static final Duration PATROL_OPEN = Duration.ofMinutes(60);
    /** Hours of the day at which a further post is tried; far enough apart for the limit of 60 minutes. */
    private static final int[] HOURS = {10, 14, 18, 22};

    private static final BigDecimal HUNDRED = new BigDecimal("100.00");

    private final Formula formula;
    private final Period period;
    private final Instant now;
    private final UnitFacts facts;
    private final Result present;

    WhatIf(Formula formula, Period period, Instant now, UnitFacts facts) {
        this.formula = formula;
        this.period = period;
        this.now = now;
        this.facts = facts;
        this.present = facts.score(formula, period.zone());
    }

    /** Everything that adds something and can still be done, what adds most first. */
    List<Gain> gains() {
        return Stream.concat(
                        Stream.of(publish(), repostLeader(), repostPeers(), patrol())
                                .filter(Objects::nonNull),
                        Stream.concat(answers().stream(), solutions().stream()))
                .map(Objects::requireNonNull)
                .sorted(comparing(Gain::points)
                        .reversed()
                        .thenComparing(Gain::action)
                        .thenComparing(gain -> Objects.requireNonNullElse(gain.subject(), "")))
                .toList();
    }

    private @Nullable Gain gain(
            Action action, int count, int of, @Nullable String subject, @Nullable Instant until, UnitFacts done) {
        BigDecimal total = done.score(formula, period.zone()).total();
        BigDecimal points = total.subtract(present.total());
        return points.signum() > 0 ? new Gain(action, count, of, subject, until, points, total) : null;
    }

    /** As many posts of work as fill both components, or as still fit into the days that are left. */
    @Nullable
    Gain publish() {
        List<PostFact> posts = new ArrayList<>(facts.posts());
        Gain best = null;
        int newDays = 0;
        int added = 0;
        for (int step = 0; step < MOST_POSTS; step++) {
            Result before = facts.withPosts(posts).score(formula, period.zone());
            if (full(before, Component.WORK_CONTENT) && full(before, Component.CONSISTENCY)) {
                break;
            }
            PostFact next = best(posts, before.total());
            if (next == null) {
                break;
            }
            posts.add(next);
            added++;
            Result after = facts.withPosts(posts).score(formula, period.zone());
            newDays += after.activeDays() - before.activeDays();
            best = gain(Action.PUBLISH, added, newDays, null, null, facts.withPosts(posts));
        }
        return best;
    }

    /** The post of work that adds most, on the earliest of equal days. Null if none adds anything. */
    private @Nullable PostFact best(List<PostFact> posts, BigDecimal total) {
        PostFact best = null;
        BigDecimal most = total;
        for (LocalDate day = today(); !day.isAfter(period.lastDay()); day = day.plusDays(1)) {
            for (int hour : HOURS) {
                PostFact candidate = work(
                        posts.size(), day.atTime(hour, 0).atZone(period.zone()).toInstant());
                BigDecimal reached = candidate.publishedAt().isBefore(now) ? total : totalWith(posts, candidate);
                if (reached.compareTo(most) > 0) {
                    best = candidate;
                    most = reached;
                }
                if (reached.compareTo(total) > 0) {
                    break; // another hour of the day adds no more
                }
            }
        }
        return best;
    }

    private BigDecimal totalWith(List<PostFact> posts, PostFact candidate) {
        List<PostFact> with = new ArrayList<>(posts);
        with.add(candidate);
        return facts.withPosts(with).score(formula, period.zone()).total();
    }

    private LocalDate today() {
        LocalDate today = now.atZone(period.zone()).toLocalDate();
        return today.isBefore(period.firstDay()) ? period.firstDay() : today;
    }

    /** A post about work that nobody has published yet. */
    private static PostFact work(int number, Instant at) {
        long id = -1L - number;
        return new PostFact(
                id,
                Platform.WEBSITE,
                "what-if-" + number,
                at,
                id,
                false,
                null,
                false,
                false,
                ContentKind.KINERJA,
                null,
                null);
    }

    private static boolean full(Result result, Component component) {
        return result.components().stream()
                .filter(one -> one.component() == component)
                .map(ComponentScore::value)
                .allMatch(value -> value.compareTo(HUNDRED) >= 0);
    }

    /** All obligatory posts of the leader that are still missing, each worth what it is worth now. */
    @Nullable
    Gain repostLeader() {
        RepostFacts.Items reposts = facts.duties().reposts();
        if (reposts == null) {
            return null;
        }
        List<Duty> duties = reposts.duties().stream()
                .map(duty -> duty.after() != null || duty.publishedAt().isAfter(now)
                        ? duty
                        : new Duty(
                                duty.post(), duty.publishedAt(), duty.day(), Duration.between(duty.publishedAt(), now)))
                .toList();
        int missing = (int) reposts.duties().stream()
                .filter(duty -> duty.after() == null && !duty.publishedAt().isAfter(now))
                .count();
        return missing == 0
                ? null
                : gain(
                        Action.REPOST_LEADER,
                        missing,
                        missing,
                        null,
                        null,
                        facts.withDuties(facts.duties().withReposts(new RepostFacts.Items(duties, reposts.peers()))));
    }

    /** So many different peers as still count. */
    @Nullable
    Gain repostPeers() {
        RepostFacts.Items reposts = facts.duties().reposts();
        if (reposts == null) {
            return null;
        }
        int missing = formula.duties().peers() - reposts.peers().size();
        List<Peer> peers = new ArrayList<>(reposts.peers());
        for (int i = 0; i < missing; i++) {
            peers.add(new Peer(new UnitId(new UUID(0, i)), -1L - i, today()));
        }
        return missing <= 0
                ? null
                : gain(
                        Action.REPOST_PEERS,
                        missing,
                        missing,
                        null,
                        null,
                        facts.withDuties(facts.duties().withReposts(new RepostFacts.Items(reposts.duties(), peers))));
    }

    /** So many of the patrols still to come as give full marks. */
    @Nullable
    Gain patrol() {
        List<Slot> slots = facts.duties().slots();
        long covered = slots.stream().filter(Slot::covered).count();
        int needed = formula.duties()
                .patrolShare()
                .multiply(new BigDecimal(slots.size()))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        List<Slot> open = slots.stream()
                .filter(slot -> !slot.covered() && isOpen(slot))
                .sorted(comparing(Slot::day).thenComparing(Slot::time))
                .toList();
        int count = (int) Math.min(open.size(), needed - covered);
        if (count <= 0) {
            return null;
        }
        List<Slot> done = open.subList(0, count);
        List<Slot> after = slots.stream()
                .map(slot -> done.contains(slot) ? new Slot(slot.day(), slot.time(), true) : slot)
                .toList();
        return gain(
                Action.PATROL,
                count,
                open.size(),
                null,
                null,
                facts.withDuties(facts.duties().withSlots(after)));
    }

    private boolean isOpen(Slot slot) {
        Instant hour = slot.day().atTime(slot.time()).atZone(period.zone()).toInstant();
        return hour.plus(PATROL_OPEN).isAfter(now);
    }

    /** Each question answered at once, by the business hours it has waited. */
    List<Gain> answers() {
        CaseFacts.Items cases = facts.duties().cases();
        if (cases == null) {
            return List.of();
        }
        List<Gain> gains = new ArrayList<>();
        for (Unanswered one : cases.unanswered()) {
            if (!one.limit().isAfter(now)) {
                continue;
            }
            List<Response> responses = new ArrayList<>(cases.responses());
            responses.add(new Response(one.number(), dayOf(one.limit()), one.hours()));
            Gain gain = gain(
                    Action.ANSWER,
                    1,
                    1,
                    one.number(),
                    one.limit(),
                    facts.withDuties(facts.duties()
                            .withCases(new CaseFacts.Items(
                                    responses, cases.resolutions(), cases.unanswered(), cases.unsolved()))));
            if (gain != null) {
                gains.add(gain);
            }
        }
        return gains;
    }

    /** Each complaint solved within its limit. */
    List<Gain> solutions() {
        CaseFacts.Items cases = facts.duties().cases();
        if (cases == null) {
            return List.of();
        }
        List<Gain> gains = new ArrayList<>();
        for (Unsolved one : cases.unsolved()) {
            if (!one.limit().isAfter(now)) {
                continue;
            }
            List<Resolution> resolutions = new ArrayList<>(cases.resolutions());
            resolutions.add(new Resolution(one.number(), dayOf(one.limit()), Outcome.IN_TIME));
            Gain gain = gain(
                    Action.SOLVE,
                    1,
                    1,
                    one.number(),
                    one.limit(),
                    facts.withDuties(facts.duties()
                            .withCases(new CaseFacts.Items(
                                    cases.responses(), resolutions, cases.unanswered(), cases.unsolved()))));
            if (gain != null) {
                gains.add(gain);
            }
        }
        return gains;
    }

    private LocalDate dayOf(Instant limit) {
        return limit.atZone(period.zone()).toLocalDate();
    }
}
