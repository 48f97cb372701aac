package id.pantas.compliance;

import id.pantas.registry.Platform;

/** A decision changed what a platform's contract allows us; published in the transaction that recorded it. */
public record DecisionRecorded(Platform platform, DecisionSubject subject, boolean granted) {}
