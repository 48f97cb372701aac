package id.pantas.wording;

import id.pantas.registry.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of a text.
 *
 * @param mentions names found, in their order, each name once
 * @param place the place the text is about: the first desa or kelurahan that is certain, else the first kecamatan, else the area
 *     of the account it was written under; null if nothing is known
 * @param fromAccount whether {@code place} is only known from that account
 */
public record PlaceFinding(
        List<PlaceMention> mentions, @Nullable Unit place, boolean fromAccount) {

    /** Units that may be meant where the text leaves it open; empty if it is clear, or nothing was named. */
    public List<Unit> openCandidates() {
        return mentions.stream()
                .filter(mention -> mention.unit() == null)
                .findFirst()
                .map(PlaceMention::candidates)
                .orElse(List.of());
    }
}
