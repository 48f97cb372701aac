package id.pantas.setup;

import id.pantas.export.TableReader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a table holds, with its columns; templates, imports and exports have the same. */
public enum ImportKind {
    UNITS(
            "instansi",
            new Column("kode instansi", false, "kode", "slug"),
            new Column("jenis", true, "jenis instansi", "kind"),
            new Column("liga", false, "league"),
            new Column("nama resmi", true, "nama", "nama instansi", "nama opd", "nama unit"),
            new Column("nama singkat", false, "singkatan", "akronim"),
            new Column("kecamatan", false, "nama kecamatan"),
            new Column("kode wilayah", false, "kode kemendagri", "kode desa")),
    ACCOUNTS(
            "akun",
            new Column("kode instansi", false, "kode", "slug"),
            new Column("nama instansi", false, "instansi", "unit", "opd", "nama opd", "nama resmi", "nama unit"),
            new Column("platform", true, "media", "media sosial", "medsos"),
            new Column("akun", true, "nama akun", "username", "handle", "tautan", "link", "url"),
            new Column("pengenal", false, "id akun", "native id", "channel id"),
            new Column("status", false, "keterangan status")),
    PICS(
            "pic",
            new Column("kode instansi", false, "kode", "slug"),
            new Column("nama instansi", false, "instansi", "unit", "opd", "nama opd", "nama resmi", "nama unit"),
            new Column("peran", false, "jabatan pic", "sebagai"),
            new Column("nama petugas", true, "nama", "nama pic", "pic", "petugas"),
            new Column("telepon", false, "no hp", "hp", "wa", "nomor wa", "no telepon", "nomor telepon"),
            new Column("nomor sk", false, "sk", "no sk", "sk penunjukan"),
            new Column("mulai", true, "tanggal mulai", "tmt", "mulai tanggal"),
            new Column("sampai", false, "tanggal selesai", "selesai", "sampai tanggal"));

    /** The column that a file of bad rows has in addition; ignored when it comes back. */
    public static final String MISTAKE_COLUMN = "kesalahan";

    private final String code;
    private final List<Column> columns;

    ImportKind(String code, Column... columns) {
        this.code = code;
        this.columns = List.of(columns);
    }

    /** Its word in addresses and file names. */
    public String code() {
        return code;
    }

    /** Its columns in the order of templates and exports. */
    public List<Column> columns() {
        return columns;
    }

    /** The names of its columns. */
    public List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * A column.
     *
     * @param name as templates write it; lower case
     * @param required whether a file without it is refused
     * @param aliases other names people give it, normalised as {@link TableReader#normalised}
     */
    public record Column(String name, boolean required, Set<String> aliases) {

        Column(String name, boolean required, String... aliases) {
            this(name, required, Set.copyOf(Arrays.asList(aliases)));
        }
    }
}
