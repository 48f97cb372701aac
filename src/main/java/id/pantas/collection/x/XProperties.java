package id.pantas.collection.x;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How X is read.
 *
 * @param enabled false = X is not asked on this installation, whatever clearance is recorded
 * @param baseUrl where API v2 is, http or https
 * @param bearerToken the app-only token exactly as the developer console shows it; secret
 * @param dialect the names sent first; the other ones are tried once when X refuses them
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for each part of an answer, and half of the longest time one answer may take
 */
@Validated
@ConfigurationProperties("pantas.x")
record XProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("https://api.x.com/2/") @NotNull URI baseUrl,
        @Nullable String bearerToken,
        @DefaultValue("TWEET") @NotNull Dialect dialect,
        @DefaultValue("5s") @NotNull Duration connectTimeout,
        @DefaultValue("20s") @NotNull Duration readTimeout) {

    XProperties {
        String scheme = baseUrl.getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new IllegalArgumentException("pantas.x.base-url must be an http or https address");
        }
        if (!baseUrl.toString().endsWith("/")) {
            baseUrl = URI.create(baseUrl + "/");
        }
        bearerToken = bearerToken == null || bearerToken.isBlank() ? null : bearerToken.strip();
    }

    @Override
    public String toString() {
        return "XProperties[enabled=" + enabled + ", baseUrl=" + baseUrl + ", bearerToken="
                + (bearerToken == null ? "none" : "***") + ", dialect=" + dialect + "]";
    }

    /** X renamed its fields in August 2026 in one of its two descriptions; which servers follow is not known. */
    enum Dialect {
        TWEET("tweet.fields", "referenced_tweets", "note_tweet", "edit_history_tweet_ids"),
        POST("post.fields", "referenced_posts", "note_post", "edit_history_post_ids");

        private final String parameter;
        private final String fields;

        Dialect(String parameter, String references, String note, String history) {
            this.parameter = parameter;
            this.fields =
                    "created_at,author_id,conversation_id,in_reply_to_user_id,public_metrics,entities,attachments,"
                            + references + "," + note + "," + history;
        }

        /** Name of the request parameter that lists the wanted fields. */
        String parameter() {
            return parameter;
        }

        String fields() {
            return fields;
        }

        Dialect other() {
            return this == TWEET ? POST : TWEET;
        }
    }
}
