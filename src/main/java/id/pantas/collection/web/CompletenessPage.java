package id.pantas.collection.web;

import id.pantas.collection.Coverage.Gap;
import id.pantas.collection.Coverage.PlatformTotal;
import id.pantas.collection.Outages.Outage;
import id.pantas.registry.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How complete the data of a span are, and why not wholly.
 *
 * @param unit whose accounts; null = everybody's
 * @param share of planned checks that were made, 0 to 1
 * @param gaps of the unit; empty without one
 * @param platforms of everybody; empty with a unit
 * @param outages recorded ones of these platforms; empty with a unit, whose gaps name them
 */
record CompletenessPage(
        @Nullable Unit unit,
        LocalDate from,
        LocalDate to,
        BigDecimal share,
        List<NamedGap> gaps,
        List<PlatformTotal> platforms,
        List<Outage> outages,
        String csv,
        String xlsx) {

    /** @param handle the account's name as the registry has it */
    record NamedGap(Gap gap, String handle) {}
}
