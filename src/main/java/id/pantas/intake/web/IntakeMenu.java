package id.pantas.intake.web;

import id.pantas.intake.PastedLinks;
import id.pantas.web.MenuBadge;
import id.pantas.web.MenuEntry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeMenu {

    @Bean
    MenuEntry ownLinksMenuEntry() {
        return new MenuEntry("/saya/tautan", "intake.mine.menu", "plus", 240, Set.of("PIC"));
    }

    @Bean
    MenuEntry linkQueueMenuEntry() {
        return new MenuEntry("/admin/tautan", "intake.queue.menu", "list-details", 500, Set.of("ADMIN", "STAF"));
    }

    /** How many links wait for staff. */
    @Bean
    MenuBadge linkQueueBadge(PastedLinks links) {
        return new MenuBadge() {
            @Override
            public String path() {
                return "/admin/tautan";
            }

            @Override
            public String label() {
                return "intake.queue.badge";
            }

            @Override
            public int count() {
                return links.waiting();
            }
        };
    }

    @Bean
    MenuEntry postFilesMenuEntry() {
        return new MenuEntry("/admin/unggahan-berkas", "intake.file.menu", "upload", 510, Set.of("ADMIN", "STAF"));
    }
}
