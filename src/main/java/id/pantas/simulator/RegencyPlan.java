package id.pantas.simulator;

import id.pantas.simulator.SimulatedAccount.SiteKind;
import id.pantas.simulator.SimulatedAccount.State;
import id.pantas.simulator.SimulatedUnit.Kind;
import id.pantas.simulator.SimulatedUnit.League;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invented regency of the demo: about 220 accounts of 57 units, each unit with its own behaviour. */
final class RegencyPlan {

    static final String NAME = "Nusa Jaya";
    static final String AREA_CODE = "99.01";
    private static final String DOMAIN = "nusajayakab.example";

    private record Opd(
            String code, String name, String shortName, League league, UnitBehaviour behaviour, String topic) {}

    private record Place(String name, UnitBehaviour behaviour) {}

    private static final List<Opd> OPD = List.of(
            layanan("dinkes", "Dinas Kesehatan", "Dinkes", UnitBehaviour.HARD_WORKING, "kesehatan"),
            layanan("disdikbud", "Dinas Pendidikan dan Kebudayaan", "Disdikbud", UnitBehaviour.BALANCED, "pendidikan"),
            layanan(
                    "dpupr",
                    "Dinas Pekerjaan Umum dan Penataan Ruang",
                    "Dinas PUPR",
                    UnitBehaviour.HARD_WORKING,
                    "pekerjaan_umum"),
            layanan(
                    "dukcapil",
                    "Dinas Kependudukan dan Pencatatan Sipil",
                    "Disdukcapil",
                    UnitBehaviour.INFORMATIVE,
                    "kependudukan"),
            layanan("satpolpp", "Satuan Polisi Pamong Praja", "Satpol PP", UnitBehaviour.SUNDAY_FLOOD, "ketertiban"),
            layanan("bpbd", "Badan Penanggulangan Bencana Daerah", "BPBD", UnitBehaviour.ERRATIC, "bencana"),
            layanan("dinsos", "Dinas Sosial", "Dinsos", UnitBehaviour.CROSS_POSTER, "sosial"),
            layanan("dlh", "Dinas Lingkungan Hidup", "DLH", UnitBehaviour.BALANCED, "lingkungan"),
            layanan("dishub", "Dinas Perhubungan", "Dishub", UnitBehaviour.REPOSTER, "perhubungan"),
            layanan("distan", "Dinas Pertanian dan Perikanan", "Distan", UnitBehaviour.HARD_WORKING, "pertanian"),
            layanan(
                    "disdagkop",
                    "Dinas Perdagangan, Koperasi dan UKM",
                    "Disdagkop",
                    UnitBehaviour.GREETINGS,
                    "perdagangan"),
            layanan("disnaker", "Dinas Tenaga Kerja", "Disnaker", UnitBehaviour.COPYCAT, "tenaga_kerja"),
            layanan(
                    "dpmptsp",
                    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
                    "DPMPTSP",
                    UnitBehaviour.CROSS_POSTER,
                    "perizinan"),
            layanan(
                    "disparpora",
                    "Dinas Pariwisata, Kepemudaan dan Olahraga",
                    "Disparpora",
                    UnitBehaviour.TEMPLATE_GREETINGS,
                    "pariwisata"),
            layanan(
                    "dppkbp3a",
                    "Dinas Pengendalian Penduduk, KB, Pemberdayaan Perempuan dan Perlindungan Anak",
                    "DPPKBP3A",
                    UnitBehaviour.SILENT,
                    "keluarga"),
            pendukung(
                    "diskominfo",
                    "Dinas Komunikasi dan Informatika",
                    "Diskominfo",
                    UnitBehaviour.HARD_WORKING,
                    "kominfo"),
            pendukung("bapenda", "Badan Pendapatan Daerah", "Bapenda", UnitBehaviour.BALANCED, "pajak"),
            pendukung(
                    "bkpsdm",
                    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
                    "BKPSDM",
                    UnitBehaviour.GREETINGS,
                    "kepegawaian"),
            pendukung("inspektorat", "Inspektorat Daerah", "Inspektorat", UnitBehaviour.SILENT, "pengawasan"),
            pendukung("bappeda", "Badan Perencanaan Pembangunan Daerah", "Bappeda", UnitBehaviour.REPOSTER, "umum"),
            pendukung("bkad", "Badan Keuangan dan Aset Daerah", "BKAD", UnitBehaviour.BROKEN, "pajak"),
            pendukung(
                    "dispusip", "Dinas Perpustakaan dan Kearsipan", "Dispusip", UnitBehaviour.COPYCAT, "perpustakaan"));

    private static final List<Place> KECAMATAN = List.of(
            new Place("Tirtaloka", UnitBehaviour.HARD_WORKING),
            new Place("Layungsari", UnitBehaviour.BALANCED),
            new Place("Batulayar", UnitBehaviour.GREETINGS),
            new Place("Mandalawana", UnitBehaviour.SUNDAY_FLOOD),
            new Place("Cempakaputra", UnitBehaviour.COPYCAT),
            new Place("Rancabentala", UnitBehaviour.REPOSTER),
            new Place("Pasirkalang", UnitBehaviour.SILENT),
            new Place("Wanadatar", UnitBehaviour.BROKEN));

    private static final List<Place> DESA = List.of(
            new Place("Mekarloka", UnitBehaviour.HARD_WORKING),
            new Place("Tirtakarsa", UnitBehaviour.GREETINGS),
            new Place("Sindangloka", UnitBehaviour.SILENT),
            new Place("Layungjaya", UnitBehaviour.BALANCED),
            new Place("Cikaluwung", UnitBehaviour.HARD_WORKING),
            new Place("Puncaklayung", UnitBehaviour.TEMPLATE_GREETINGS),
            new Place("Layarbahari", UnitBehaviour.CROSS_POSTER),
            new Place("Pasirlayar", UnitBehaviour.ERRATIC),
            new Place("Muaraloka", UnitBehaviour.INFORMATIVE),
            new Place("Mandalakarsa", UnitBehaviour.SUNDAY_FLOOD),
            new Place("Wanakarsa", UnitBehaviour.HARD_WORKING),
            new Place("Karsaraya", UnitBehaviour.SILENT),
            new Place("Cempakaraya", UnitBehaviour.COPYCAT),
            new Place("Putrakarsa", UnitBehaviour.BALANCED),
            new Place("Sarikembang", UnitBehaviour.GREETINGS),
            new Place("Bentalajaya", UnitBehaviour.REPOSTER),
            new Place("Rancaloka", UnitBehaviour.HARD_WORKING),
            new Place("Lebakbentala", UnitBehaviour.BROKEN),
            new Place("Kalangjaya", UnitBehaviour.BALANCED),
            new Place("Pasirbentala", UnitBehaviour.SILENT),
            new Place("Curugkalang", UnitBehaviour.GREETINGS),
            new Place("Datarloka", UnitBehaviour.HARD_WORKING),
            new Place("Wanasurya", UnitBehaviour.CROSS_POSTER),
            new Place("Lembahdatar", UnitBehaviour.ERRATIC));

    /** Units with an account on TikTok; the first leaves connecting it to whoever tries the demo. */
    private static final List<String> TIKTOK = List.of(
            "dinkes",
            "bupati",
            "disdikbud",
            "dukcapil",
            "dinsos",
            "satpolpp",
            "disparpora",
            "diskominfo",
            "desa-mekarloka");

    private static final List<String> FIRST_NAMES = List.of(
            "Asep", "Rina", "Dedi", "Lilis", "Budi", "Sari", "Yayan", "Neneng", "Hendra", "Wulan", "Agus", "Fitri",
            "Tatang", "Maya", "Rudi", "Ika", "Dadang", "Nia", "Eko", "Yuni");
    private static final List<String> LAST_NAMES = List.of(
            "Sugiharto",
            "Lestari",
            "Kurniawan",
            "Rahmawati",
            "Permana",
            "Handayani",
            "Nugraha",
            "Setiawati",
            "Hidayat",
            "Anggraeni",
            "Saepudin",
            "Puspita",
            "Wiguna");

    private static final Set<String> THREADS = Set.of("diskominfo", "dinkes");

    private static final Map<String, String> TOPICS = topics();

    private final List<SimulatedUnit> units = new ArrayList<>();
    private final List<SimulatedAccount> accounts = new ArrayList<>();

    private RegencyPlan() {}

    static SimulatedRegency regency() {
        return new RegencyPlan().build();
    }

    /** What an agency writes about; {@code pimpinan}, {@code kecamatan} and {@code desa} for the others. */
    static String topicOf(SimulatedUnit unit) {
        return switch (unit.kind()) {
            case PIMPINAN -> "pimpinan";
            case KECAMATAN -> "kecamatan";
            case DESA -> "desa";
            case OPD -> TOPICS.getOrDefault(unit.slug(), "umum");
        };
    }

    private SimulatedRegency build() {
        leader("bupati", "Bupati " + NAME, "Bupati", true);
        leader("wakil-bupati", "Wakil Bupati " + NAME, "Wakil Bupati", false);
        leader("sekda", "Sekretaris Daerah Kabupaten " + NAME, "Sekda", false);
        site("bupati", DOMAIN, "Pemerintah Kabupaten " + NAME, State.ACTIVE, SiteKind.WORDPRESS);
        for (int i = 0; i < OPD.size(); i++) {
            opd(i, OPD.get(i));
        }
        for (int i = 0; i < KECAMATAN.size(); i++) {
            kecamatan(i, KECAMATAN.get(i));
        }
        for (int i = 0; i < DESA.size(); i++) {
            desa(i, DESA.get(i));
        }
        // Last, because the numbers of the accounts before decide what they publish.
        for (String unit : TIKTOK) {
            tikTok(unit);
        }
        // Then these, for the same reason.
        for (SimulatedUnit unit : units) {
            meta(unit);
        }
        return new SimulatedRegency("Kabupaten " + NAME, AREA_CODE, units, accounts);
    }

    private void leader(String slug, String name, String shortName, boolean youTube) {
        units.add(
                new SimulatedUnit(slug, Kind.PIMPINAN, null, name, shortName, null, null, UnitBehaviour.LEADER, null));
        String code = slug.replace("-", "").replace("wakil", "wa");
        x(slug, code, name, State.ACTIVE);
        if (youTube) {
            youTube(slug, code, name, State.ACTIVE);
        }
    }

    private void opd(int i, Opd opd) {
        String name = opd.name + " Kabupaten " + NAME;
        unit(opd.code, Kind.OPD, opd.league, name, opd.shortName, null, null, opd.behaviour, i % 9 != 7);
        boolean broken = opd.behaviour == UnitBehaviour.BROKEN;
        x(opd.code, opd.code, opd.shortName + " Kab. " + NAME, broken ? State.SUSPENDED : State.ACTIVE);
        SiteKind kind = i % 5 == 3 ? SiteKind.RSS_ONLY : i % 7 == 5 ? SiteKind.HTML : SiteKind.WORDPRESS;
        site(opd.code, opd.code + "." + DOMAIN, name, broken ? State.FAILING : State.ACTIVE, kind);
        if (i % 2 == 0) {
            youTube(opd.code, opd.code, opd.shortName + " Kab. " + NAME, broken ? State.DELETED : State.ACTIVE);
        }
    }

    private void kecamatan(int i, Place place) {
        String slug = "kec-" + place.name.toLowerCase(Locale.ROOT);
        String name = "Kecamatan " + place.name;
        unit(
                slug,
                Kind.KECAMATAN,
                League.KECAMATAN,
                name,
                "Kec. " + place.name,
                null,
                AREA_CODE + "." + two(i + 1),
                place.behaviour,
                i != 5);
        boolean broken = place.behaviour == UnitBehaviour.BROKEN;
        x(slug, "kec" + part(place.name, 7), name, broken ? State.PRIVATE : State.ACTIVE);
        SiteKind kind = i % 3 == 0 ? SiteKind.RSS_ONLY : i % 3 == 1 ? SiteKind.WORDPRESS : SiteKind.HTML;
        String host = place.name.toLowerCase(Locale.ROOT) + "." + DOMAIN;
        site(slug, host, name, broken ? State.FAILING : State.ACTIVE, kind);
        if (i % 2 == 0) {
            youTube(slug, "kec" + place.name.toLowerCase(Locale.ROOT), name, State.ACTIVE);
        }
    }

    private void desa(int i, Place place) {
        SimulatedUnit parent = units.get(3 + OPD.size() + i / 3);
        String slug = "desa-" + place.name.toLowerCase(Locale.ROOT);
        String name = "Desa " + place.name;
        unit(
                slug,
                Kind.DESA,
                League.DESA,
                name,
                name,
                parent.slug(),
                parent.areaCode() + "." + (2001 + i % 3),
                place.behaviour,
                i % 11 != 8);
        boolean broken = place.behaviour == UnitBehaviour.BROKEN;
        SiteKind kind = switch (i % 6) {
            case 0, 4 -> SiteKind.OPENSID;
            case 1 -> SiteKind.OPENSID_MIDDLE;
            case 2 -> SiteKind.OPENSID_OLD;
            case 3 -> SiteKind.WORDPRESS;
            default -> SiteKind.OPENSID_MIDDLE;
        };
        String host = place.name.toLowerCase(Locale.ROOT) + ".desa.example";
        site(slug, host, name, broken ? State.FAILING : State.ACTIVE, kind);
        if (i % 3 != 2 || place.behaviour == UnitBehaviour.REPOSTER || place.behaviour == UnitBehaviour.COPYCAT) {
            x(slug, "ds" + part(place.name, 8), name, broken ? State.DELETED : State.ACTIVE);
        }
        if (i % 4 == 0) {
            youTube(slug, "desa" + place.name.toLowerCase(Locale.ROOT), name, State.ACTIVE);
        }
    }

    private void unit(
            String slug,
            Kind kind,
            League league,
            String name,
            String shortName,
            @Nullable String parent,
            @Nullable String areaCode,
            UnitBehaviour behaviour,
            boolean hasPic) {
        int n = units.size();
        String pic = FIRST_NAMES.get(n % FIRST_NAMES.size()) + " " + LAST_NAMES.get((n * 5) % LAST_NAMES.size());
        units.add(new SimulatedUnit(
                slug, kind, league, name, shortName, parent, areaCode, behaviour, hasPic ? pic : null));
    }

    private void x(String unit, String code, String displayName, State state) {
        String id = Long.toString(1_204_500_000_000_000_000L + accounts.size() * 7_919L + 41);
        // Names have at most 15 characters there.
        add(unit, SimulatedPlatform.X, part(code, 10) + "_nj99", id, displayName, state, null);
    }

    private void youTube(String unit, String code, String displayName, State state) {
        add(unit, SimulatedPlatform.YOUTUBE, "@" + code + "nusajaya99", channelId(code), displayName, state, null);
    }

    private void tikTok(String unit) {
        String name = units.stream()
                .filter(each -> each.slug().equals(unit))
                .findFirst()
                .orElseThrow()
                .shortName();
        String handle = part(unit.replace("-", ""), 16) + ".nj99";
        String openId = "-000sim" + Long.toHexString(Chance.mix(Chance.hash(unit)));
        add(unit, SimulatedPlatform.TIKTOK, handle, openId, name + " Nusa Jaya", State.ACTIVE, null);
    }

    /** Nearly everybody is on Instagram, most are on Facebook, few on Threads. */
    private void meta(SimulatedUnit unit) {
        int n = units.indexOf(unit);
        String code = unit.slug().replace("-", "");
        State state = unit.behaviour() == UnitBehaviour.BROKEN ? State.DELETED : State.ACTIVE;
        boolean village = unit.kind() == Kind.DESA;
        if (!village || n % 3 != 2) {
            String handle = part(code, 20) + ".nj99";
            add(unit.slug(), SimulatedPlatform.INSTAGRAM, handle, unit.shortName(), state);
            if (unit.kind() == Kind.PIMPINAN || THREADS.contains(unit.slug())) {
                add(unit.slug(), SimulatedPlatform.THREADS, handle, unit.shortName(), state);
            }
        }
        if (!village && n % 4 != 3 || village && n % 2 == 0) {
            add(unit.slug(), SimulatedPlatform.FACEBOOK, part(code, 30) + ".nusajaya", unit.shortName(), state);
        }
    }

    private void add(String unit, SimulatedPlatform platform, String handle, String displayName, State state) {
        add(unit, platform, handle, MetaIds.account(platform, accounts.size()), displayName, state, null);
    }

    private void site(String unit, String host, String displayName, State state, SiteKind kind) {
        add(unit, SimulatedPlatform.WEBSITE, "https://" + host + "/", host, displayName, state, kind);
    }

    private void add(
            String unit,
            SimulatedPlatform platform,
            String handle,
            String nativeId,
            String displayName,
            State state,
            @Nullable SiteKind site) {
        accounts.add(new SimulatedAccount(accounts.size(), unit, platform, handle, nativeId, displayName, state, site));
    }

    /** 24 characters in the form of channel ids. */
    static String channelId(String code) {
        long seed = Chance.hash(code);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
        StringBuilder id = new StringBuilder("UC");
        for (int i = 0; i < 21; i++) {
            id.append(alphabet.charAt((int) (Chance.mix(seed + i) >>> 58)));
        }
        return id.append("AQgw".charAt((int) (Chance.mix(seed + 21) >>> 62))).toString();
    }

    private static Opd layanan(String code, String name, String shortName, UnitBehaviour behaviour, String topic) {
        return new Opd(code, name, shortName, League.OPD_LAYANAN, behaviour, topic);
    }

    private static Opd pendukung(String code, String name, String shortName, UnitBehaviour behaviour, String topic) {
        return new Opd(code, name, shortName, League.OPD_PENDUKUNG, behaviour, topic);
    }

    private static Map<String, String> topics() {
        Map<String, String> topics = new HashMap<>();
        OPD.forEach(opd -> topics.put(opd.code, opd.topic));
        return Map.copyOf(topics);
    }

    private static String part(String name, int length) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(length, lower.length()));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
