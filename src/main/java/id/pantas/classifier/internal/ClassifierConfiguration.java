package id.pantas.classifier.internal;

import id.pantas.classifier.CommentClassifier;
import id.pantas.classifier.PostTraining;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClassifierProperties.class)
class ClassifierConfiguration {

    /** The start fails here when the shipped model is damaged: without it every score would be wrong in silence. */
    @Bean
    PostModelsInUse postModels(ClassifierProperties settings, VocabularyInUse vocabulary) {
        LinearModel model = ShippedModel.atOrShipped(settings.postsModel(), Task.POSTS);
        return new PostModelsInUse(model, vocabulary, settings.reviewBelow(), settings.mixedFrom());
    }

    @Bean
    PostTraining postTraining(VocabularyInUse vocabulary) {
        return new PostTrainer(vocabulary);
    }

    @Bean
    VocabularyInUse vocabulary() {
        return new VocabularyInUse();
    }

    @Bean
    CommentClassifier commentClassifier(ClassifierProperties settings, VocabularyInUse vocabulary) {
        return new CommentLabeller(
                ShippedModel.atOrShipped(settings.commentsModel(), Task.COMMENTS),
                ShippedModel.atOrShipped(settings.topicsModel(), Task.TOPICS),
                vocabulary,
                settings.complaintFrom(),
                settings.reviewBelow());
    }
}
