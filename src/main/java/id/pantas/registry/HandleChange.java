package id.pantas.registry;

import java.time.Instant;

/**
 * An account got another handle; it is the same account, because the platform's identifier stayed.
 *
 * @param from the handle it had, as it was shown
 * @param to the handle it got
 * @param at when that was found out, which is later than it happened
 */
public record HandleChange(AccountId account, String from, String to, Instant at) {}
