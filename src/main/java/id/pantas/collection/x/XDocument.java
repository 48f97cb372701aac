package id.pantas.collection.x;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of API v2 in either of its two naming dialects.
 *
 * @param data a list of posts or users, or one of them; kept as it came so that one bad element spoils no other
 * @param title of a problem, as are {@code detail}, {@code type} and {@code reason}
 */
record XDocument(
        @Nullable JsonNode data,
        @Nullable Includes includes,
        @Nullable List<Problem> errors,
        @Nullable Meta meta,
        @Nullable String title,
        @Nullable String detail,
        @Nullable String type,
        @Nullable String reason) {

    List<Problem> problems() {
        return errors == null ? List.of() : errors;
    }

    /** Whether the whole answer or one of its errors is a problem of this kind, e.g. {@code usage-capped}. */
    boolean hasType(String end) {
        return ends(type, end) || problems().stream().anyMatch(each -> each.hasType(end));
    }

    /** Title and detail in lower case, for the answers that have no type of their own. */
    String words() {
        return (title + " " + detail).toLowerCase(Locale.ROOT);
    }

    private static boolean ends(@Nullable String type, String end) {
        return type != null && type.endsWith("/" + end);
    }

    record Meta(
            @JsonProperty("result_count") @Nullable Integer resultCount,
            @JsonProperty("next_token") @Nullable String nextToken) {}

    record Includes(@Nullable List<Media> media) {}

    record Media(
            @JsonProperty("media_key") @Nullable String key,
            @Nullable String type) {}

    /** One error: of an object that could not be given, or of a parameter of our request. */
    record Problem(
            @Nullable String value,
            @Nullable String detail,
            @Nullable String title,
            @Nullable String type,
            @JsonProperty("resource_type") @Nullable String resourceType,
            @Nullable String parameter,
            @Nullable Integer code,
            @Nullable String message,
            @Nullable JsonNode parameters) {

        boolean hasType(String end) {
            return ends(type, end);
        }

        boolean names(String requestParameter) {
            return parameters != null && parameters.has(requestParameter);
        }

        boolean suspended() {
            return detail != null && detail.toLowerCase(Locale.ROOT).contains("suspended");
        }
    }

    record User(
            @Nullable String id,
            @Nullable String username,
            @JsonProperty("protected") boolean closed) {}

    /** A post. Its counts stay JSON, because they may be missing, huge or something else altogether. */
    record Post(
            @Nullable String id,
            @Nullable String text,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonProperty("author_id") @Nullable String authorId,
            @JsonProperty("conversation_id") @Nullable String conversationId,
            @JsonProperty("in_reply_to_user_id") @Nullable String inReplyToUserId,

            @JsonProperty("edit_history_tweet_ids") @JsonAlias("edit_history_post_ids") @Nullable
            List<String> editHistory,

            @JsonProperty("referenced_tweets") @JsonAlias("referenced_posts") @Nullable
            List<Reference> references,

            @JsonProperty("note_tweet") @JsonAlias("note_post") @Nullable
            Note note,

            @JsonProperty("public_metrics") @Nullable JsonNode metrics,
            @Nullable Entities entities,
            @Nullable Attachments attachments,
            @Nullable JsonNode article) {}

    record Reference(@Nullable String type, @Nullable String id) {}

    record Note(@Nullable String text) {}

    record Entities(@Nullable List<Link> urls) {}

    record Link(
            @JsonProperty("expanded_url") @Nullable String expandedUrl,
            @JsonProperty("display_url") @Nullable String displayUrl) {}

    record Attachments(@JsonProperty("media_keys") @Nullable List<String> mediaKeys) {}
}
