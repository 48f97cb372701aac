package id.pantas.simulator;

import java.util.List;

/** Repeatable chance: the same parts give the same draws on every machine, in any order of asking. */
final class Chance {

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    static Chance of(long seed, long... parts) {
        long mixed = mix(seed + 0x9E3779B97F4A7C15L);
        for (long part : parts) {
            mixed = mix(mixed ^ mix(part + 0x9E3779B97F4A7C15L));
        }
        return new Chance(mixed);
    }

    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** 0 inclusive to {@code bound} exclusive. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** Both ends inclusive. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** 0 inclusive to 1 exclusive. */
    double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean percent(int percent) {
        return below(100) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Bell-shaped around 0 with a deviation of about 1, from minus 3 to 3. */
    double bell() {
        return (fraction() + fraction() + fraction() + fraction() - 2) * 1.5;
    }
}
