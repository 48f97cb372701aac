package id.pantas.collection;

import id.pantas.registry.UnitId;
import java.time.LocalDate;
import java.util.List;

/**
 * A person changed what counts as collected: an outage was recorded, changed or withdrawn. Published in the transaction of the
 * change, several times if units are concerned on different days or are many.
 *
 * @param units units whose coverage of all {@code days} may be another one now
 * @param days days of the regency's zone, ascending
 */
public record CoverageChanged(List<UnitId> units, List<LocalDate> days) {}
