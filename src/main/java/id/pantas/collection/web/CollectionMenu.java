package id.pantas.collection.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CollectionMenu {

    @Bean
    MenuEntry collectorsMenuEntry() {
        return new MenuEntry("/kolektor", "collection.menu", "activity-heartbeat", 180, Set.of("STAF", "ADMIN"));
    }
}
