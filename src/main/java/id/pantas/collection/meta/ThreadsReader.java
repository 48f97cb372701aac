package id.pantas.collection.meta;

import id.pantas.collection.meta.GraphClient.Key;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.credential.Credential;
import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks Threads about the account that a token belongs to. */
class ThreadsReader {

    static final int PAGE = 25;
    private static final String FIELDS = "id,media_product_type,media_type,permalink,username,text,timestamp,shortcode,"
            + "is_quote_post,quoted_post,reposted_post,has_replies";
    private static final String REPLY_FIELDS =
            "id,text,username,permalink,timestamp,shortcode,replied_to,root_post,is_reply_owned_by_me,hide_status";

    private final GraphClient client;
    private final ThreadsProperties settings;

    ThreadsReader(GraphClient client, ThreadsProperties settings) {
        this.client = client;
        this.settings = settings;
    }

    GraphVisit visit(Request request) throws CollectionFailure {
        Credential credential = request.credential();
        String token = credential == null ? settings.tokens().get(handle(request.account())) : credential.token();
        if (token == null) {
            throw new CollectionFailure(
                    FailureKind.AUTH, Scope.ACCOUNT, "no token of this account is entered", null, null, null);
        }
        String secret = credential == null ? null : credential.part(MetaFields.APP_SECRET);
        return new GraphVisit(client, new Key(token, secret), request.now());
    }

    /** Whether tokens stand in the settings. */
    boolean inSettings() {
        return !settings.tokens().isEmpty();
    }

    /** A visit with a token that is being tried. */
    GraphVisit visit(String token, Instant now) {
        return new GraphVisit(client, new Key(token, null), now);
    }

    static String handle(OfficialAccount account) {
        return account.handle().strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    }

    /** Who the token belongs to. */
    JsonNode me(GraphVisit visit) throws CollectionFailure {
        return visit.ask("me", Map.of("fields", "id,username"));
    }

    /** A page of the account's posts, newest first. */
    GraphVisit.SizedPage posts(GraphVisit visit, int limit, @Nullable String after, @Nullable Instant since)
            throws CollectionFailure {
        return visit.askSized("me/threads", limit, size -> {
            Map<String, String> parameters = paged(FIELDS, size, after);
            if (since != null) {
                parameters.put("since", String.valueOf(since.getEpochSecond()));
            }
            return parameters;
        });
    }

    JsonNode insights(GraphVisit visit, String mediaId) throws CollectionFailure {
        return visit.ask(mediaId + "/insights", Map.of("metric", "views,likes,replies,reposts,quotes,shares"));
    }

    /** One post by its id. */
    JsonNode one(GraphVisit visit, String mediaId) throws CollectionFailure {
        return visit.ask(mediaId, Map.of("fields", FIELDS));
    }

    /** Answers of all levels, newest first. */
    GraphVisit.SizedPage conversation(GraphVisit visit, String mediaId, int limit, @Nullable String after)
            throws CollectionFailure {
        return visit.askSized(mediaId + "/conversation", limit, size -> {
            Map<String, String> parameters = paged(REPLY_FIELDS, size, after);
            parameters.put("reverse", "true");
            return parameters;
        });
    }

    /** A fresh token for one that still lives. */
    JsonNode renewed(GraphVisit visit) throws CollectionFailure {
        return visit.askQuietly("/refresh_access_token", Map.of("grant_type", "th_refresh_token"));
    }

    private static Map<String, String> paged(String fields, int limit, @Nullable String after) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fields", fields);
        parameters.put("limit", String.valueOf(limit));
        if (after != null) {
            parameters.put("after", after);
        }
        return parameters;
    }
}
