package id.pantas.complaint;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.registry.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How a person sees a candidate as a whole; only what differs from what stands there counts as decided.
 *
 * @param topic null = none
 * @param unit null = nobody yet
 * @param place kecamatan, desa or kelurahan; null = unknown
 */
public record CandidateDecision(
        CommentClass commentClass,
        @Nullable ComplaintTopic topic,
        @Nullable UnitId unit,
        @Nullable UnitId place,
        boolean urgent,
        boolean secret) {}
