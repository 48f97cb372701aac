package id.pantas.scoring;

import id.pantas.calendar.Period;

/**
 * The period a ranking shows when nobody asked for another one.
 *
 * @param instead whether it is the one before because the open period has no counted content yet
 */
public record ShownPeriod(Period period, boolean instead) {}
