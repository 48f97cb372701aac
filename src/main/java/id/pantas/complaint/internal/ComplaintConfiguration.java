package id.pantas.complaint.internal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComplaintProperties.class)
class ComplaintConfiguration {

    /** The start fails when a list that staff keep is damaged: complaints would lose their flags in silence. */
    @Bean
    Flags complaintFlags(ComplaintProperties settings) {
        return Flags.from(settings.wordLists());
    }
}
