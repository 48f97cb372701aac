package id.pantas.credential.internal;

import id.pantas.credential.Connections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** At every start: what an older key sealed gets the first one, so that the older key can be taken away afterwards. */
@Component
class Resealing implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

    private final Connections connections;

    Resealing(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int changed = connections.reseal();
        if (changed > 0) {
            LOG.info("{} rahasia platform dienkripsi ulang dengan kunci pertama.", changed);
        }
    }
}
