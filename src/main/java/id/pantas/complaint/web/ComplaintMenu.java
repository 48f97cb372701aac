package id.pantas.complaint.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ComplaintMenu {

    @Bean
    MenuEntry complaintsMenuEntry() {
        return new MenuEntry("/aduan", "complaint.menu", "message-circle", 140, Set.of("STAF", "ADMIN"));
    }
}
