package id.pantas.credential;

import id.pantas.registry.Platform;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A platform whose answers a test decides; stands at WhatsApp, which has no adapter. */
public class ScriptedPlatform implements CredentialScheme, ConsentScheme {

    public final AtomicInteger renewals = new AtomicInteger();
    public volatile Finding finding = new Finding(true, List.of(), null, null);
    public volatile @Nullable Refused renewFails;
    public volatile @Nullable RuntimeException stumble;
    public volatile @Nullable Refused exchangeFails;
    public volatile List<Grant> grants = List.of();
    public volatile @Nullable CountDownLatch slow;
    public volatile @Nullable Code lastCode;

    @Override
    public Platform platform() {
        return Platform.WHATSAPP;
    }

    @Override
    public Scope scope() {
        return Scope.EITHER;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                new Field("token", "credential.page.enter", true, true),
                new Field("extra", "credential.page.enter", false, false));
    }

    @Override
    public Finding check(Map<String, String> entered, @Nullable String account, Instant now) {
        RuntimeException fault = stumble;
        if (fault != null) {
            throw fault;
        }
        return finding;
    }

    @Override
    public Duration renewBefore() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Renewed renew(Credential current, Instant now) throws Refused {
        int number = renewals.incrementAndGet();
        CountDownLatch waiting = slow;
        if (waiting != null) {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Refused failure = renewFails;
        if (failure != null) {
            throw failure;
        }
        return new Renewed(
                "renewed-" + number,
                Map.of("refresh-token", "rotated-" + number),
                now.plus(Duration.ofHours(24)),
                now.plus(Duration.ofDays(365)));
    }

    @Override
    public List<Field> application() {
        return List.of(
                new Field("client-key", "credential.page.enter", false, true),
                new Field("client-secret", "credential.page.enter", true, true));
    }

    @Override
    public URI ask(Credential application, URI redirect, String state, String challenge) {
        return URI.create("https://scripted.example/authorize?client=" + application.part("client-key") + "&state="
                + state + "&challenge=" + challenge + "&redirect=" + redirect);
    }

    @Override
    public List<Grant> exchange(Credential application, Code code, Instant now) throws Refused {
        lastCode = code;
        Refused failure = exchangeFails;
        if (failure != null) {
            throw failure;
        }
        return grants;
    }

    public void calm() {
        renewals.set(0);
        finding = new Finding(true, List.of(new Ability("credential.ability.posts", true)), null, null);
        renewFails = null;
        stumble = null;
        exchangeFails = null;
        grants = List.of();
        slow = null;
        lastCode = null;
    }
}
