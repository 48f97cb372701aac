package id.pantas.intake.links;

import id.pantas.compliance.Clearances;
import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.OutgoingClients;
import id.pantas.outgoing.OutgoingClients.Limits;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkProperties.class)
class LinkConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final int LONGEST_PAGE = 3 * 1024 * 1024;

    @Bean
    LinkReader linkReader() {
        return new LinkReader(LinkRules.load());
    }

    @Bean
    ShortLinks shortLinks(
            LinkReader reader, OutgoingClients clients, SubmissionRows rows, Clearances clearances, Clock clock) {
        return new ShortLinks(
                reader, clients.with(new Limits(LONGEST_ANSWER, CONNECT, CONNECT)), rows, clearances, clock);
    }

    @Bean
    Confirmations confirmations(LinkProperties settings, OutgoingClients clients, Clearances clearances) {
        GuardedHttp platforms = clients.with(new Limits(LONGEST_ANSWER, CONNECT, READ));
        GuardedHttp websites = clients.with(new Limits(LONGEST_PAGE, CONNECT, READ));
        return new Confirmations(settings, platforms, websites, clearances);
    }
}
