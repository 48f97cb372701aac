package id.pantas.credential.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How secrets are kept.
 *
 * @param key keys of 32 bytes in base64, separated by commas: the first encrypts, all decrypt; secret
 * @param file a file with the same, one key a line; only read when {@code key} is empty. A demo and a run with the
 *     embedded database make one beside their data if none is named
 * @param publicAddress how this site is reached from outside, as registered with the platforms, e.g.
 *     {@code https://pantas.example.go.id}; null = as the reader's browser calls it
 */
@ConfigurationProperties("pantas.credential")
record CredentialProperties(
        @DefaultValue List<String> key,
        @Nullable Path file,
        @Nullable URI publicAddress) {

    CredentialProperties {
        key = key.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
    }

    @Override
    public String toString() {
        return "CredentialProperties[keys=" + key.size() + ", file=" + file + ", publicAddress=" + publicAddress + "]";
    }
}
