package id.pantas.registry.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the part of public addresses that names a unit. */
final class Slugs {

    private static final int LONGEST = 80;
    /** Words that stand in the same place of an address. */
    private static final Set<String> TAKEN = Set.of("baru", "ekspor", "impor");

    private Slugs() {}

    /** Lower case letters and digits, words joined by hyphens, at most 80 characters; {@code unit} if nothing is left. */
    static String of(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’`\\p{M}]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (slug.length() > LONGEST) {
            slug = slug.substring(0, LONGEST).replaceAll("-[^-]*$", "").replaceAll("-+$", "");
        }
        return slug.isEmpty() ? "unit" : slug;
    }

    /**
     * A slug nobody has yet, which is then added to {@code used}.
     *
     * @param parent name of the kecamatan, which tells desa of the same name apart
     * @param shared others of the same name are being registered too, so that none gets the bare name
     */
    static String free(String name, @Nullable String parent, boolean shared, Set<String> used) {
        String bare = of(name);
        if (!shared && !TAKEN.contains(bare) && used.add(bare)) {
            return bare;
        }
        String base = parent == null ? bare : of(name + " " + parent.replaceFirst("(?i)^kecamatan ", ""));
        if (parent != null && used.add(base)) {
            return base;
        }
        if (parent == null && shared && !TAKEN.contains(base) && used.add(base)) {
            return base;
        }
        int number = 2;
        while (!used.add(base + "-" + number)) {
            number++;
        }
        return base + "-" + number;
    }
}
