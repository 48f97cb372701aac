package id.pantas.collection.internal;

import id.pantas.registry.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When an account published lately. */
interface PostTimes {

    /**
     * The account's newest own posts, at most {@link Pace#POSTS} and none older than {@link Pace#REACH}, newest first; empty if
     * that is not known.
     */
    Optional<List<Instant>> latest(AccountId account, Instant now);
}
