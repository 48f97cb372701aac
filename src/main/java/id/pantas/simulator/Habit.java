package id.pantas.simulator;

import id.pantas.simulator.SimulatedUnit.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The numbers behind a behaviour.
 *
 * @param workdays posts on a working day on X, on average
 * @param weekends the same for Saturday and Sunday
 * @param kinerja percent of own posts; then informasi, seremonial and campuran, the rest is lainnya
 * @param reposts percent of the leaders' posts on X that it reposts
 */
record Habit(double workdays, double weekends, int kinerja, int informasi, int seremonial, int campuran, int reposts) {

    static Habit of(UnitBehaviour behaviour) {
        return switch (behaviour) {
            case LEADER -> new Habit(1.5, 0.8, 56, 5, 25, 11, 0);
            case HARD_WORKING -> new Habit(1.7, 0.5, 68, 16, 9, 5, 34);
            case BALANCED -> new Habit(1.2, 0.4, 42, 20, 24, 6, 24);
            case INFORMATIVE -> new Habit(1.3, 0.4, 14, 70, 9, 2, 10);
            case GREETINGS -> new Habit(1.2, 0.9, 5, 3, 80, 5, 26);
            case TEMPLATE_GREETINGS -> new Habit(1.1, 0.6, 5, 3, 88, 2, 16);
            case SILENT -> new Habit(0.1, 0.0, 30, 20, 50, 0, 0);
            case REPOSTER -> new Habit(0.25, 0.1, 20, 15, 55, 2, 72);
            case COPYCAT -> new Habit(0.9, 0.4, 25, 20, 45, 2, 12);
            case SUNDAY_FLOOD -> new Habit(0.05, 0.0, 40, 16, 34, 5, 4);
            case CROSS_POSTER -> new Habit(1.2, 0.3, 52, 24, 15, 5, 18);
            case ERRATIC -> new Habit(2.6, 2.0, 42, 20, 24, 5, 8);
            case BROKEN -> new Habit(0.8, 0.2, 40, 20, 30, 5, 10);
        };
    }

    /** How many posts of its own an account publishes on a day, without reposts. */
    int volume(
            UnitBehaviour behaviour, SimulatedPlatform platform, Kind kind, LocalDate day, long seed, Chance chance) {
        boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (behaviour == UnitBehaviour.SUNDAY_FLOOD && sunday) {
            return platform == SimulatedPlatform.X ? chance.between(9, 14) : chance.between(2, 4);
        }
        double mean = sunday || day.getDayOfWeek() == DayOfWeek.SATURDAY ? weekends : workdays;
        if (behaviour == UnitBehaviour.ERRATIC
                && Chance.of(seed, Math.floorDiv(day.toEpochDay() + 3, 7)).percent(55)) {
            mean = 0;
        }
        mean *= switch (platform) {
            case X -> 1;
            case YOUTUBE -> 0.3;
            case WEBSITE -> 0.62;
            case TIKTOK -> 0.4;
            case INSTAGRAM, FACEBOOK -> 0.3;
            case THREADS -> 0.25;
        };
        mean *= switch (kind) {
            case PIMPINAN, OPD -> 1.0;
            case KECAMATAN -> 0.8;
            case DESA -> 0.55;
        };
        int count = 0;
        while (mean > 0 && count < 8) {
            if (chance.fraction() < Math.min(1, mean * 0.62)) {
                count++;
            }
            mean -= 0.62;
        }
        return count;
    }

    /** What a post is about to be. */
    String contentClass(Chance chance) {
        int draw = chance.below(100);
        if (draw < kinerja) {
            return "kinerja";
        }
        if (draw < kinerja + informasi) {
            return "informasi";
        }
        if (draw < kinerja + informasi + seremonial) {
            return "seremonial";
        }
        return draw < kinerja + informasi + seremonial + campuran ? "campuran" : "lainnya";
    }
}
