package id.pantas.collection.meta;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Instagram and Facebook are read. Credentials here are for installations that keep them in the environment; one that
 * was entered on the screens comes first.
 *
 * @param graphBaseUrl where the Graph API is, http or https, without its version
 * @param graphVersion the version asked for, e.g. {@code v26.0}; a living one, since Meta answers an expired one silently in
 *     the manner of the oldest that lives
 * @param token token of the regency's system user, for all accounts; secret
 * @param appSecret secret of the app the token belongs to, sent along as a proof; secret
 * @param instagramId id of the regency's own professional Instagram account that asks about the others, or of its Page;
 *     found through the token's Pages if it is not given
 */
@Validated
@ConfigurationProperties("pantas.meta")
record MetaProperties(
        @DefaultValue("https://graph.facebook.com") @NotNull URI graphBaseUrl,

        @DefaultValue("v26.0") @NotNull @Pattern(regexp = GraphClient.VERSION)
        String graphVersion,

        @Nullable String token,
        @Nullable String appSecret,

        @Nullable @Pattern(regexp = "\\d{5,20}") String instagramId) {

    MetaProperties {
        graphBaseUrl = GraphClient.folder(graphBaseUrl, "pantas.meta.graph-base-url");
        token = blankToNull(token);
        appSecret = blankToNull(appSecret);
        instagramId = blankToNull(instagramId);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "MetaProperties[graphBaseUrl=" + graphBaseUrl + ", graphVersion=" + graphVersion + ", token="
                + (token == null ? "none" : "***") + "]";
    }
}
