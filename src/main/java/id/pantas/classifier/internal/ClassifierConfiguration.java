package id.pantas.classifier.internal;

import id.pantas.classifier.CommentClassifier;
import id.pantas.classifier.PostClassifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClassifierProperties.class)
class ClassifierConfiguration {

    /** The start fails here when the shipped model is damaged: without it every score would be wrong in silence. */
    @Bean
    PostClassifier postClassifier(ClassifierProperties settings) {
        LinearModel model = ShippedModel.atOrShipped(settings.postsModel(), Task.POSTS);
        return new PostLabeller(model, settings.reviewBelow(), settings.mixedFrom());
    }

    @Bean
    CommentClassifier commentClassifier(ClassifierProperties settings) {
        return new CommentLabeller(
                ShippedModel.atOrShipped(settings.commentsModel(), Task.COMMENTS),
                ShippedModel.atOrShipped(settings.topicsModel(), Task.TOPICS),
                settings.complaintFrom(),
                settings.reviewBelow());
    }
}
