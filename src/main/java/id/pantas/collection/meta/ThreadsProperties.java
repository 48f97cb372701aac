package id.pantas.collection.meta;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Threads is read.
 *
 * @param baseUrl where the Threads API is, http or https, without its version
 * @param version the version asked for, e.g. {@code v1.0}
 * @param tokens tokens by handle, for installations that keep them in the environment; secret. One that was entered on the
 *     screens comes first
 */
@Validated
@ConfigurationProperties("pantas.threads")
record ThreadsProperties(
        @DefaultValue("https://graph.threads.net") @NotNull URI baseUrl,

        @DefaultValue("v1.0") @NotNull @Pattern(regexp = GraphClient.VERSION)
        String version,

        @DefaultValue Map<String, String> tokens) {

    ThreadsProperties {
        baseUrl = GraphClient.folder(baseUrl, "pantas.threads.base-url");
        Map<String, String> byHandle = new HashMap<>();
        tokens.forEach((handle, token) -> {
            if (!token.isBlank()) {
                byHandle.put(handle.replaceFirst("^@", "").toLowerCase(Locale.ROOT), token.strip());
            }
        });
        tokens = Map.copyOf(byHandle);
    }

    @Override
    public String toString() {
        return "ThreadsProperties[baseUrl=" + baseUrl + ", version=" + version + ", tokens=" + tokens.size() + "]";
    }
}
