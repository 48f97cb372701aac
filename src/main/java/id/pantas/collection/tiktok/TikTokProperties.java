package id.pantas.collection.tiktok;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How TikTok is read.
 *
 * @param baseUrl where the Display API and its tokens are, http or https
 * @param businessBaseUrl where the Accounts API for Business is
 * @param authorizeUrl the page on which owners are asked
 * @param clientKey of our application, unless it is entered on the screen
 * @param clientSecret of our application; secret
 * @param pkce how the challenge is written that guards the code. TikTok's own applications write it in hexadecimal, against
 *     the standard
 */
@Validated
@ConfigurationProperties("pantas.tiktok")
record TikTokProperties(
        @DefaultValue("https://open.tiktokapis.com/") @NotNull
        URI baseUrl,

        @DefaultValue("https://business-api.tiktok.com/open_api/v1.3/") @NotNull
        URI businessBaseUrl,

        @DefaultValue("https://www.tiktok.com/v2/auth/authorize/") @NotNull
        URI authorizeUrl,

        @Nullable String clientKey,
        @Nullable String clientSecret,
        @DefaultValue("HEX") @NotNull Pkce pkce) {

    TikTokProperties {
        baseUrl = checked(baseUrl, "base-url");
        businessBaseUrl = checked(businessBaseUrl, "business-base-url");
        authorizeUrl = checked(authorizeUrl, "authorize-url");
        clientKey = clientKey == null || clientKey.isBlank() ? null : clientKey.strip();
        clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret.strip();
    }

    private static URI checked(URI address, String name) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("pantas.tiktok." + name + " must be an http or https address");
        }
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }

    @Override
    public String toString() {
        return "TikTokProperties[baseUrl=" + baseUrl + ", businessBaseUrl=" + businessBaseUrl + ", authorizeUrl="
                + authorizeUrl + ", clientKey=" + clientKey + ", clientSecret="
                + (clientSecret == null ? "none" : "***") + ", pkce=" + pkce + "]";
    }

    /** How the challenge is written. */
    enum Pkce {
        HEX,
        BASE64URL,
        NONE
    }
}
