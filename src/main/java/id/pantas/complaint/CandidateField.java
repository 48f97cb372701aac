package id.pantas.complaint;

/** What of a candidate people may decide; what they decided no model changes any more. */
public enum CandidateField {
    KELAS,
    TOPIK,
    INSTANSI,
    TEMPAT,
    DARURAT,
    RAHASIA
}
