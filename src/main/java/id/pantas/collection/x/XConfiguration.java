package id.pantas.collection.x;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(XProperties.class)
class XConfiguration {

    @Bean
    XCollector xCollector(XProperties settings) {
        return new XCollector(settings, new Twitter4jXApi(settings));
    }
}
