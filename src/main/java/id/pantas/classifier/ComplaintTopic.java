package id.pantas.classifier;

/** What a complaint is about: by the agency that would have to act first. */
public enum ComplaintTopic {
    AIR_DRAINASE_BANJIR("Air, drainase, banjir"),
    BANTUAN_SOSIAL("Bantuan sosial"),
    JALAN_JEMBATAN("Jalan dan jembatan"),
    KEPENDUDUKAN("Kependudukan"),
    KESEHATAN("Kesehatan"),
    KETERTIBAN_KEAMANAN("Ketertiban dan keamanan"),
    LISTRIK_PJU("Listrik dan penerangan jalan"),
    PELAYANAN_DESA_KECAMATAN("Pelayanan desa dan kecamatan"),
    PENDIDIKAN("Pendidikan"),
    PERIZINAN("Perizinan"),
    PERTANIAN("Pertanian dan perikanan"),
    SAMPAH_LINGKUNGAN("Sampah dan lingkungan"),
    TRANSPORTASI_PARKIR("Transportasi dan parkir"),
    LAINNYA("Lainnya");

    private final String displayName;

    ComplaintTopic(String displayName) {
        this.displayName = displayName;
    }

    public String displayName() {
        return displayName;
    }
}
