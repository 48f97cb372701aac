package id.pantas.dashboard.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DashboardMenu {

    @Bean
    MenuEntry homeMenuEntry() {
        return new MenuEntry("/", "dashboard.menu.home", "home", 10, Set.of());
    }
}
