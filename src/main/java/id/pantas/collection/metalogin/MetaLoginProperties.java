package id.pantas.collection.metalogin;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where owners of accounts at Meta are asked, and by which application.
 *
 * @param facebookPage the page on which Facebook asks, with its version
 * @param graphUrl where the Graph API is, with its version
 * @param threadsPage the page on which Threads asks
 * @param threadsUrl where the Threads API is, without a version
 * @param appId of our application at Facebook, unless it is entered on the screen
 * @param appSecret of the same; secret
 * @param threadsAppId of the use case of Threads, which has an identity of its own
 * @param threadsAppSecret of the same; secret
 */
@Validated
@ConfigurationProperties("pantas.meta-login")
record MetaLoginProperties(
        @DefaultValue("https://www.facebook.com/v26.0/dialog/oauth") @NotNull
        URI facebookPage,

        @DefaultValue("https://graph.facebook.com/v26.0/") @NotNull
        URI graphUrl,

        @DefaultValue("https://threads.net/oauth/authorize") @NotNull
        URI threadsPage,

        @DefaultValue("https://graph.threads.net/") @NotNull URI threadsUrl,
        @Nullable String appId,
        @Nullable String appSecret,
        @Nullable String threadsAppId,
        @Nullable String threadsAppSecret) {

    @Override
    public String toString() {
        return "MetaLoginProperties[facebookPage=" + facebookPage + ", graphUrl=" + graphUrl + ", threadsPage="
                + threadsPage + ", threadsUrl=" + threadsUrl + "]";
    }
}
