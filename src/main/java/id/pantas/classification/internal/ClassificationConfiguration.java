package id.pantas.classification.internal;

import id.pantas.classification.CommentClassifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClassificationProperties.class)
class ClassificationConfiguration {

    /** The start fails here when the shipped model is damaged: without it every score would be wrong in silence. */
    @Bean
    PostLabeller postLabeller(ClassificationProperties settings) {
        LinearModel model = ShippedModel.atOrShipped(settings.model(), Task.POSTS);
        return new PostLabeller(model, settings.reviewBelow(), settings.mixedFrom());
    }

    @Bean
    CommentClassifier commentClassifier(ClassificationProperties settings) {
        return new CommentLabeller(
                ShippedModel.atOrShipped(settings.commentsModel(), Task.COMMENTS),
                ShippedModel.atOrShipped(settings.topicsModel(), Task.TOPICS),
                settings.complaintFrom(),
                settings.reviewBelow());
    }
}
