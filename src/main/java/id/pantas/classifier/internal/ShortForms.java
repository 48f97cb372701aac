package id.pantas.classifier.internal;

import java.util.HashMap;
import java.util.Map;

/** Spellings of everyday writing, brought to one form. Words of negation and question keep their own meaning. */
final class ShortForms {

    private static final Map<String, String> FULL = new HashMap<>();

    static {
        put("yang", "yg", "yng");
        put("dengan", "dg", "dgn", "dngan", "dng");
        put("untuk", "utk", "tuk", "u/");
        put("tidak", "tdk", "tak", "ga", "gak", "nggak", "ngga", "enggak", "gk", "ndak", "kagak", "teu", "ora");
        put("belum", "blm", "blum", "belom", "durung", "acan", "tacan");
        put("sudah", "sdh", "udah", "udh", "dah", "uwis", "wis", "geus", "parantos");
        put("dalam", "dlm");
        put("dari", "dr", "dri");
        put("pada", "pd");
        put("karena", "krn", "karna");
        put("juga", "jg", "jga");
        put("saja", "aja", "sj", "aj");
        put("tanggal", "tgl", "tggl");
        put("jalan", "jl", "jln");
        put("kabupaten", "kab");
        put("kecamatan", "kec");
        put("kelurahan", "kel");
        put("pegawai", "pgw");
        put("masyarakat", "masy", "masarakat", "msyrkt");
        put("selamat", "slmt", "slamat", "met", "sugeng", "wilujeng");
        put("terima", "trima", "trims", "makasih", "mksh", "thx", "tq", "nuhun", "suwun");
        put("bersama", "bersm", "bareng", "sareng");
        put("adalah", "adl", "adlh");
        put("sekolah", "sklh");
        put("tahun", "thn", "taun");
        put("orang", "org");
        put("rumah", "rmh");
        put("kepada", "kpd");
        put("oleh", "olh");
        put("hingga", "hg", "s/d", "sd");
        put("jam", "pkl", "pukul");
        put("himbauan", "imbauan");
        put("menghimbau", "mengimbau");
        put("himbau", "imbau");
        put("ulangtahun", "ultah");
        put("ribu", "rb");
        put("juta", "jt");
        put("miliar", "milyar", "m");
    }

    private ShortForms() {}

    static String full(String word) {
        return FULL.getOrDefault(word, word);
    }

    private static void put(String full, String... shorts) {
        for (String form : shorts) {
            FULL.put(form, full);
        }
    }
}
