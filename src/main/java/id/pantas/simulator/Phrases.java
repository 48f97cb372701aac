package id.pantas.simulator;

import java.util.List;

/** Sentences that captions and articles are composed of; written for the simulator. */
final class Phrases {

    private Phrases() {}

    static final List<String> CONTEXTS = List.of(
            "Pekerjaan dimulai pukul {jam} bersama petugas {singkat} dan warga setempat.",
            "Lokasi dipilih dari aduan warga yang masuk pekan lalu.",
            "Kegiatan ini bagian dari rencana kerja triwulan berjalan.",
            "Warga Desa {desa} ikut mengawasi sejak awal.",
            "Seluruh biaya bersumber dari APBD dan tidak dipungut dari warga.",
            "Petugas lapangan bekerja dua regu supaya pelayanan tidak terhenti.",
            "Tim kecamatan {kecamatan} membantu pendataan dan pengaturan di lapangan.",
            "Sasaran tahap ini {n:3-19} lokasi, yang lain menyusul bulan depan.",
            "Sebelumnya warga menunggu lebih dari {n:2-6} minggu.",
            "Data lengkap beserta foto sebelum dan sesudah ada di laman resmi kami.",
            "Koordinasi dengan pemerintah desa dilakukan sehari sebelumnya.",
            "Hujan sempat turun, namun target hari ini tetap tercapai.",
            "Sejak awal tahun kegiatan serupa sudah menjangkau {n:6-23} desa.",
            "Relawan dan karang taruna ikut turun tangan.",
            "Kegiatan dipantau langsung kepala bidang di lokasi.",
            "Ini tindak lanjut musyawarah bersama tokoh masyarakat {kecamatan}.");

    static final List<String> RESULTS = List.of(
            "Hasilnya diperiksa ulang {n:3-14} hari lagi.",
            "Sisa pekerjaan {n:5-25} persen dijadwalkan selesai Jumat ini.",
            "Warga bisa melapor bila masih ada kekurangan.",
            "Manfaatnya langsung dirasakan {n:40-900} warga sekitar.",
            "Capaian ini {n:4-18} persen di atas target bulan berjalan.",
            "Tahap berikutnya menyasar Desa {desa}.",
            "Biaya yang terpakai Rp{n:8-190} juta, lebih hemat dari pagu.",
            "Laporan pertanggungjawaban dipasang di papan informasi.",
            "Terima kasih atas kesabaran warga selama pekerjaan berlangsung.",
            "Evaluasi dilakukan bersama pengguna layanan akhir bulan.");

    static final List<String> DIRECTIONS = List.of(
            "Simpan informasi ini dan teruskan kepada keluarga.",
            "Pertanyaan dapat disampaikan di loket {singkat} pada jam kerja.",
            "Layanan ini tidak dipungut biaya apa pun.",
            "Perubahan jadwal akan diumumkan di kanal resmi.",
            "Datang lebih awal supaya tidak menunggu lama.",
            "Berlaku untuk seluruh warga Kabupaten {kabupaten}.",
            "Bila ada petugas yang meminta uang, segera laporkan.",
            "Petugas siap membantu di {n:2-6} titik pelayanan.");

    static final List<String> BLESSINGS = List.of(
            "Semoga membawa keberkahan bagi kita semua.",
            "Salam hangat dari keluarga besar {singkat}.",
            "Kebersamaan adalah kekuatan kita.",
            "Tetap kompak dan terus menginspirasi.",
            "Hatur nuhun atas segala doa dan dukungan.",
            "Mari jaga silaturahmi.");

    static final List<String> CHEERS =
            List.of("Yuk, tulis di kolom komentar!", "Setuju?", "Tetap semangat, ya!", "Jangan lupa bahagia.");

    static final List<String> OCCASION_FORMS = List.of(
            "Keluarga besar {unit} mengucapkan Selamat {occasion}. {wish}!",
            "Selamat {occasion}! {wish}.",
            "{occasion} – {wish}. Salam dari {singkat}.",
            "Segenap jajaran {singkat} mengucapkan selamat memperingati {occasion}.");

    static final List<String> TEMPLATES = List.of(
            "Segenap keluarga besar {unit} mengucapkan selamat ulang tahun kepada {nama}, {jabatan}. Semoga panjang umur, sehat selalu dan sukses dalam mengemban amanah.",
            "{unit} mengucapkan selamat dan sukses kepada {nama} atas amanah baru sebagai {jabatan}. Semoga senantiasa diberi kekuatan dalam mengabdi.",
            "Keluarga besar {unit} turut berbahagia atas pernikahan putra dari {nama}, {jabatan}. Semoga menjadi keluarga yang bahagia selamanya.");

    static final List<String> QUOTES = List.of(
            "\"Kami ingin hasilnya cepat dirasakan warga, bukan hanya tercatat di laporan,\" kata {nama}, {jabatan}, saat ditemui di lokasi.",
            "Menurut {nama}, {jabatan}, kegiatan ini menjawab keluhan yang paling sering disampaikan warga dalam enam bulan terakhir.",
            "{nama} selaku {jabatan} menjelaskan bahwa pelaksanaan melibatkan {n:12-64} petugas dari tiga bidang.",
            "\"Datanya terbuka. Silakan diperiksa dan dikoreksi bila ada yang keliru,\" ujar {nama}, {jabatan}.",
            "Salah seorang warga Desa {desa}, {nama}, mengaku terbantu karena tidak perlu lagi pergi ke kota.",
            "{jabatan} {nama} menegaskan pengawasan dilakukan setiap pekan dan dilaporkan secara terbuka.");

    static final List<String> BACKGROUNDS = List.of(
            "Pada periode yang sama tahun lalu, kegiatan serupa menjangkau {n:4-15} desa dengan {n:180-900} penerima manfaat. Tahun ini cakupannya diperluas ke Kecamatan {kecamatan} dan sekitarnya.",
            "Kegiatan ini merupakan bagian dari {n:3-9} program prioritas yang disepakati dalam musyawarah perencanaan. Penganggarannya mengikuti hasil verifikasi lapangan oleh tim {singkat}.",
            "Sebelum pelaksanaan, petugas mendata kebutuhan dari rumah ke rumah selama {n:4-12} hari. Hasil pendataan ditempel di balai desa agar dapat disanggah warga.",
            "Berdasarkan catatan {singkat}, waktu penyelesaian rata-rata turun menjadi {n:3-11} hari. Perbaikan itu berasal dari pemangkasan dua tahap pemeriksaan berkas.",
            "Wilayah Kecamatan {kecamatan} dipilih karena jumlah laporan warganya paling tinggi. Desa {desa} menjadi lokasi percontohan sebelum diterapkan di desa lain.",
            "Data yang terkumpul menunjukkan {n:62-94} persen sasaran sudah terlayani. Sisanya terkendala jarak dan akan didatangi petugas keliling.");

    static final List<String> OUTLOOKS = List.of(
            "Warga yang belum terlayani dapat mendaftar di kantor desa masing-masing sampai akhir bulan. Petugas akan menghubungi sesuai urutan pendaftaran.",
            "Evaluasi menyeluruh dijadwalkan dua pekan mendatang. Hasilnya akan diumumkan di laman ini beserta rencana perbaikannya.",
            "{singkat} membuka kanal pengaduan setiap hari kerja pukul 08.00–15.30. Laporan yang lengkap ditanggapi paling lambat 24 jam kerja.",
            "Tahap selanjutnya akan dilaksanakan di Desa {desa} dan Desa {desa2}. Jadwal rinci diumumkan paling lambat tiga hari sebelumnya.",
            "Pemerintah Kabupaten {kabupaten} mengajak warga ikut memelihara hasil kegiatan agar bertahan lama.");

    static final List<String> NAMES = List.of(
            "Asep Wiguna",
            "Rina Puspita",
            "Dedi Saepudin",
            "Lilis Setiawati",
            "Budi Hidayat",
            "Sari Anggraeni",
            "Yayan Permana",
            "Neneng Lestari",
            "Hendra Kurniawan",
            "Wulan Rahmawati",
            "Agus Nugraha",
            "Fitri Handayani",
            "Tatang Sugiharto",
            "Maya Wiguna",
            "Rudi Saepudin",
            "Ika Permana",
            "Dadang Hidayat",
            "Nia Kurniawan",
            "Eko Lestari",
            "Yuni Nugraha",
            "Cecep Anggraeni",
            "Tuti Puspita",
            "Iwan Rahmawati",
            "Euis Handayani");

    static final List<String> POSITIONS = List.of(
            "Kepala Bidang Pelayanan",
            "Sekretaris Dinas",
            "Kepala Seksi Pemerintahan",
            "Kepala Bidang Sarana",
            "Kepala Subbagian Umum",
            "Koordinator Lapangan",
            "Kepala Unit Pelaksana Teknis");
}
