package id.pantas.identity.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords, by username and by network address, for all instances together. An attempt is
 * counted before its password is looked at, so many attempts at once gain nothing; a success takes its count back.
 */
@Component
class SignInThrottle {

    private static final Duration USER_MEMORY = Duration.ofDays(1);
    private static final Duration ADDRESS_MEMORY = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 1_000;

    /** No row comes back while the pause lasts; an attempt during the pause does not lengthen it. */
    private static final String COUNT = """
            insert into identity.sign_in_pause as p (kind, digest, attempts, last_attempt) values (:kind, :digest, 1, :now)
            on conflict (kind, digest) do update set
                attempts = case when p.last_attempt < :forget then 1 else least(p.attempts + 1, :most) end,
                last_attempt = :now,
                blocked_until = case when p.last_attempt >= :forget and p.attempts + 1 >= :free
                    then cast(:now as timestamptz) + make_interval(secs =>
                        least(:first * power(2, least(p.attempts + 1 - :free, 20)), :longest)) end
            where p.blocked_until is null or p.blocked_until <= :now
            returning 1""";

    private final JdbcClient database;
    private final IdentityProperties settings;

    SignInThrottle(JdbcClient database, IdentityProperties settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Counts an attempt.
     *
     * @return empty if it may go on; otherwise the end of the pause
     */
    Optional<Instant> admit(String username, String address, Instant now) {
        Optional<Instant> pause =
                count("ADDRESS", addressKey(address), settings.attemptsPerAddress(), ADDRESS_MEMORY, now);
        return pause.isPresent() ? pause : count("USERNAME", username, settings.attemptsPerUser(), USER_MEMORY, now);
    }

    /** Takes the count of a successful attempt back. */
    void succeeded(String username, String address) {
        database.sql("delete from identity.sign_in_pause where kind = 'USERNAME' and digest = :digest")
                .param("digest", digest(username))
                .update();
        database.sql("""
                update identity.sign_in_pause
                set attempts = greatest(attempts - 1, 0),
                    blocked_until = case when attempts = :free then null else blocked_until end
                where kind = 'ADDRESS' and digest = :digest""")
                .param("free", settings.attemptsPerAddress())
                .param("digest", digest(addressKey(address)))
                .update();
    }

    /** Forgets what is too old to matter. */
    int forget(Instant now) {
        return database.sql("""
                delete from identity.sign_in_pause
                where last_attempt < :before and (blocked_until is null or blocked_until < :now)""")
                .param("before", utc(now.minus(USER_MEMORY)))
                .param("now", utc(now))
                .update();
    }

    private Optional<Instant> count(String kind, String key, int free, Duration memory, Instant now) {
        String digest = digest(key);
        boolean counted = database.sql(COUNT)
                .param("kind", kind)
                .param("digest", digest)
                .param("now", utc(now))
                .param("forget", utc(now.minus(memory)))
                .param("most", MOST_ATTEMPTS)
                .param("free", free)
                .param("first", settings.firstPause().toSeconds())
                .param("longest", settings.longestPause().toSeconds())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (counted) {
            return Optional.empty();
        }
        Instant until = database.sql(
                        "select blocked_until from identity.sign_in_pause where kind = :kind and digest = :digest")
                .param("kind", kind)
                .param("digest", digest)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(now);
        return Optional.of(until.isAfter(now) ? until : now.plusSeconds(1));
    }

    /** One household or office has a whole /64 of IPv6 addresses, so these count as one. */
    static String addressKey(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: no name is looked up
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
