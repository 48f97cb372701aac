package id.pantas.setup.web;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportMenu {

    @Bean
    MenuEntry importsMenuEntry() {
        return new MenuEntry("/admin/impor", "setup.import.menu", "file-spreadsheet", 520, Set.of("ADMIN", "STAF"));
    }
}
