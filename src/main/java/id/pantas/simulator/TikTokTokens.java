package id.pantas.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of TikTok. They say themselves whose they are and until when, so that they outlive a restart; a refresh token is
 * good once, which is remembered while the simulator runs.
 */
final class TikTokTokens {

    static final String SCOPE = "user.info.basic,user.info.profile,user.info.stats,video.list";
    private static final Duration ACCESS = Duration.ofHours(24);
    private static final Duration REFRESH = Duration.ofDays(365);
    private static final Duration CODE = Duration.ofMinutes(5);

    private final long seed;
    private final Map<Integer, Long> generations = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final AtomicLong codeNumber = new AtomicLong();

    TikTokTokens(long seed) {
        this.seed = seed;
    }

    private record Code(
            SimulatedAccount account,
            String redirect,
            @Nullable String challenge,
            Instant expiresAt) {}

    TikTokConsent grant(SimulatedAccount account, Instant now) {
        long generation = generations.merge(account.number(), now.getEpochSecond(), (old, at) -> Math.max(old + 1, at));
        return of(account, generation, now);
    }

    private TikTokConsent of(SimulatedAccount account, long generation, Instant now) {
        Instant expires = now.plus(ACCESS);
        String access = "act.sim." + account.number() + "." + expires.getEpochSecond();
        String refresh = "rft.sim." + account.number() + "." + generation;
        return new TikTokConsent(
                access + "." + seal(access),
                refresh + "." + seal(refresh),
                account.nativeId(),
                SCOPE,
                expires,
                now.plus(REFRESH));
    }

    /** Exchanges a refresh token; null if it is none, was used before or is too old. */
    @Nullable
    TikTokConsent refreshed(String token, SimulatedAccount account, Instant now) {
        String[] parts = parts(token, "rft");
        if (parts == null) {
            return null;
        }
        long generation = Long.parseLong(parts[3]);
        long[] next = {0};
        generations.compute(account.number(), (number, latest) -> {
            if (latest != null && generation < latest) {
                return latest;
            }
            next[0] = Math.max(generation + 1, now.getEpochSecond());
            return next[0];
        });
        return next[0] == 0 ? null : of(account, next[0], now);
    }

    /** A code that is good once and for five minutes. @param challenge null if none was given */
    String code(SimulatedAccount account, String redirect, @Nullable String challenge, Instant now) {
        String code = "kode" + Long.toHexString(Chance.mix(seed ^ codeNumber.incrementAndGet() ^ now.toEpochMilli()));
        codes.put(code, new Code(account, redirect, challenge, now.plus(CODE)));
        return code;
    }

    /** Exchanges a code; null if anything about it is wrong. */
    @Nullable
    TikTokConsent exchanged(String code, String redirect, @Nullable String verifier, Instant now) {
        Code known = codes.remove(code);
        boolean good = known != null
                && known.expiresAt().isAfter(now)
                && known.redirect().equals(redirect)
                && (known.challenge() == null || verifier != null && fits(known.challenge(), verifier));
        return good && known != null ? grant(known.account(), now) : null;
    }

    /** The account's number if an access or refresh token is genuine, whatever its age; else -1. */
    int accountOf(@Nullable String token) {
        String[] parts = token == null ? null : parts(token, token.startsWith("rft.") ? "rft" : "act");
        return parts == null ? -1 : Integer.parseInt(parts[2]);
    }

    boolean expired(String access, Instant now) {
        String[] parts = parts(access, "act");
        return parts == null || Long.parseLong(parts[3]) <= now.getEpochSecond();
    }

    private String @Nullable [] parts(String token, String kind) {
        String[] parts = token.split("\\.");
        boolean genuine = parts.length == 5
                && parts[0].equals(kind)
                && parts[1].equals("sim")
                && parts[2].matches("\\d{1,5}")
                && parts[3].matches("\\d{1,15}")
                && parts[4].equals(seal(token.substring(0, token.lastIndexOf('.'))));
        return genuine ? parts : null;
    }

    private String seal(String text) {
        return Long.toHexString(Chance.mix(Chance.hash(text) ^ seed ^ 0x7E57_1D0CL));
    }

    /** TikTok writes the challenge in hexadecimal, the standard in base64. */
    private static boolean fits(String challenge, String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return challenge.equals(HexFormat.of().formatHex(digest))
                    || challenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
