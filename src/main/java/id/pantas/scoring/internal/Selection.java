package id.pantas.scoring.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which contents count under the limits of scoring method 3.4: so many a day (best first), so many within any
 * 60 minutes, so many greetings and copies in a period.
 *
 * <p>"Best first" is read as the choice with the highest sum. Picking greedily could lose by an additional post (a good
 * one between two pairs would push out one of each); the highest sum cannot, and does not depend on the order in which
 * posts arrive. Found exactly, going once through the contents in time order and keeping the best sum for each situation
 * that matters for what follows.
 */
final class Selection {

    private static final int WINDOW_MINUTES = 60;

    private final Formula formula;

    Selection(Formula formula) {
        this.formula = formula;
    }

    /** @param contents in time order, in an order that does not depend on arrival where times are equal
     *  @return the clusters that count */
    Set<Long> best(List<Content> contents) {
        Map<Situation, Choice> choices = new LinkedHashMap<>();
        choices.put(new Situation(List.of(), Long.MIN_VALUE, 0, 0, 0), new Choice(0, null, null));
        for (Content content : thinned(contents)) {
            Map<Situation, Choice> next = new LinkedHashMap<>();
            long minute = content.minute();
            long day = content.day().toEpochDay();
            long hundredths = content.value().movePointRight(2).longValueExact();
            choices.forEach((before, choice) -> {
                Situation here = before.at(day, minute);
                Situation taken = here.taking(content, minute);
                if (taken.within(formula)) {
                    keepBetter(next, taken, new Choice(choice.sum() + hundredths, content, choice));
                }
                keepBetter(next, here, choice); // second, so that of equal sums the earlier contents count
            });
            choices = next;
        }
        Choice best = null;
        for (Choice choice : choices.values()) {
            if (best == null || choice.sum() > best.sum()) {
                best = choice;
            }
        }
        Set<Long> clusters = new HashSet<>();
        for (Choice step = best; step != null; step = step.before()) {
            if (step.content() != null) {
                clusters.add(step.content().cluster());
            }
        }
        return clusters;
    }

    private static void keepBetter(Map<Situation, Choice> choices, Situation situation, Choice choice) {
        Choice known = choices.get(situation);
        if (known == null || choice.sum() > known.sum()) {
            choices.put(situation, choice);
        }
    }

    /** Of contents of one minute and kind no more than {@code perHour} can ever count: the best of them are enough. */
    private List<Content> thinned(List<Content> contents) {
        Map<List<Object>, List<Content>> alike = new HashMap<>();
        for (Content content : contents) {
            alike.computeIfAbsent(List.of(content.minute(), content.ucapan(), content.copy()), key -> new ArrayList<>())
                    .add(content);
        }
        Set<Long> kept = new HashSet<>();
        for (List<Content> group : alike.values()) {
            group.stream()
                    .sorted((a, b) -> b.value().compareTo(a.value()))
                    .limit(formula.perHour())
                    .forEach(content -> kept.add(content.cluster()));
        }
        return contents.stream()
                .filter(content -> kept.contains(content.cluster()))
                .toList();
    }

    private record Choice(
            long sum, @Nullable Content content, @Nullable Choice before) {}

    /**
     * What decides how one may go on.
     *
     * @param recent minutes of the chosen contents of the last hour
     */
    private record Situation(List<Long> recent, long day, int onDay, int ucapan, int copies) {

        Situation at(long newDay, long minute) {
            List<Long> still = recent.stream()
                    .filter(earlier -> minute - earlier < WINDOW_MINUTES)
                    .toList();
            return new Situation(still, newDay, newDay == day ? onDay : 0, ucapan, copies);
        }

        Situation taking(Content content, long minute) {
            List<Long> more = new ArrayList<>(recent);
            more.add(minute);
            return new Situation(
                    List.copyOf(more),
                    day,
                    onDay + 1,
                    ucapan + (content.ucapan() ? 1 : 0),
                    copies + (content.copy() ? 1 : 0));
        }

        boolean within(Formula formula) {
            return recent.size() <= formula.perHour()
                    && onDay <= formula.perDay()
                    && ucapan <= formula.ucapanLimit()
                    && copies <= formula.copyLimit();
        }
    }
}
