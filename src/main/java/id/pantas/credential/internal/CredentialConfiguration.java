package id.pantas.credential.internal;

import id.pantas.credential.Connections.KeyState;
import id.pantas.credential.PublicAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CredentialProperties.class)
class CredentialConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialConfiguration.class);

    /** Never keeps the application from starting: without a key everything but secrets works, and the screens say so. */
    @Bean
    KeyRing keyRing(CredentialProperties settings, Environment environment) {
        KeyRing ring = KeyRing.of(keys(settings, environment));
        if (ring.state() == KeyState.MALFORMED) {
            LOG.error(
                    "PANTAS_CREDENTIAL_KEY bukan kunci yang sah: perlu 32 byte dalam base64 (buat dengan: openssl rand"
                            + " -base64 32). Rahasia platform tidak dapat dibaca dan tidak dapat disimpan.");
        }
        return ring;
    }

    @Bean
    PublicAddress publicAddress(CredentialProperties settings) {
        URI set = settings.publicAddress();
        String fixed = set == null ? null : set.toString().replaceFirst("/+$", "");
        return request -> fixed != null
                ? fixed
                : ServletUriComponentsBuilder.fromContextPath(request).toUriString();
    }

    private static List<String> keys(CredentialProperties settings, Environment environment) {
        if (!settings.key().isEmpty()) {
            return settings.key();
        }
        Path file = settings.file();
        try {
            if (file != null) {
                return KeyFile.read(file);
            }
            boolean trial = environment.getProperty("pantas.demo", Boolean.class, false)
                    || environment.getProperty("pantas.database.embedded", Boolean.class, false);
            if (trial) {
                file = Path.of(environment.getProperty("pantas.database.folder", "data/postgres"))
                        .toAbsolutePath()
                        .resolveSibling("credential.key");
                return KeyFile.readOrCreate(file);
            }
        } catch (IOException e) {
            LOG.error("Berkas kunci {} tidak dapat dibaca atau dibuat ({}).", file, e.toString());
        }
        return List.of();
    }
}
