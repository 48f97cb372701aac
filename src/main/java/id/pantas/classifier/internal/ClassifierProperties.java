package id.pantas.classifier.internal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The classifiers of posts and of comments.
 *
 * @param postsModel path of another model file than the one inside the application; null, or unreadable = that one
 * @param commentsModel the same for the classes of comments
 * @param topicsModel the same for the topics of complaints
 * @param complaintFrom a comment is a complaint from this probability on, 0.1 to 0.5
 * @param reviewBelow a label with a lower probability is in doubt, 0 to 1; scoring method 3.5
 * @param mixedFrom ceremony and work are both likely, hence CAMPURAN, when each has at least this probability, 0.2 to 0.5
 */
@Validated
@ConfigurationProperties("pantas.classifier")
record ClassifierProperties(
        @Nullable Path postsModel,
        @Nullable Path commentsModel,
        @Nullable Path topicsModel,

        @DefaultValue(ClassifierProperties.COMPLAINT_FROM) @DecimalMin("0.1") @DecimalMax("0.5")
        BigDecimal complaintFrom,

        @DefaultValue("0.75") @DecimalMin("0") @DecimalMax("1")
        BigDecimal reviewBelow,

        @DefaultValue("0.35") @DecimalMin("0.2") @DecimalMax("0.5")
        BigDecimal mixedFrom) {

    static final String COMPLAINT_FROM = "0.4";
}
