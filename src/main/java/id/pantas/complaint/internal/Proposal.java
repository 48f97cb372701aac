package id.pantas.complaint.internal;

import id.pantas.complaint.Candidate.ProposedBy;
import id.pantas.registry.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Who should act.
 *
 * @param remitId row of the remit table that decided, null if none did
 * @param words keyword or name in the text that decided; empty if the topic alone did
 */
record Proposal(
        @Nullable Unit unit, ProposedBy by, @Nullable Long remitId, String words) {

    static final Proposal NONE = new Proposal(null, ProposedBy.TIDAK_ADA, null, "");
}
