package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.credential.CredentialScheme;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Page's own token, or that of a system user who was given the Pages and gets a token of each. */
class FacebookScheme implements CredentialScheme {

    private final GraphClient client;
    private final MetaProperties settings;

    FacebookScheme(GraphClient client, MetaProperties settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Platform platform() {
        return Platform.FACEBOOK;
    }

    @Override
    public Scope scope() {
        return Scope.EITHER;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                MetaFields.field(MetaFields.TOKEN, true, true), MetaFields.field(MetaFields.APP_SECRET, true, false));
    }

    @Override
    public Map<String, String> settings() {
        return MetaFields.ofSettings(settings);
    }

    /**
     * One request about the token. For the whole platform the Pages are listed as well; for one account it is made sure that
     * the token is that Page's.
     */
    @Override
    public Finding check(Map<String, String> entered, @Nullable String account, Instant now) {
        GraphVisit visit = new GraphVisit(client, InstagramScheme.key(entered, settings), now);
        try {
            TokenFacts facts = TokenFacts.of(visit, String.valueOf(entered.get(MetaFields.TOKEN)));
            if (!facts.valid()) {
                return Finding.unusable(Finding.REFUSED);
            }
            Set<String> scopes = facts.scopes();
            boolean reach = account == null
                    ? !facts.page() && !FacebookPages.tokens(visit).isEmpty()
                    : true;
            if (account != null) {
                String id = FacebookPages.lookUp(visit, account.strip().replaceFirst("^@", ""));
                if (!facts.page() || !id.equals(facts.profileId())) {
                    return Finding.unusable(Finding.OTHER_ACCOUNT);
                }
            }
            boolean counts = scopes.contains("pages_read_engagement");
            List<Ability> abilities = List.of(
                    new Ability("collection.meta.ability.pages", reach),
                    new Ability("collection.meta.ability.own-posts", reach),
                    new Ability("collection.meta.ability.counts", counts),
                    new Ability(
                            "collection.meta.ability.comments", counts && scopes.contains("pages_read_user_content")));
            return new Finding(reach, abilities, reach ? null : Finding.PERMISSION, facts.expiresAt());
        } catch (CollectionFailure e) {
            return MetaFields.finding(e);
        }
    }
}
