package id.pantas.collection.internal;

import id.pantas.collection.spi.FailureKind;
import id.pantas.registry.AccountId;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a run leaves behind in its account's row. Every change belongs to the lock's holder; others change nothing. */
@Component
class AccountStates {

    private final JdbcClient database;

    AccountStates(JdbcClient database) {
        this.database = database;
    }

    /** Remembers where an unfinished run can go on. */
    void keepPlace(Claim claim, String cursor, @Nullable String pendingWatermark, Instant now) {
        database.sql("""
                        update collection.account_state
                           set resume_cursor = :cursor, pending_watermark = :pending, resume_since = :now
                         where account_id = :account and lease_run = :run
                        """)
                .param("cursor", cursor)
                .param("pending", pendingWatermark)
                .param("now", Sql.at(now))
                .param("account", claim.account().value())
                .param("run", claim.run())
                .update();
    }

    /** Everything new is stored: moves the watermark and frees the account. */
    void complete(Claim claim, @Nullable String watermark, Instant now, NextCheck.Plan next) {
        Pace.Rhythm rhythm = next.rhythm();
        database.sql("""
                        update collection.account_state
                           set watermark = coalesce(:watermark, watermark), resume_cursor = null,
                               pending_watermark = null, resume_since = null, status = 'OK', consecutive_failures = 0,
                               last_good = :now, last_failure_kind = null, last_failure_at = null, last_message = null,
                               gone_found_on = null, next_due = :due, sweep_id = null,
                               rhythm_posts = coalesce(:posts, rhythm_posts),
                               rhythm_since = case when cast(:posts as smallint) is null then rhythm_since else :since end,
                               lease_owner = null, lease_until = null, lease_run = null
                         where account_id = :account and lease_run = :run
                        """)
                .param("watermark", watermark)
                .param("now", Sql.at(now))
                .param("due", Sql.at(next.due()))
                .param("posts", rhythm == null ? null : (short) rhythm.posts(), Types.SMALLINT)
                .param("since", rhythm == null ? null : Sql.atOrNull(rhythm.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("account", claim.account().value())
                .param("run", claim.run())
                .update();
    }

    /** Good so far, but the page limit was reached: frees the account, which goes on at once where it stopped. */
    void pageLimit(Claim claim, Instant now) {
        database.sql("""
                        update collection.account_state
                           set status = 'OK', consecutive_failures = 0, last_good = :now, last_failure_kind = null,
                               last_failure_at = null, last_message = null, gone_found_on = null, next_due = :now,
                               sweep_id = null, lease_owner = null, lease_until = null, lease_run = null
                         where account_id = :account and lease_run = :run
                        """)
                .param("now", Sql.at(now))
                .param("account", claim.account().value())
                .param("run", claim.run())
                .update();
    }

    /**
     * A failure: the watermark stays.
     *
     * @param countsForAccount false when the platform as a whole failed
     * @param keepsPlace whether the next run may go on at the page where this one stopped
     */
    void failed(
            Claim claim,
            FailurePolicy.Decision decision,
            FailureKind kind,
            @Nullable String message,
            boolean countsForAccount,
            boolean keepsPlace,
            Instant now) {
        database.sql("""
                        update collection.account_state
                           set status = :status, consecutive_failures = consecutive_failures + :counts,
                               last_failure_kind = :kind, last_failure_at = :now, last_message = :message,
                               gone_found_on = :gone, next_due = :due, sweep_id = null,
                               resume_cursor = case when :keep then resume_cursor end,
                               pending_watermark = case when :keep then pending_watermark end,
                               resume_since = case when :keep then resume_since end,
                               lease_owner = null, lease_until = null, lease_run = null
                         where account_id = :account and lease_run = :run
                        """)
                .param("status", decision.status().name())
                .param("counts", countsForAccount ? 1 : 0)
                .param("kind", kind.name())
                .param("now", Sql.at(now))
                .param("message", Secrets.mask(message, 500))
                .param("gone", decision.goneFoundOn())
                .param("due", Sql.at(decision.nextAttempt()))
                .param("keep", keepsPlace)
                .param("account", claim.account().value())
                .param("run", claim.run())
                .update();
    }

    /** The account lost the credential it needs: frees it, and nothing is planned until it has one again. */
    void disconnected(Claim claim, Instant nextDue) {
        database.sql("""
                        update collection.account_state
                           set connected = false, next_due = :due, sweep_id = null,
                               lease_owner = null, lease_until = null, lease_run = null
                         where account_id = :account and lease_run = :run
                        """)
                .param("due", Sql.at(nextDue))
                .param("account", claim.account().value())
                .param("run", claim.run())
                .update();
    }

    /** Its own credential is not used before {@code until}, neither for posts nor for comments. */
    void restCredential(AccountId account, Instant until) {
        database.sql("""
                        update collection.account_state
                           set credential_rests_until = greatest(credential_rests_until, :until)
                         where account_id = :account
                        """)
                .param("until", Sql.at(until))
                .param("account", account.value())
                .update();
    }

    /** Frees the account without a finding about it. */
    void release(Claim claim, Instant nextDue, boolean active) {
        database.sql("""
                        update collection.account_state
                           set next_due = :due, active = active and :active, sweep_id = null,
                               lease_owner = null, lease_until = null, lease_run = null
                         where account_id = :account and lease_run = :run
                        """)
                .param("due", Sql.at(nextDue))
                .param("active", active)
                .param("account", claim.account().value())
                .param("run", claim.run())
                .update();
    }
}
