package id.pantas.audit.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditMenu {

    @Bean
    MenuEntry auditMenuEntry() {
        return new MenuEntry("/admin/jejak", "audit.menu", "history", 590, Set.of("ADMIN", "VERIFIKATOR"));
    }
}
