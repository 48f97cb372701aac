package id.pantas.review.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a reviewer is in the queue, kept in the address.
 *
 * @param periode id of the period, null = the one that is shown first
 * @param instansi slug of the unit whose posts are looked at, null = all
 * @param klaster the content whose posts are looked at, null = all
 * @param unggahan the post in front, null = the first
 * @param pilih {@code semua} to begin with all rows ticked
 * @param jejak the last decisions, the latest first: posts separated by commas, decisions by semicolons
 */
record Place(
        @Nullable String periode,
        @Nullable String instansi,
        @Nullable Long klaster,
        @Nullable Long unggahan,
        @Nullable String pilih,
        @Nullable String jejak) {

    private static final Pattern TRAIL = Pattern.compile("[0-9]{1,18}(?:[,;][0-9]{1,18}){0,199}");
    private static final int DECISIONS = 20;

    Place {
        periode = periode == null || periode.isBlank() ? null : periode;
        instansi = instansi == null || instansi.isBlank() ? null : instansi;
        jejak = jejak != null && TRAIL.matcher(jejak).matches() ? jejak : null;
    }

    public boolean ticked() {
        return "semua".equals(pilih);
    }

    public boolean narrowed() {
        return instansi != null || klaster != null;
    }

    /** The same place with another post in front. */
    public Place at(@Nullable Long post) {
        return new Place(periode, instansi, klaster, post, null, jejak);
    }

    public Place allTicked() {
        return new Place(periode, instansi, klaster, unggahan, "semua", jejak);
    }

    public Place ofUnit(@Nullable String slug) {
        return new Place(periode, slug, null, unggahan, null, jejak);
    }

    public Place ofCluster(long cluster) {
        return new Place(periode, null, cluster, unggahan, "semua", jejak);
    }

    public Place everything() {
        return new Place(periode, null, null, null, null, jejak);
    }

    /** One more decision, about these posts. */
    Place after(List<Long> posts, @Nullable Long next) {
        List<String> decisions = new ArrayList<>();
        decisions.add(posts.stream().map(String::valueOf).collect(Collectors.joining(",")));
        if (jejak != null) {
            decisions.addAll(Arrays.asList(jejak.split(";")));
        }
        String trail = String.join(";", decisions.subList(0, Math.min(DECISIONS, decisions.size())));
        return new Place(periode, instansi, klaster, next, null, trail);
    }

    /** The posts of the latest decision; empty if there is none to take back. */
    List<Long> latest() {
        return jejak == null
                ? List.of()
                : Arrays.stream(jejak.split(";")[0].split(","))
                        .map(Long::valueOf)
                        .toList();
    }

    /** Without the latest decision, its first post in front. */
    Place back() {
        List<Long> latest = latest();
        String rest = jejak == null || jejak.indexOf(';') < 0 ? null : jejak.substring(jejak.indexOf(';') + 1);
        return new Place(periode, instansi, klaster, latest.isEmpty() ? unggahan : latest.get(0), null, rest);
    }

    public boolean canGoBack() {
        return jejak != null;
    }

    public String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/tinjau");
        parameter(address, "periode", periode);
        parameter(address, "instansi", instansi);
        parameter(address, "klaster", klaster);
        parameter(address, "unggahan", unggahan);
        parameter(address, "pilih", pilih);
        parameter(address, "jejak", jejak);
        return address.build().encode().toUriString();
    }

    private static void parameter(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
