package id.pantas.setup.internal;

import id.pantas.identity.SignInHints;
import id.pantas.outgoing.OutgoingDetour;
import id.pantas.simulator.Simulator;
import id.pantas.simulator.SimulatorSettings;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What only a demo has: the simulator, the way to its websites, and sign-ins for everybody. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("pantas.demo")
class DemoConfiguration {

    @Bean(destroyMethod = "close")
    Simulator simulator(@Value("${" + DemoSettings.PORT + "}") int port) {
        return Simulator.start(SimulatorSettings.demo().withPort(port).withHistoryDays(DemoSettings.DAYS));
    }

    @Bean
    OutgoingDetour wayToSimulatedWebsites(@Value("${" + DemoSettings.PORT + "}") int port) {
        return new DemoWebsites("http://127.0.0.1:" + port);
    }

    @Bean
    SignInHints demoSignIns(MessageSource messages) {
        List<SignInHints.Hint> hints = DemoPeople.ALL.stream()
                .map(person -> new SignInHints.Hint(
                        person.username(),
                        DemoPeople.PASSWORD,
                        messages.getMessage(person.messageKey(), null, Texts.INDONESIAN)))
                .toList();
        return () -> hints;
    }
}
