package id.pantas.compliance;

import id.pantas.registry.Platform;

/**
 * Whether a platform may be asked at all. X wants its written consent, or an Enterprise plan, before a service for
 * government users reads it (pay-per-use agreement XIV.C, read August 2026); the other platforms need none.
 */
public interface Clearances {

    /** Whether this platform's contract asks for a clearance before anything is asked. */
    boolean needed(Platform platform);

    /**
     * Whether requests may leave for this platform now. Asked of the database each time, so that a withdrawal holds on every
     * instance at once.
     */
    boolean cleared(Platform platform);
}
