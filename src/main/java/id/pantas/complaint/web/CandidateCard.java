package id.pantas.complaint.web;

import id.pantas.complaint.Candidate;
import id.pantas.complaint.CandidateReasons;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate as a card shows it; names are looked up, sentences are ready to print.
 *
 * @param address its address on its platform, null unless it is a plain web address
 * @param openPlaces names of the places that may be meant, empty if that is clear
 * @param why sentences that give the reasons
 */
record CandidateCard(
        Candidate candidate,
        String accountName,
        @Nullable String address,
        @Nullable String unitName,
        @Nullable String placeName,
        List<String> openPlaces,
        List<String> why,
        CandidateReasons reasons) {

    /** Probability with two decimals and a comma; cut, not rounded. */
    public String probability() {
        return candidate
                .classProbability()
                .setScale(2, RoundingMode.DOWN)
                .toPlainString()
                .replace('.', ',');
    }

    public Instant publishedAt() {
        return candidate.publishedAt();
    }
}
