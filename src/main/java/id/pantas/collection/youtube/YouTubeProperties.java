package id.pantas.collection.youtube;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How YouTube is read.
 *
 * @param apiKey key of the Data API, restricted to that API and to this server's address; secret. Without it the public
 *     feeds are read
 * @param baseUrl where the Data API v3 is, http or https
 * @param feedBaseUrl where the public feeds are, http or https
 */
@Validated
@ConfigurationProperties("pantas.youtube")
record YouTubeProperties(
        @Nullable String apiKey,

        @DefaultValue("https://www.googleapis.com/youtube/v3/") @NotNull
        URI baseUrl,

        @DefaultValue("https://www.youtube.com/") @NotNull URI feedBaseUrl) {

    YouTubeProperties {
        apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
        baseUrl = folder(baseUrl, "base-url");
        feedBaseUrl = folder(feedBaseUrl, "feed-base-url");
    }

    private static URI folder(URI address, String name) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("pantas.youtube." + name + " must be an http or https address");
        }
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }

    @Override
    public String toString() {
        return "YouTubeProperties[apiKey=" + (apiKey == null ? "none" : "***") + ", baseUrl=" + baseUrl
                + ", feedBaseUrl=" + feedBaseUrl + "]";
    }
}
