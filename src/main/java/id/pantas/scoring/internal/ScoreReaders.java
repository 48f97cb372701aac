package id.pantas.scoring.internal;

import id.pantas.web.MenuEntry;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;

/** Who may see running scores: people with a role, or everybody where the regency made the ranking public. */
@Configuration(value = "scoreReaders", proxyBeanMethods = false)
class ScoreReaders {

    private static final Set<String> ROLES = Set.of("STAF", "ADMIN", "PIMPINAN", "VERIFIKATOR", "PIC");

    private final ScoringProperties settings;

    ScoreReaders(ScoringProperties settings) {
        this.settings = settings;
    }

    /** Called by the pages' {@code @PreAuthorize}. */
    public boolean allow(@Nullable Authentication reader) {
        return settings.publicRanking() || insider(reader);
    }

    /** Whether somebody has a role, and so sees labels that are not public yet. */
    public boolean insider(@Nullable Authentication reader) {
        return reader != null
                && !new AuthenticationTrustResolverImpl().isAnonymous(reader)
                && reader.getAuthorities().stream()
                        .anyMatch(right ->
                                ROLES.stream().anyMatch(role -> ("ROLE_" + role).equals(right.getAuthority())));
    }

    @Bean
    MenuEntry rankingMenuEntry() {
        return new MenuEntry("/peringkat", "scoring.menu", "trophy", 20, settings.publicRanking() ? Set.of() : ROLES);
    }
}
