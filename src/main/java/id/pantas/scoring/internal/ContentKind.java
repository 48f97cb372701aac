package id.pantas.scoring.internal;

import id.pantas.classifier.ContentClass;

/** What a post can be worth content points for: the content classes, and follow-up of a complaint with proof. */
enum ContentKind {
    TINDAK_LANJUT,
    KINERJA,
    INFO_LAYANAN,
    CAMPURAN,
    UCAPAN,
    LAINNYA;

    static ContentKind of(ContentClass label) {
        return valueOf(label.name());
    }
}
