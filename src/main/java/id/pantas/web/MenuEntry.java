package id.pantas.web;

import java.util.Set;

/**
 * An entry of the main menu; modules contribute theirs as beans, so that a new screen does not edit the shell.
 *
 * @param path address it opens, e.g. {@code /peringkat}; it is highlighted on every page below it
 * @param label message key of its text
 * @param icon name of a symbol in {@code static/img/icons.svg}
 * @param order position, ascending; public pages 10 to 90, staff 100 to 490, administration 500 and up
 * @param roles roles that see it (without {@code ROLE_}); empty = everybody, also without sign-in
 */
public record MenuEntry(String path, String label, String icon, int order, Set<String> roles) {}
