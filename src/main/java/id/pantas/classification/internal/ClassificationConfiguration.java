package id.pantas.classification.internal;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClassificationProperties.class)
class ClassificationConfiguration {

    /** The start fails here when the model is missing or damaged: without it every score would be wrong in silence. */
    @Bean
    PostLabeller postLabeller(ClassificationProperties settings) {
        Path file = settings.model();
        LinearModel model = file == null ? ShippedModel.posts() : ShippedModel.at(file);
        return new PostLabeller(model, settings.reviewBelow(), settings.mixedFrom());
    }
}
