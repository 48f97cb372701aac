package id.pantas.setup.internal;

import id.pantas.setup.FirstStart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstStartProperties.class)
class FirstStartConfiguration implements WebMvcConfigurer {

    private final FirstStartProperties settings;
    private final ObjectProvider<FirstStart> start;

    FirstStartConfiguration(FirstStartProperties settings, ObjectProvider<FirstStart> start) {
        this.settings = settings;
        this.start = start;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (settings.assistant()) {
            registry.addInterceptor(new FirstStartGate(start))
                    .excludePathPatterns(FirstStartGate.OPEN)
                    .order(Ordered.HIGHEST_PRECEDENCE);
        }
    }
}
