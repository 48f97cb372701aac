package id.pantas.collection.meta;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.Counter;
import id.pantas.collection.spi.FailureKind;
import id.pantas.credential.Credential;
import id.pantas.credential.CredentialScheme;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Each account of Threads has a token of its own, which lives sixty days and is renewed while it lives. */
class ThreadsScheme implements CredentialScheme {

    private static final Duration RENEW_BEFORE = Duration.ofDays(14);
    /** What a fresh token lives when the answer does not say. */
    private static final Duration USUAL_LIFE = Duration.ofDays(60);

    private final ThreadsReader reader;

    ThreadsScheme(ThreadsReader reader) {
        this.reader = reader;
    }

    @Override
    public Platform platform() {
        return Platform.THREADS;
    }

    @Override
    public Scope scope() {
        return Scope.ACCOUNT;
    }

    @Override
    public List<Field> fields() {
        return List.of(MetaFields.field(MetaFields.TOKEN, true, true));
    }

    /** Asks who the token belongs to and, about its newest post, whether counts and answers are shown. */
    @Override
    public Finding check(Map<String, String> entered, @Nullable String account, Instant now) {
        GraphVisit visit =
                reader.visit(String.valueOf(entered.get(MetaFields.TOKEN)).strip(), now);
        try {
            String username = reader.me(visit).path("username").asString("");
            if (account != null && !username.equalsIgnoreCase(account.strip().replaceFirst("^@", ""))) {
                return Finding.unusable(Finding.OTHER_ACCOUNT);
            }
            JsonNode newest = reader.posts(visit, 1, null, null).document().at("/data/0");
            List<Ability> abilities = new ArrayList<>();
            abilities.add(new Ability("collection.meta.ability.own-posts", true));
            String id = newest.path("id").asString("");
            if (id.matches("\\d{1,30}")) {
                abilities.add(
                        new Ability("collection.meta.ability.insights", granted(() -> reader.insights(visit, id))));
                abilities.add(new Ability(
                        "collection.meta.ability.comments", granted(() -> reader.conversation(visit, id, 1, null))));
            }
            return new Finding(true, abilities, null, null);
        } catch (CollectionFailure e) {
            return MetaFields.finding(e);
        }
    }

    @Override
    public Duration renewBefore() {
        return RENEW_BEFORE;
    }

    @Override
    public Renewed renew(Credential current, Instant now) throws Refused {
        try {
            JsonNode fresh = reader.renewed(reader.visit(current.token(), now));
            String token = fresh.path("access_token").asString("");
            if (token.isBlank()) {
                throw new Refused("Threads gave no fresh token", true, null);
            }
            Long seconds = Counter.of(fresh.get("expires_in"));
            Instant expiresAt =
                    now.plus(seconds == null || seconds > 400L * 86_400 ? USUAL_LIFE : Duration.ofSeconds(seconds));
            return new Renewed(token, current.parts(), expiresAt, null);
        } catch (CollectionFailure e) {
            boolean passing = e.kind() != FailureKind.AUTH && e.kind() != FailureKind.PERMISSION;
            throw new Refused("Threads does not renew: " + e.getMessage(), passing, e);
        }
    }

    private interface Asking {
        Object ask() throws CollectionFailure;
    }

    private static boolean granted(Asking asking) throws CollectionFailure {
        try {
            asking.ask();
            return true;
        } catch (GraphFailure e) {
            if (e.kind() == FailureKind.PERMISSION || e.kind() == FailureKind.BAD_REQUEST) {
                return false;
            }
            throw e;
        }
    }
}
