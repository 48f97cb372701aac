package id.pantas.scoring.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
 * posts arrive. Of equal choices the one with the earlier contents is taken.
 *
 * <p>Found exactly, going once through the contents in time order with all beginnings of a choice that may still turn out
 * best. Three things keep these few: a beginning that leaves no more freedom than another one and is worth no more is
 * dropped; so is one that cannot reach what a simple choice is worth even if what follows were bound only by a
 * {@link SelectionBound weaker form of the limits}; and of contents of one minute only the best are looked at.
 */
final class Selection {

    static final int WINDOW_MINUTES = 60;

    private final Formula formula;

    Selection(Formula formula) {
        this.formula = formula;
    }

    /** @param contents in time order, in an order that does not depend on arrival where times are equal
     *  @return the clusters that count */
    Set<Long> best(List<Content> contents) {
        Candidate[] candidates = thinned(contents);
        boolean[] simple = simpleChoice(candidates);
        int reached = 0;
        boolean all = true;
        for (Candidate candidate : candidates) {
            reached += simple[candidate.place] ? candidate.value : 0;
            all &= simple[candidate.place];
        }
        Set<Long> clusters = new HashSet<>();
        if (all) {
            for (Candidate candidate : candidates) {
                clusters.add(candidate.cluster);
            }
            return clusters;
        }
        for (@Nullable Choice step = best(candidates, reached); step != null; step = step.before) {
            if (step.content != null) {
                clusters.add(step.content.cluster);
            }
        }
        return clusters;
    }

    /** @param reached what some permitted choice is worth */
    private Choice best(Candidate[] candidates, int reached) {
        SelectionBound bound = new SelectionBound(formula, candidates);
        List<Choice> choices = new ArrayList<>(); // those with earlier contents come first
        choices.add(Choice.NONE);
        for (Candidate next : candidates) {
            List<Choice> longer = new ArrayList<>();
            for (Choice choice : choices) {
                if (permits(choice, next)) {
                    Choice taken = new Choice(choice, next);
                    if (taken.sum + bound.after(next, taken) >= reached) {
                        keep(longer, taken, next);
                    }
                }
                if (choice.sum + bound.after(next, choice) >= reached) {
                    keep(longer, choice, next);
                }
            }
            choices = longer;
        }
        Choice best = Choice.NONE;
        for (Choice choice : choices) {
            if (choice.sum > best.sum) {
                best = choice;
            }
        }
        return best;
    }

    /** Adds a choice unless an earlier one is at least as good for all that may follow, and drops those it betters. */
    private void keep(List<Choice> choices, Choice added, Candidate now) {
        for (Choice known : choices) {
            if (known.sum >= added.sum && asFree(known, added, now)) {
                return;
            }
        }
        choices.removeIf(known -> added.sum > known.sum && asFree(added, known, now));
        choices.add(added);
    }

    /** Whether everything that may follow {@code other} may follow {@code choice}. */
    private boolean asFree(Choice choice, Choice other, Candidate now) {
        if (choice.onDay(now.day) > other.onDay(now.day)
                || choice.ucapan > other.ucapan
                || choice.copies > other.copies) {
            return false;
        }
        @Nullable Choice one = choice;
        @Nullable Choice two = other;
        for (int i = 0; i < formula.perHour() && one != null && one.content != null; i++) {
            if (now.minute - one.content.minute >= WINDOW_MINUTES) {
                return true;
            }
            if (two == null || two.content == null || two.content.minute < one.content.minute) {
                return false;
            }
            one = one.before;
            two = two.before;
        }
        return true;
    }

    private boolean permits(Choice choice, Candidate next) {
        if (choice.onDay(next.day) >= formula.perDay()
                || (next.ucapan && choice.ucapan >= formula.ucapanLimit())
                || (next.copy && choice.copies >= formula.copyLimit())) {
            return false;
        }
        @Nullable Choice step = choice;
        for (int i = 1; i < formula.perHour() && step != null; i++) {
            step = step.before;
        }
        return step == null || step.content == null || next.minute - step.content.minute >= WINDOW_MINUTES;
    }

    /** The best first, each where it is still permitted: not always the highest sum, but a sum that can be had. */
    private boolean[] simpleChoice(Candidate[] candidates) {
        boolean[] chosen = new boolean[candidates.length];
        Candidate[] bestFirst = candidates.clone();
        Arrays.sort(bestFirst, Comparator.comparingInt((Candidate candidate) -> -candidate.value));
        Map<Long, Integer> onDay = new HashMap<>();
        int ucapan = 0;
        int copies = 0;
        for (Candidate next : bestFirst) {
            if ((next.ucapan && ucapan >= formula.ucapanLimit())
                    || (next.copy && copies >= formula.copyLimit())
                    || onDay.getOrDefault(next.day, 0) >= formula.perDay()
                    || !hasRoom(candidates, chosen, next)) {
                continue;
            }
            chosen[next.place] = true;
            onDay.merge(next.day, 1, Integer::sum);
            ucapan += next.ucapan ? 1 : 0;
            copies += next.copy ? 1 : 0;
        }
        return chosen;
    }

    /** Whether no 60 minutes would hold too many with one more; there are few chosen around any minute. */
    private boolean hasRoom(Candidate[] candidates, boolean[] chosen, Candidate next) {
        int first = next.place;
        while (first > 0 && next.minute - candidates[first - 1].minute < WINDOW_MINUTES) {
            first--;
        }
        Deque<Long> recent = new ArrayDeque<>();
        for (int i = first; i < candidates.length; i++) {
            Candidate other = candidates[i];
            if (other.minute - next.minute >= WINDOW_MINUTES) {
                break;
            }
            if (chosen[i] || other == next) {
                recent.addLast(other.minute);
                if (recent.size() > formula.perHour() && other.minute - recent.removeFirst() < WINDOW_MINUTES) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Of contents of one minute and kind no more than {@code perHour} can ever count: the best of them are enough. */
    private Candidate[] thinned(List<Content> contents) {
        List<Candidate> kept = new ArrayList<>(contents.size());
        int start = 0;
        while (start < contents.size()) {
            long minute = contents.get(start).minute();
            int end = start;
            while (end < contents.size() && contents.get(end).minute() == minute) {
                end++;
            }
            List<Content> together = contents.subList(start, end);
            for (Content content : together.size() > formula.perHour() ? bestAlike(together) : together) {
                kept.add(new Candidate(content, kept.size()));
            }
            start = end;
        }
        return kept.toArray(Candidate[]::new);
    }

    private List<Content> bestAlike(List<Content> together) {
        Map<Integer, List<Content>> alike = new HashMap<>();
        for (Content content : together) {
            alike.computeIfAbsent((content.ucapan() ? 1 : 0) + (content.copy() ? 2 : 0), kind -> new ArrayList<>())
                    .add(content);
        }
        Set<Content> best = Collections.newSetFromMap(new IdentityHashMap<>());
        alike.values()
                .forEach(contents -> contents.stream()
                        .sorted(Comparator.comparing(Content::value).reversed())
                        .limit(formula.perHour())
                        .forEach(best::add));
        return together.stream().filter(best::contains).toList();
    }

    /** A content reduced to what the limits look at. */
    static final class Candidate {
        final int place;
        final long cluster;
        final long minute;
        final long day;
        final int value;
        final boolean ucapan;
        final boolean copy;

        Candidate(Content content, int place) {
            this.place = place;
            this.cluster = content.cluster();
            this.minute = content.minute();
            this.day = content.day().toEpochDay();
            this.value = content.value().movePointRight(2).intValueExact();
            this.ucapan = content.ucapan();
            this.copy = content.copy();
        }
    }

    /** The beginning of a choice: what was taken last, and what was taken before. Skipping a content changes nothing. */
    static final class Choice {

        static final Choice NONE = new Choice();

        final @Nullable Candidate content;
        final @Nullable Choice before;
        /** Hundredths of value points. */
        final int sum;

        final int ucapan;
        final int copies;
        private final int onLastDay;

        private Choice() {
            this.content = null;
            this.before = null;
            this.sum = 0;
            this.ucapan = 0;
            this.copies = 0;
            this.onLastDay = 0;
        }

        Choice(Choice before, Candidate content) {
            this.content = content;
            this.before = before;
            this.sum = before.sum + content.value;
            this.ucapan = before.ucapan + (content.ucapan ? 1 : 0);
            this.copies = before.copies + (content.copy ? 1 : 0);
            this.onLastDay = before.onDay(content.day) + 1;
        }

        int onDay(long day) {
            return content != null && content.day == day ? onLastDay : 0;
        }
    }
}
