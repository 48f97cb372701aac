package id.pantas.collection.meta;

import id.pantas.collection.meta.GraphClient.Key;
import id.pantas.collection.spi.CollectionFailure;
import id.pantas.credential.CredentialScheme;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One token of the regency's system user reads all of Instagram; an account may also let us in with its own. */
class InstagramScheme implements CredentialScheme {

    private final GraphClient client;
    private final MetaProperties settings;

    InstagramScheme(GraphClient client, MetaProperties settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Platform platform() {
        return Platform.INSTAGRAM;
    }

    @Override
    public Scope scope() {
        return Scope.EITHER;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                MetaFields.field(MetaFields.TOKEN, true, true),
                MetaFields.field(MetaFields.APP_SECRET, true, false),
                MetaFields.field(MetaFields.INSTAGRAM_ID, false, false));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> entered = MetaFields.ofSettings(settings);
        if (!entered.isEmpty() && settings.instagramId() != null) {
            entered.put(MetaFields.INSTAGRAM_ID, settings.instagramId());
        }
        return entered;
    }

    /** One request about the token; a second one about the account that shall ask, if its id was entered. */
    @Override
    public Finding check(Map<String, String> entered, @Nullable String account, Instant now) {
        GraphVisit visit = new GraphVisit(client, key(entered, settings), now);
        try {
            TokenFacts facts = TokenFacts.of(visit, String.valueOf(entered.get(MetaFields.TOKEN)));
            if (!facts.valid()) {
                return Finding.unusable(Finding.REFUSED);
            }
            Set<String> scopes = facts.scopes();
            boolean others = scopes.contains("instagram_basic")
                    && scopes.contains("instagram_manage_insights")
                    && scopes.contains("pages_read_engagement");
            boolean posts = account == null ? others : scopes.contains("instagram_basic");
            String id = entered.get(MetaFields.INSTAGRAM_ID);
            if (posts && id != null && !id.isBlank()) {
                String handle = visit.askQuietly(id.strip(), Map.of("fields", "id,username"))
                        .path("username")
                        .asString("");
                if (account != null && !handle.isEmpty() && !handle.equalsIgnoreCase(account.replaceFirst("^@", ""))) {
                    return Finding.unusable(Finding.OTHER_ACCOUNT);
                }
            }
            List<Ability> abilities = List.of(
                    new Ability("collection.meta.ability.instagram-others", others),
                    new Ability("collection.meta.ability.own-posts", scopes.contains("instagram_basic")),
                    new Ability("collection.meta.ability.comments", scopes.contains("instagram_manage_comments")),
                    new Ability("collection.meta.ability.insights", scopes.contains("instagram_manage_insights")));
            return new Finding(posts, abilities, posts ? null : Finding.PERMISSION, facts.expiresAt());
        } catch (CollectionFailure e) {
            return MetaFields.finding(e);
        }
    }

    static Key key(Map<String, String> entered, MetaProperties settings) {
        Map<String, String> all = new HashMap<>(entered);
        String secret = all.get(MetaFields.APP_SECRET);
        return new Key(
                String.valueOf(all.get(MetaFields.TOKEN)).strip(),
                secret == null || secret.isBlank() ? settings.appSecret() : secret.strip());
    }
}
