package id.pantas.registry;

import java.util.List;

/**
 * Official accounts were entered, taken back into use, or are no longer used.
 *
 * @param accounts at most 500
 */
public record AccountsChanged(List<AccountId> accounts) {}
