package id.pantas.intake.links;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Pasted links.
 *
 * @param askPlatforms whether platforms are asked without a credential; false in a demo, whose posts no platform knows
 * @param perText links of one pasted text, 1 to 20
 * @param perHour links of one person within an hour, 1 to 1,000
 * @param oembedX where X answers whether a post exists (publish.x.com), without a slash at its end, as all of these
 * @param oembedYoutube where YouTube answers
 * @param oembedTiktok where TikTok answers
 * @param oembedMeta where Instagram and Facebook answer, the Graph API with its version
 * @param oembedThreads where Threads answers, with its version
 */
@Validated
@ConfigurationProperties("pantas.intake.links")
record LinkProperties(
        @DefaultValue("true") boolean askPlatforms,
        @DefaultValue("5") @Min(1) @Max(20) int perText,
        @DefaultValue("30") @Min(1) @Max(1_000) int perHour,

        @DefaultValue("https://publish.x.com") @Pattern(regexp = ADDRESS)
        String oembedX,

        @DefaultValue("https://www.youtube.com") @Pattern(regexp = ADDRESS)
        String oembedYoutube,

        @DefaultValue("https://www.tiktok.com") @Pattern(regexp = ADDRESS)
        String oembedTiktok,

        @DefaultValue("https://graph.facebook.com/v26.0") @Pattern(regexp = ADDRESS)
        String oembedMeta,

        @DefaultValue("https://graph.threads.net/v1.0") @Pattern(regexp = ADDRESS)
        String oembedThreads) {

    private static final String ADDRESS = "https?://\\S+[^/\\s]";
}
