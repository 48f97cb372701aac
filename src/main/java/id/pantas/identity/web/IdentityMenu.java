package id.pantas.identity.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityMenu {

    @Bean
    MenuEntry usersMenuEntry() {
        return new MenuEntry("/admin/pengguna", "identity.menu.users", "users", 540, Set.of("ADMIN"));
    }
}
