package id.pantas.review.web;

import id.pantas.identity.SignedIn;
import id.pantas.review.LabelObjections;
import id.pantas.web.MenuBadge;
import id.pantas.web.MenuEntry;
import java.util.Set;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

@Configuration(proxyBeanMethods = false)
class ReviewMenu {

    @Bean
    MenuEntry methodMenuEntry() {
        return new MenuEntry("/metode", "review.method.menu", "help-circle", 40, Set.of());
    }

    @Bean
    MenuEntry reviewMenuEntry() {
        return new MenuEntry("/tinjau", "review.menu", "eye-check", 140, Set.of("STAF", "ADMIN"));
    }

    @Bean
    MenuEntry ownObjectionsMenuEntry() {
        return new MenuEntry("/keberatan-saya", "review.mine.menu", "flag", 250, Set.of("PIC"));
    }

    /** How many objections wait for staff. */
    @Bean
    MenuBadge reviewBadge(LabelObjections objections) {
        return badge("/tinjau", "review.badge", objections::openCount);
    }

    /** How many decisions the PIC who is signed in has not seen yet. */
    @Bean
    MenuBadge ownObjectionsBadge(LabelObjections objections) {
        return badge("/keberatan-saya", "review.mine.badge", () -> {
            Authentication reader = SecurityContextHolder.getContext().getAuthentication();
            return reader != null && reader.getPrincipal() instanceof SignedIn person && person.unit() != null
                    ? objections.unseenOf(person.unit())
                    : 0;
        });
    }

    private static MenuBadge badge(String path, String label, IntSupplier count) {
        return new MenuBadge() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public String label() {
                return label;
            }

            @Override
            public int count() {
                return count.getAsInt();
            }
        };
    }
}
