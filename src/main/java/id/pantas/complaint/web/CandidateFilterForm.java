package id.pantas.complaint.web;

import id.pantas.classifier.CommentClass;
import id.pantas.classifier.ComplaintTopic;
import id.pantas.complaint.CandidateOrder;
import id.pantas.complaint.CaseState;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter as it stands in the address.
 *
 * @param keadaan null = what waits
 * @param instansi slug of the proposed unit, or {@value #WITHOUT}
 * @param tempat slug of a kecamatan (with its desa), desa or kelurahan, or {@value #OPEN}
 * @param darurat {@code ya} or {@code tidak}
 * @param rahasia {@code ya} or {@code tidak}
 * @param urut {@code baru}, {@code lama}, {@code peluang}; else urgent ones first
 * @param hal cursor of a part
 */
record CandidateFilterForm(
        @Nullable CaseState keadaan,
        @Nullable CommentClass kelas,
        @Nullable ComplaintTopic topik,
        @Nullable String instansi,
        @Nullable String tempat,
        @Nullable String darurat,
        @Nullable String rahasia,
        @Nullable String urut,
        @Nullable String hal) {

    static final String WITHOUT = "tanpa";
    static final String OPEN = "rancu";
    static final String PATH = "/aduan/terjaring";

    CaseState state() {
        return keadaan == null ? CaseState.KANDIDAT : keadaan;
    }

    CandidateOrder order() {
        return switch (urut == null ? "" : urut) {
            case "baru" -> CandidateOrder.NEWEST;
            case "lama" -> CandidateOrder.OLDEST;
            case "peluang" -> CandidateOrder.PROBABLE;
            default -> CandidateOrder.URGENT;
        };
    }

    @Nullable
    String unit() {
        return given(instansi);
    }

    @Nullable
    String place() {
        return given(tempat);
    }

    @Nullable
    String cursor() {
        return given(hal);
    }

    static @Nullable Boolean yesOrNo(@Nullable String value) {
        return "ya".equals(value) ? Boolean.TRUE : "tidak".equals(value) ? Boolean.FALSE : null;
    }

    /** Whether anything narrows the list down. */
    public boolean narrows() {
        return state() != CaseState.KANDIDAT
                || kelas != null
                || topik != null
                || unit() != null
                || place() != null
                || yesOrNo(darurat) != null
                || yesOrNo(rahasia) != null;
    }

    /** Whether one of the filters is set that the page folds away. */
    public boolean refined() {
        return state() != CaseState.KANDIDAT || place() != null || yesOrNo(rahasia) != null || given(urut) != null;
    }

    /** The same list at another part. */
    String address(@Nullable String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        add(address, "keadaan", keadaan);
        add(address, "kelas", kelas);
        add(address, "topik", topik);
        add(address, "instansi", unit());
        add(address, "tempat", place());
        add(address, "darurat", given(darurat));
        add(address, "rahasia", given(rahasia));
        add(address, "urut", given(urut));
        add(address, "hal", cursor);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.toString()));
        }
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
