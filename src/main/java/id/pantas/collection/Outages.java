package id.pantas.collection;

import id.pantas.registry.AccountId;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Outages that people recorded: on these days what was read of a platform is missing or cannot be trusted, whatever the runs
 * say. {@link Coverage} counts every planned check of such a day as not made and the day as a gap; nobody else needs to know
 * of outages. Days are whole days of the regency's zone, both ends inclusive. Every change is in the audit log and publishes
 * {@link CoverageChanged} for exactly the units and days it touches.
 */
public interface Outages {

    /** Shortest and longest reason, in characters. */
    int REASON_MIN = 5;

    int REASON_MAX = 300;

    /** Those recorded, the latest days first; withdrawn ones after all others. */
    List<Outage> all(int limit);

    Optional<Outage> find(long id);

    /**
     * The first day that may still be concerned: earlier ones belong to periods whose result stands. In the regency's zone.
     */
    LocalDate openFrom(Instant now);

    /**
     * Records an outage.
     *
     * @param by sign-in name of who does
     * @return its number
     * @throws OutageRefused with every objection there is
     */
    long record(Entry entry, String by, Instant now);

    /**
     * Replaces what is recorded.
     *
     * @param version {@link Outage#version()} that the person saw
     * @throws OutageRefused with every objection there is; also if somebody else changed or withdrew it meanwhile
     */
    void change(long id, int version, Entry entry, String by, Instant now);

    /**
     * Takes an outage back: its days count as the runs say again.
     *
     * @throws OutageRefused as for {@link #change}
     */
    void withdraw(long id, int version, String by, Instant now);

    /**
     * What a person enters; null where nothing (readable) was given.
     *
     * @param to inclusive
     * @param accounts the accounts concerned, all of {@code platform}; empty = all accounts of the platform
     */
    record Entry(
            @Nullable Platform platform,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String reason,
            Set<AccountId> accounts) {}

    /**
     * @param to inclusive
     * @param accounts empty = all accounts of the platform
     * @param recordedBy sign-in name
     * @param withdrawnAt null while it is in force
     * @param version number of changes so far
     */
    record Outage(
            long id,
            Platform platform,
            LocalDate from,
            LocalDate to,
            String reason,
            Set<AccountId> accounts,
            String recordedBy,
            Instant recordedAt,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt,
            int version) {

        public boolean inForce() {
            return withdrawnAt == null;
        }

        public boolean everyone() {
            return accounts.isEmpty();
        }

        /** Whether it covers this account's day. */
        public boolean covers(Platform of, AccountId account, LocalDate day) {
            return inForce()
                    && platform == of
                    && !day.isBefore(from)
                    && !day.isAfter(to)
                    && (everyone() || accounts.contains(account));
        }
    }
}
