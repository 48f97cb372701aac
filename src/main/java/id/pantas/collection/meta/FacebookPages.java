package id.pantas.collection.meta;

import id.pantas.collection.meta.GraphClient.Key;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.CollectionFailure.Scope;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.credential.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the Page of an account and the token to read it with. A token of one account is its Page's own; one of the whole
 * platform is a system user's, who asks for the Pages it was given and gets a token of each.
 */
class FacebookPages {

    private static final Pattern ID = Pattern.compile("\\d{5,20}");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9.\\-]{3,75}");
    /** Pages are added seldom; a refused token is asked for again at once. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final int MOST_LIST_PAGES = 20;

    private final GraphClient client;
    private final MetaProperties settings;
    /** By the system user's token. */
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

    FacebookPages(GraphClient client, MetaProperties settings) {
        this.client = client;
        this.settings = settings;
    }

    private record Listing(Map<String, String> tokens, Instant readAt) {

        @Override
        public String toString() {
            return "Listing[" + tokens.size() + " pages]";
        }
    }

    /**
     * @param id of the Page
     * @param visit asks with the Page's token
     * @param found the id if it was looked up just now, else null
     * @param spent what finding it cost
     */
    record Found(String id, GraphVisit visit, @Nullable String found, int spent) {}

    /** @throws CollectionFailure PERMISSION if the Page is not among those that the token was given */
    Found find(Request request) throws CollectionFailure {
        Credential credential = request.credential();
        if (credential == null && settings.token() == null) {
            throw new CollectionFailure(FailureKind.AUTH, "no token of Meta is entered", null, null, null);
        }
        String token = credential == null ? String.valueOf(settings.token()) : credential.token();
        String part = credential == null ? null : credential.part(MetaFields.APP_SECRET);
        String secret = part == null ? settings.appSecret() : part;
        GraphVisit finding = new GraphVisit(client, new Key(token, secret), request.now());
        String known = request.account().nativeId();
        boolean isKnown = known != null && ID.matcher(known).matches();
        String id = isKnown ? String.valueOf(known) : lookUp(finding, handle(request));
        String pageToken = credential != null && credential.account() != null ? token : pageToken(finding, token, id);
        return new Found(
                id,
                new GraphVisit(client, new Key(pageToken, secret), request.now()),
                isKnown ? null : id,
                finding.spent());
    }

    /** After a refusal: tokens that were given out before are not used again. */
    void forget(Request request) {
        Credential credential = request.credential();
        listings.remove(credential == null ? String.valueOf(settings.token()) : credential.token());
    }

    /** The Page's id by its name or link. */
    static String lookUp(GraphVisit visit, String handle) throws CollectionFailure {
        if (!ALIAS.matcher(handle).matches()) {
            throw new CollectionFailure(FailureKind.BAD_REQUEST, "no name of a Page", null, null, null);
        }
        JsonNode page;
        try {
            page = visit.askQuietly(handle, Map.of("fields", "id,name,username"));
        } catch (GraphFailure e) {
            throw e.missing() ? e.as(FailureKind.ACCOUNT_GONE) : e;
        }
        String id = page.path("id").asString("");
        if (!ID.matcher(id).matches()) {
            throw new CollectionFailure(FailureKind.MALFORMED, "a Page without an id", null, null, null);
        }
        return id;
    }

    private String pageToken(GraphVisit visit, String token, String page) throws CollectionFailure {
        Listing listing = listings.get(token);
        boolean fresh = listing != null && listing.readAt().plus(KEPT).isAfter(visit.now());
        if (listing == null || !fresh) {
            listing = new Listing(tokens(visit), visit.now());
            listings.put(token, listing);
        }
        String pageToken = listing.tokens().get(page);
        if (pageToken == null) {
            throw new CollectionFailure(
                    FailureKind.PERMISSION,
                    Scope.ACCOUNT,
                    "the Page " + page + " is not among those that this token was given",
                    null,
                    null,
                    null);
        }
        return pageToken;
    }

    /** Tokens of all Pages that a user or system user was given, by the Page's id. */
    static Map<String, String> tokens(GraphVisit visit) throws CollectionFailure {
        Map<String, String> tokens = new LinkedHashMap<>();
        String after = null;
        for (int i = 0; i < MOST_LIST_PAGES; i++) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("fields", "id,name,access_token,tasks");
            parameters.put("limit", "100");
            if (after != null) {
                parameters.put("after", after);
            }
            JsonNode list = visit.askQuietly("me/accounts", parameters);
            for (JsonNode page : list.path("data")) {
                String id = page.path("id").asString("");
                String token = page.path("access_token").asString("");
                if (ID.matcher(id).matches() && !token.isEmpty()) {
                    tokens.put(id, token);
                }
            }
            after = GraphCursor.after(list.path("paging"), after);
            if (after == null || !list.at("/paging/next").isString()) {
                break;
            }
        }
        return tokens;
    }

    private static String handle(Request request) {
        return request.account().handle().strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    }
}
