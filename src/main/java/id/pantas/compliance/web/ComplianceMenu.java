package id.pantas.compliance.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ComplianceMenu {

    @Bean
    MenuEntry complianceMenuEntry() {
        return new MenuEntry(
                ComplianceController.PATH, "compliance.menu", "shield-check", 570, Set.of("ADMIN", "STAF"));
    }
}
