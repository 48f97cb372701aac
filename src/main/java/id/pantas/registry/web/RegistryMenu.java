package id.pantas.registry.web;

import id.pantas.registry.Areas;
import id.pantas.registry.Regency;
import id.pantas.web.MenuEntry;
import id.pantas.web.SiteOwner;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

@Configuration(proxyBeanMethods = false)
class RegistryMenu {

    @Bean
    MenuEntry officialAccountsMenuEntry() {
        return new MenuEntry("/akun-resmi", "registry.menu.official", "rosette-discount-check", 60, Set.of());
    }

    @Bean
    MenuEntry unitsMenuEntry() {
        return new MenuEntry(
                "/admin/instansi", "registry.menu.units", "building-community", 510, Set.of("ADMIN", "STAF"));
    }

    /** The header keeps the last known name while the database is away, so that error pages still look like ours. */
    @Bean
    SiteOwner siteOwner(Areas areas) {
        AtomicReference<@Nullable String> last = new AtomicReference<>();
        return () -> {
            try {
                last.set(areas.regency().map(Regency::name).orElse(null));
            } catch (DataAccessException | TransactionException e) {
                return last.get();
            }
            return last.get();
        };
    }
}
