package id.pantas.scoring.internal;

import id.pantas.scoring.internal.Selection.Candidate;
import id.pantas.scoring.internal.Selection.Choice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the contents that follow can be worth at most: exact for the limits of day and period, while of the limit within
 * any 60 minutes only the fixed 60 minutes from each full hour of universal time are looked at, which forbids less. Keeps
 * the tables of one day at a time.
 */
final class SelectionBound {

    private final Candidate[] candidates;
    private final int hours;
    private final int days;
    private final int ucapan;
    private final int copies;
    /** What is left from the beginning of a day, by the place of its first content: greetings and copies used so far. */
    private final int[] @Nullable [] fromDay;

    private int tableStart;
    private int tableEnd = -1;
    private int[][] table = {};

    SelectionBound(Formula formula, Candidate[] candidates) {
        this.candidates = candidates;
        int greetings = 0;
        int repeated = 0;
        for (Candidate candidate : candidates) {
            greetings += candidate.ucapan ? 1 : 0;
            repeated += candidate.copy ? 1 : 0;
        }
        this.hours = formula.perHour() + 1;
        this.days = formula.perDay() + 1;
        this.ucapan = Math.min(greetings, formula.ucapanLimit()) + 1;
        this.copies = Math.min(repeated, formula.copyLimit()) + 1;
        this.fromDay = new int[candidates.length + 1][];
        fromDay[candidates.length] = new int[ucapan * copies];
        int end = candidates.length;
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && candidates[start - 1].day == candidates[start].day) {
                start--;
            }
            fillDay(start, end);
            int[] first = new int[ucapan * copies];
            System.arraycopy(table[0], 0, first, 0, first.length);
            fromDay[start] = first;
            end = start;
        }
    }

    /** The most that contents after {@code last} can add to {@code choice}, hundredths. */
    int after(Candidate last, Choice choice) {
        int place = last.place + 1;
        int used = choice.ucapan * copies + choice.copies;
        int[] begun = fromDay[place];
        if (begun != null) {
            return begun[used];
        }
        if (place < tableStart || place >= tableEnd) {
            int start = place;
            while (fromDay[start] == null) {
                start--;
            }
            int end = place;
            while (fromDay[end] == null) {
                end++;
            }
            fillDay(start, end);
        }
        Candidate next = candidates[place];
        int inHour = 0;
        for (@Nullable Choice step = choice;
                step != null && step.content != null && slot(step.content) == slot(next) && inHour + 1 < hours;
                step = step.before) {
            inHour++;
        }
        return table[place - tableStart][(inHour * days + choice.onDay(next.day)) * ucapan * copies + used];
    }

    /** From the day's last content back to its first, for every number taken in the hour, on the day and of each kind. */
    private void fillDay(int start, int end) {
        int pairs = ucapan * copies;
        table = new int[end - start][];
        tableStart = start;
        tableEnd = end;
        for (int place = end - 1; place >= start; place--) {
            Candidate here = candidates[place];
            boolean last = place == end - 1;
            boolean sameHour = !last && slot(candidates[place + 1]) == slot(here);
            int[] next = Objects.requireNonNull(last ? fromDay[end] : table[place + 1 - start]);
            int[] best = new int[hours * days * pairs];
            int at = 0;
            for (int inHour = 0; inHour < hours; inHour++) {
                for (int onDay = 0; onDay < days; onDay++) {
                    int skipped = last ? 0 : ((sameHour ? inHour : 0) * days + onDay) * pairs;
                    int taken = last ? 0 : ((sameHour ? inHour + 1 : 0) * days + onDay + 1) * pairs;
                    boolean room = inHour + 1 < hours && onDay + 1 < days;
                    for (int greetings = 0; greetings < ucapan; greetings++) {
                        for (int repeated = 0; repeated < copies; repeated++) {
                            int most = next[skipped++];
                            int withIt = taken + greetings * copies + repeated;
                            if (room
                                    && (!here.ucapan || greetings + 1 < ucapan)
                                    && (!here.copy || repeated + 1 < copies)) {
                                int more = (here.ucapan ? copies : 0) + (here.copy ? 1 : 0);
                                most = Math.max(most, here.value + next[withIt + more]);
                            }
                            best[at++] = most;
                        }
                    }
                }
            }
            table[place - start] = best;
        }
    }

    private static long slot(Candidate candidate) {
        return Math.floorDiv(candidate.minute, (long) Selection.WINDOW_MINUTES);
    }
}
