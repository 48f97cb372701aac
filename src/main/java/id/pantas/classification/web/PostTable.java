package id.pantas.classification.web;

import id.pantas.classification.Label;
import id.pantas.classification.LabelledPost;
import id.pantas.registry.Unit;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Posts as rows of a table for spreadsheets: codes and plain numbers, times in the regency's zone with its offset. */
final class PostTable {

    static final List<String> HEADER = List.of(
            "id",
            "instansi",
            "platform",
            "terbit",
            "teks",
            "jenis",
            "peluang",
            "kemungkinan_kedua",
            "perlu_tinjau",
            "diputuskan_oleh",
            "versi_model",
            "salinan",
            "repost",
            "suka",
            "komentar",
            "dibagikan",
            "tayangan",
            "tautan");

    private PostTable() {}

    static List<String> row(LabelledPost post, @Nullable Unit unit, ZoneId zone) {
        Label label = post.label();
        return List.of(
                String.valueOf(post.postId()),
                unit == null ? post.unit().toString() : unit.name(),
                post.platform().name(),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(post.publishedAt().atZone(zone)),
                post.text(),
                label == null ? "" : label.contentClass().name(),
                label == null ? "" : label.probability().toPlainString(),
                label == null ? "" : label.alternative().name(),
                label == null ? "" : label.needsReview() ? "ya" : "tidak",
                label == null ? "" : label.decidedBy().name(),
                label == null ? "" : label.modelVersion(),
                Objects.toString(post.duplicate(), ""),
                post.repost() ? "ya" : "tidak",
                Objects.toString(post.counts().likes(), ""),
                Objects.toString(post.counts().comments(), ""),
                Objects.toString(post.counts().shares(), ""),
                Objects.toString(post.counts().views(), ""),
                post.permalink());
    }
}
