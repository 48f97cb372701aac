package id.pantas.collection.meta;

import id.pantas.collection.meta.GraphClient.Key;
import id.pantas.collection.meta.GraphVisit.SizedPage;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector.Request;
import id.pantas.credential.Credential;
import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The two roads to an account's media: asking about others, and an account's own. */
class InstagramReader {

    static final int PAGE = 25;

    private static final String FIRST_OF_INSTAGRAM = "17841";
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9._]{1,30}");
    private static final Pattern ID = Pattern.compile("\\d{5,20}");
    private static final List<String> ALWAYS =
            List.of("id", "caption", "media_type", "media_product_type", "permalink", "timestamp");
    private static final List<String> OTHERS = List.of("like_count", "comments_count", "view_count");
    private static final List<String> OWN =
            List.of("shortcode", "like_count", "comments_count", "view_count", "reposts_count", "shares_count");

    private final GraphClient client;
    private final MetaProperties settings;
    /** Fields that this version turned out not to know; asked for again after a restart. */
    private final Set<String> unknownFields = ConcurrentHashMap.newKeySet();

    private final Map<String, String> professionalIds = new ConcurrentHashMap<>();

    InstagramReader(GraphClient client, MetaProperties settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * A page of media.
     *
     * @param media the list, missing if the account has none
     * @param accountId Instagram's id of the account, null if not told
     * @param more whether Instagram says that older media follow; always true on the road to others, where the cursor says it
     */
    record MediaPage(JsonNode media, @Nullable String accountId, int limit, boolean more) {}

    /** @throws CollectionFailure AUTH if there is nothing to ask with */
    GraphVisit visit(Request request) throws CollectionFailure {
        Credential credential = request.credential();
        String secret = credential == null ? null : credential.part(MetaFields.APP_SECRET);
        if (credential == null && settings.token() == null) {
            throw new CollectionFailure(FailureKind.AUTH, "no token of Meta is entered", null, null, null);
        }
        String token = credential == null ? String.valueOf(settings.token()) : credential.token();
        return new GraphVisit(client, new Key(token, secret == null ? settings.appSecret() : secret), request.now());
    }

    /** Whether the account itself let us in, so that its own road is open. */
    static boolean own(Request request) {
        Credential credential = request.credential();
        return credential != null && credential.account() != null;
    }

    /** A page of somebody's public media. */
    MediaPage ofOther(GraphVisit visit, Request request, int limit, @Nullable String after) throws CollectionFailure {
        String handle = handle(request.account());
        String asking = asking(visit, request);
        SizedPage page = withKnownFields(
                fields ->
                        visit.askSized(asking, limit, size -> Map.of("fields", discovery(handle, after, size, fields))),
                OTHERS);
        JsonNode found = page.document().path("business_discovery");
        if (!found.isObject()) {
            throw malformed("an answer without the account that was asked about");
        }
        String id = found.path("id").asString("");
        return new MediaPage(found.path("media"), ID.matcher(id).matches() ? id : null, page.limit(), true);
    }

    /** A page of the account's own media, not older than {@code since}. */
    MediaPage ofOwn(GraphVisit visit, Request request, int limit, @Nullable String after, @Nullable Instant since)
            throws CollectionFailure {
        String id = ownId(visit, request);
        SizedPage page = withKnownFields(
                fields -> visit.askSized(id + "/media", limit, size -> {
                    Map<String, String> parameters = new LinkedHashMap<>();
                    parameters.put("fields", fields);
                    parameters.put("limit", String.valueOf(size));
                    if (since != null) {
                        parameters.put("since", String.valueOf(since.getEpochSecond()));
                    }
                    if (after != null) {
                        parameters.put("after", after);
                    }
                    return parameters;
                }),
                OWN);
        return new MediaPage(
                page.document(),
                id,
                page.limit(),
                page.document().at("/paging/next").isString());
    }

    /** One of the account's own media. */
    JsonNode one(GraphVisit visit, String mediaId) throws CollectionFailure {
        return withKnownFields(fields -> visit.ask(mediaId, Map.of("fields", fields)), OWN);
    }

    /** Views of one of the account's own media; null if they are not shown. */
    JsonNode insights(GraphVisit visit, String mediaId) throws CollectionFailure {
        return visit.ask(mediaId + "/insights", Map.of("metric", "views"));
    }

    /** Instagram's id of the account itself, looked up by its handle if it is not known. */
    String ownId(GraphVisit visit, Request request) throws CollectionFailure {
        String known = request.account().nativeId();
        if (known != null && ID.matcher(known).matches()) {
            return known;
        }
        if (own(request)) {
            return asking(visit, request);
        }
        JsonNode found = visit.ask(
                asking(visit, request),
                Map.of("fields", "business_discovery.username(" + handle(request.account()) + "){id,username}"));
        String id = found.at("/business_discovery/id").asString("");
        if (!ID.matcher(id).matches()) {
            throw malformed("an account without an id");
        }
        return id;
    }

    /** The id of the professional account that asks: as entered, else the first one among the token's Pages. */
    private String asking(GraphVisit visit, Request request) throws CollectionFailure {
        Credential credential = request.credential();
        String entered = credential == null ? null : credential.part(MetaFields.INSTAGRAM_ID);
        if (entered == null && !own(request)) {
            entered = settings.instagramId();
        }
        if (entered != null && ID.matcher(entered.strip()).matches()) {
            String id = entered.strip();
            return id.startsWith(FIRST_OF_INSTAGRAM) ? id : ofPage(visit, id);
        }
        return ofToken(visit, credential == null ? "" : credential.id().toString());
    }

    /** People take the id of the Page for that of the Instagram account that belongs to it. */
    private String ofPage(GraphVisit visit, String page) throws CollectionFailure {
        String known = professionalIds.get(page);
        if (known != null) {
            return known;
        }
        JsonNode answer = visit.ask(page, Map.of("fields", "instagram_business_account{id,username}"));
        return remember(page, answer.at("/instagram_business_account/id").asString(""));
    }

    private String ofToken(GraphVisit visit, String credential) throws CollectionFailure {
        String known = professionalIds.get(credential);
        if (known != null) {
            return known;
        }
        JsonNode answer = visit.askQuietly(
                "me/accounts", Map.of("fields", "id,name,instagram_business_account{id,username}", "limit", "100"));
        for (JsonNode page : answer.path("data")) {
            String id = page.at("/instagram_business_account/id").asString("");
            if (!id.isEmpty()) {
                return remember(credential, id);
            }
        }
        return remember(credential, "");
    }

    private String remember(String what, String id) throws CollectionFailure {
        if (!ID.matcher(id).matches()) {
            throw new CollectionFailure(
                    FailureKind.PERMISSION,
                    CollectionFailure.Scope.CREDENTIAL,
                    "no professional Instagram account belongs to this token",
                    null,
                    null,
                    null);
        }
        professionalIds.put(what, id);
        return id;
    }

    /** The handle as Instagram writes it; part of a field expression, so nothing else may be in it. */
    static String handle(OfficialAccount account) throws CollectionFailure {
        String handle = account.handle().strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
        if (!HANDLE.matcher(handle).matches()) {
            throw new CollectionFailure(FailureKind.BAD_REQUEST, "no handle of Instagram", null, null, null);
        }
        return handle;
    }

    private static String discovery(String handle, @Nullable String after, int limit, String fields) {
        return "business_discovery.username(" + handle + "){id,username,media"
                + (after == null ? "" : ".after(" + after + ")") + ".limit(" + limit + "){" + fields + "}}";
    }

    private interface WithFields<T> {
        T ask(String fields) throws CollectionFailure;
    }

    /** Meta refuses a whole page for one field that its version does not know: such a field is done without. */
    private <T> T withKnownFields(WithFields<T> ask, List<String> optional) throws CollectionFailure {
        for (int i = 0; ; i++) {
            try {
                return ask.ask(fields(optional));
            } catch (GraphFailure e) {
                String unknown = e.unknownField();
                if (unknown == null || i == 2 || !optional.contains(unknown) || !unknownFields.add(unknown)) {
                    throw e;
                }
            }
        }
    }

    private String fields(List<String> optional) {
        return String.join(",", ALWAYS)
                + optional.stream()
                        .filter(field -> !unknownFields.contains(field))
                        .map(field -> "," + field)
                        .collect(Collectors.joining());
    }

    private static CollectionFailure malformed(String what) {
        return new CollectionFailure(FailureKind.MALFORMED, "Instagram gave " + what, null, null, null);
    }
}
