package id.pantas.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Switches failures on and off, for a whole platform or one account, for the next calls or until cleared. Of several the
 * one for the account comes before the one for the platform, then the older before the newer. Safe for many threads.
 */
public final class FailureSwitchboard {

    /**
     * A failure that is on.
     *
     * @param account key of the account, null for all of the platform
     * @param callsLeft how many requests it still hits, at least 1; null until cleared
     */
    public record Active(
            SimulatedPlatform platform,
            @Nullable String account,
            Failure failure,
            @Nullable Integer callsLeft) {}

    private final List<Active> active = new ArrayList<>();

    /** Every request to a platform fails until cleared. */
    public void fail(SimulatedPlatform platform, Failure failure) {
        add(new Active(platform, null, failure, null));
    }

    /**
     * The next requests to a platform fail.
     *
     * @param calls how many, at least 1
     */
    public void failNext(SimulatedPlatform platform, Failure failure, int calls) {
        add(new Active(platform, null, failure, calls));
    }

    /** Every request about an account fails until cleared. */
    public void fail(SimulatedAccount account, Failure failure) {
        add(new Active(account.platform(), account.key(), failure, null));
    }

    /**
     * The next requests about an account fail. Look-ups of several accounts at once show it, but do not use it up.
     *
     * @param calls how many, at least 1
     */
    public void failNext(SimulatedAccount account, Failure failure, int calls) {
        add(new Active(account.platform(), account.key(), failure, calls));
    }

    /** Switches everything off. */
    public synchronized void clear() {
        active.clear();
    }

    /** Switches off what is on for a platform and all its accounts. */
    public synchronized void clear(SimulatedPlatform platform) {
        active.removeIf(one -> one.platform() == platform);
    }

    /** Switches off what is on for one account. */
    public synchronized void clear(SimulatedAccount account) {
        active.removeIf(one -> account.key().equals(one.account()));
    }

    /** What is on now, oldest first. */
    public synchronized List<Active> active() {
        return List.copyOf(active);
    }

    /** What shall happen to a request, using up one of its calls; null if nothing. */
    synchronized @Nullable Failure take(SimulatedPlatform platform, @Nullable SimulatedAccount account) {
        Active one = find(platform, account);
        if (one == null) {
            return null;
        }
        Integer left = one.callsLeft();
        if (left != null) {
            int place = active.indexOf(one);
            if (left <= 1) {
                active.remove(place);
            } else {
                active.set(place, new Active(one.platform(), one.account(), one.failure(), left - 1));
            }
        }
        return one.failure();
    }

    /** What is on for an account, without using it up; null if nothing. */
    synchronized @Nullable Failure of(SimulatedAccount account) {
        Active one = find(account.platform(), account);
        return one == null ? null : one.failure();
    }

    private synchronized void add(Active one) {
        if (one.callsLeft() != null && one.callsLeft() < 1) {
            throw new IllegalArgumentException("calls must be at least 1");
        }
        active.add(one);
    }

    private @Nullable Active find(SimulatedPlatform platform, @Nullable SimulatedAccount account) {
        Active whole = null;
        for (Active one : active) {
            if (one.platform() != platform) {
                continue;
            }
            if (account != null && account.key().equals(one.account())) {
                return one;
            }
            if (one.account() == null && whole == null) {
                whole = one;
            }
        }
        return whole;
    }
}
