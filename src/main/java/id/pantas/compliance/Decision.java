package id.pantas.compliance;

import id.pantas.registry.Platform;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was recorded; never changed, only followed by another one.
 *
 * @param granted true = given, accepted or switched on; false = withdrawn, ended or switched off
 * @param at when it was recorded; it is in force from then on
 * @param recordedBy sign-in name of who recorded it
 * @param decidedBy who decided: name and office, or the platform's department
 * @param decidedOn date of the document
 * @param document its number or file name, null if there is none
 */
public record Decision(
        long id,
        Platform platform,
        DecisionSubject subject,
        boolean granted,
        Instant at,
        String recordedBy,
        String decidedBy,
        LocalDate decidedOn,
        @Nullable String document,
        @Nullable String note) {}
