package id.pantas.review;

import id.pantas.classifier.ContentClass;
import id.pantas.post.PostForm;
import id.pantas.registry.UnitId;
import id.pantas.scoring.LabelEffect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post that waits for a person.
 *
 * @param cluster the content it belongs to; posts of one content share it
 * @param label the class in doubt
 * @param alternative the other class it may be
 * @param effect what either class does to the unit; null if the unit has no score
 */
public record WaitingPost(
        long post,
        UnitId unit,
        long cluster,
        PostForm form,
        Instant publishedAt,
        ContentClass label,
        ContentClass alternative,
        @Nullable LabelEffect effect) {}
