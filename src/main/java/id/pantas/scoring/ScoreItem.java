package id.pantas.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of evidence. The values of a component's rows sum to {@link ComponentScore#raw()}.
 *
 * @param post the post it is about; null for a row about no single post
 * @param cluster the content the post belongs to, null where {@code post} is
 * @param day the day it counts on, in the regency's zone; null where the day does not matter
 * @param contentClass code of the class it was counted as ({@code ContentClass} or {@code TINDAK_LANJUT}); null if none
 * @param inDoubt whether that class is the more favourable of two between which the label is in doubt
 * @param value what it adds to the component's raw number: value points, days, or its part of the median
 * @param measure what was measured where that is not the value itself (the ratio to the account's usual reactions)
 * @param reason why
 * @param subject what it is about where that is no post: the number of a case or the hour of a patrol
 */
public record ScoreItem(
        Component component,
        @Nullable Long post,
        @Nullable Long cluster,
        @Nullable LocalDate day,
        @Nullable String contentClass,
        boolean inDoubt,
        BigDecimal value,
        @Nullable BigDecimal measure,
        ItemReason reason,
        @Nullable String subject) {}
