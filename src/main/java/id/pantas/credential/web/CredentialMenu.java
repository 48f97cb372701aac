package id.pantas.credential.web;

import id.pantas.credential.Connections;
import id.pantas.web.MenuBadge;
import id.pantas.web.MenuEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CredentialMenu {

    @Bean
    MenuEntry connectionsMenuEntry() {
        return new MenuEntry(ConnectionsController.PATH, "credential.menu.all", "plug-connected", 530, Set.of("ADMIN"));
    }

    @Bean
    MenuEntry ownConnectionsMenuEntry() {
        return new MenuEntry(
                OwnConnectionsController.PATH, "credential.menu.own", "plug-connected", 260, Set.of("PIC"));
    }

    @Bean
    MenuBadge connectionsBadge(Connections connections, Clock clock) {
        return new Waiting(connections, clock);
    }

    /** Counted once a minute at most. */
    private static final class Waiting implements MenuBadge {

        private static final Duration GOOD_FOR = Duration.ofMinutes(1);

        private final Connections connections;
        private final Clock clock;
        private volatile Counted last = new Counted(0, Instant.MIN);

        private record Counted(int number, Instant at) {}

        Waiting(Connections connections, Clock clock) {
            this.connections = connections;
            this.clock = clock;
        }

        @Override
        public String path() {
            return ConnectionsController.PATH;
        }

        @Override
        public String label() {
            return "credential.menu.waiting";
        }

        @Override
        public int count() {
            Instant now = clock.instant();
            Counted known = last;
            if (known.at() == Instant.MIN || known.at().plus(GOOD_FOR).isBefore(now)) {
                known = new Counted(connections.needingAttention(now), now);
                last = known;
            }
            return known.number();
        }
    }
}
