package id.pantas.classification.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClassificationMenu {

    @Bean
    MenuEntry postsMenuEntry() {
        return new MenuEntry(
                "/unggahan",
                "classification.menu",
                "news",
                130,
                Set.of("STAF", "ADMIN", "PIMPINAN", "VERIFIKATOR", "PIC"));
    }
}
