package id.pantas.draft.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DraftMenu {

    @Bean
    MenuEntry draftMenuEntry() {
        return new MenuEntry("/periksa-draf", "draft.menu", "edit", 245, Set.of("PIC", "STAF", "ADMIN"));
    }
}
