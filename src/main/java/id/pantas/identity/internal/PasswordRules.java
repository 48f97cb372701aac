package id.pantas.identity.internal;

import id.pantas.identity.UserRejected;
import id.pantas.identity.UserRejected.Rule;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;

/**
 * Which passwords are good enough: length instead of classes of characters, nothing that guessers try first (NIST SP
 * 800-63B 3.1.1.2, read 2026-11-21). Spaces and every script are welcome.
 */
final class PasswordRules {

    static final int SHORTEST = 12;

    /** What bcrypt looks at; more would be ignored silently. */
    static final int LONGEST_BYTES = 72;

    /** Letters and digits that nobody mistakes for each other when reading them out. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    /** Words that guessers put in front of or behind digits; with only digits and marks around them they are refused. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passw0rd",
            "katasandi",
            "sandi",
            "rahasia",
            "admin",
            "administrator",
            "adminadmin",
            "qwerty",
            "qwertyuiop",
            "asdfghjkl",
            "letmein",
            "welcome",
            "iloveyou",
            "indonesia",
            "merdeka",
            "pancasila",
            "bismillah",
            "alhamdulillah",
            "sayang",
            "sayangku",
            "cintaku",
            "bupati",
            "diskominfo",
            "kominfo",
            "kabupaten",
            "pemkab",
            "pemda",
            "pemerintah",
            "pantas",
            "selamatdatang",
            "passwordpassword",
            "abcdefghijkl",
            "abcdefgh",
            "jakarta",
            "tangerang");

    private static final String RUNS = "0123456789".repeat(8) + " " + "9876543210".repeat(8)
            + " abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm";

    private PasswordRules() {}

    /** @throws UserRejected naming the first rule that {@code password} breaks */
    static void check(String password, String username) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new UserRejected(Rule.PASSWORD_SHORT);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new UserRejected(Rule.PASSWORD_LONG);
        }
        String folded = password.toLowerCase(Locale.ROOT);
        String name = username.toLowerCase(Locale.ROOT);
        String rest = folded.replace(name, "");
        if (folded.contains(name) && rest.chars().filter(Character::isLetter).count() < SHORTEST / 2) {
            throw new UserRejected(Rule.PASSWORD_USERNAME);
        }
        if (isCommon(folded)) {
            throw new UserRejected(Rule.PASSWORD_COMMON);
        }
    }

    /** A random password: 4 groups of 4 out of 31 characters, i.e. 79 bits. */
    static String random(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    private static boolean isCommon(String folded) {
        String letters = folded.replaceAll("[^\\p{L}]", "");
        String edges = folded.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return folded.chars().distinct().count() <= 4
                || RUNS.contains(folded)
                || letters.isEmpty() && folded.chars().distinct().count() <= 6
                || COMMON.contains(letters)
                || COMMON.contains(edges);
    }
}
