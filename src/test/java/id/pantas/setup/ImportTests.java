package id.pantas.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.export.UnreadableTable;
import id.pantas.registry.AppointmentRole;
import id.pantas.registry.Appointments;
import id.pantas.registry.Areas;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewAppointment;
import id.pantas.registry.NewUnit;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import id.pantas.testing.PostgresForTests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import(PostgresForTests.class)
class ImportTests {

    @Autowired
    Imports imports;

    @Autowired
    Registry registry;

    @Autowired
    Units units;

    @Autowired
    OfficialAccounts accounts;

    @Autowired
    Appointments appointments;

    @Autowired
    Areas areas;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void empty() {
        database.sql("truncate registry.unit, registry.regency, setup.pending_import cascade")
                .update();
    }

    @Test
    void previewsWithoutWritingAndImportsTheGoodRowsOnly() {
        ImportId id = upload(ImportKind.UNITS, """
                jenis;liga;nama resmi;nama singkat;kecamatan;kode wilayah
                OPD;OPD Layanan;Dinas Kesehatan;Dinkes;;
                Kecamatan;;Kecamatan Anyar;Kec. Anyar;;99.01.01
                Desa;;Desa Sukamaju;Sukamaju;Anyar;99.01.01.2001
                Kelurahan;;Kelurahan Kota;;Kec. Anyar;
                OPD;Liga Utama;Dinas Sosial;Dinsos;;
                Desa;;Desa Tanpa Induk;;Entah;
                OPD;OPD Layanan;dinas  kesehatan;Dinkes;;
                Dinas;;Dinas Aneh;;;
                """);
        assertThat(units.all()).isEmpty();
        ImportSummary preview = imports.find(id).orElseThrow();
        assertThat(preview.count(ImportVerdict.NEW)).isEqualTo(4);
        assertThat(preview.count(ImportVerdict.ERROR)).isEqualTo(4);
        assertThat(imports.rows(id, ImportVerdict.ERROR, 1, 50))
                .extracting(row -> row.number() + " " + row.remarks().get(0).column())
                .containsExactly("6 liga", "7 kecamatan", "8 nama resmi", "9 jenis");

        assertThat(imports.confirm(id, false)).isEqualTo(4);
        Unit village = units.findByAreaCode("99.01.01.2001").orElseThrow();
        assertThat(units.find(village.parent()).orElseThrow().name()).isEqualTo("Kecamatan Anyar");
        assertThat(imports.confirm(id, true)).isZero();
        assertThat(units.all()).hasSize(4);
        assertThat(imports.pending())
                .singleElement()
                .satisfies(left -> assertThat(left.count(ImportVerdict.ERROR)).isEqualTo(4));
    }

    @Test
    void givesTheBadRowsBackToBeMended() throws IOException {
        opd("Dinas Kesehatan");
        ImportId id = upload(ImportKind.ACCOUNTS, """
                nama instansi,platform,akun
                Dinas Kesehatan,X,@dinkes
                Dinas Kesehatn,Instagram,=HYPERLINK("http://jahat")
                Dinas Kesehatan,Friendster,dinkes
                """);
        imports.confirm(id, false);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        imports.badRows(id, Imports.Format.CSV, file);
        assertThat(file.toString(UTF_8))
                .contains("kesalahan")
                .contains("'=HYPERLINK")
                .contains("Mungkin maksudnya “Dinas Kesehatan”")
                .contains("Friendster")
                .doesNotContain("@dinkes");
        String mended = file.toString(UTF_8)
                .replace("Kesehatn", "Kesehatan")
                .replace("\"'=HYPERLINK(\"\"http://jahat\"\")\"", "dinkes.ig")
                .replace("Friendster", "TikTok");
        ImportId again = imports.upload(ImportKind.ACCOUNTS, "perbaikan.csv", mended.getBytes(UTF_8));
        assertThat(imports.find(again).orElseThrow().count(ImportVerdict.NEW)).isEqualTo(2);
        assertThat(imports.find(again).orElseThrow().ignoredColumns()).isEmpty();
    }

    @Test
    void seesDuplicatesInTheFileAndInTheRegistryAndWarnsOfLookAlikes() {
        UnitId health = opd("Dinas Kesehatan");
        opd("Dinas Sosial");
        registry.addAccount(new NewAccount(health, Platform.X, "dinkes_nusajaya", null, null, true));
        ImportId id = upload(ImportKind.ACCOUNTS, """
                instansi,medsos,tautan
                Dinas Kesehatan,Twitter,https://x.com/Dinkes_Nusajaya
                Dinas Sosial,X,dinkes_nusajaya
                Dinas Sosial,IG,dinsos_nj
                Dinas Sosial,Instagram,https://instagram.com/dinsos_nj/
                Dinas Sosial,X,d1nkes_nusajaya
                """);
        assertThat(imports.rows(id, null, 1, 50))
                .extracting(ImportRow::verdict)
                .containsExactly(
                        ImportVerdict.SAME,
                        ImportVerdict.ERROR,
                        ImportVerdict.NEW,
                        ImportVerdict.ERROR,
                        ImportVerdict.WARNING);
        assertThat(imports.rows(id, ImportVerdict.WARNING, 1, 5)
                        .get(0)
                        .remarks()
                        .get(0)
                        .text())
                .contains("dinkes_nusajaya")
                .contains("Dinas Kesehatan");
        assertThat(imports.confirm(id, false)).isEqualTo(1);
        assertThat(imports.confirm(id, true)).isEqualTo(1);
        assertThat(accounts.active()).hasSize(3);
    }

    @Test
    void namesMissingColumnsAndTheOnesThatMayBeMeant() {
        assertThatThrownBy(() -> upload(ImportKind.ACCOUNTS, "Instansi,Platfrom,Akunn\nA,X,b\n"))
                .isInstanceOf(UnreadableTable.class)
                .hasMessageContaining("“platform” (mungkin maksudnya kolom “Platfrom”")
                .hasMessageContaining("“akun” (mungkin maksudnya kolom “Akunn”");
        assertThatThrownBy(() -> upload(ImportKind.PICS, "apa saja,lain\n1,2\n"))
                .isInstanceOf(UnreadableTable.class)
                .hasMessageContaining("“nama petugas”")
                .hasMessageContaining("“nama instansi”");
        assertThat(imports.pending()).isEmpty();
    }

    @Test
    void readsAppointmentsAndRefusesASecondPic() {
        UnitId health = opd("Dinas Kesehatan");
        ImportId id = upload(ImportKind.PICS, """
                nama instansi,peran,nama petugas,telepon,nomor sk,mulai,sampai
                Dinas Kesehatan,PIC,Budi Santoso,'+62 812-345,SK 1/2026,1/2/2026,30 Juni 2026
                Dinas Kesehatan,PIC,Sari Dewi,,SK 2/2026,2026-07-01,
                Dinas Kesehatan,PIC,Tono,,SK 3/2026,15-08-2026,
                Dinas Kesehatan,Wakil PIC,Rina,,,1 Agustus 2026,
                Dinas Kesehatan,PIC,Ani,,,31/02/2026,
                """);
        assertThat(imports.rows(id, ImportVerdict.ERROR, 1, 9))
                .extracting(ImportRow::number)
                .containsExactly(4, 6);
        assertThat(imports.confirm(id, false)).isEqualTo(3);
        assertThat(appointments
                        .picOf(health, Instant.parse("2026-11-21T05:00:00Z"))
                        .orElseThrow()
                        .person())
                .isEqualTo("Sari Dewi");
        assertThat(appointments.ofUnit(health))
                .filteredOn(appointment -> appointment.person().equals("Budi Santoso"))
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.firstDay()).isEqualTo(LocalDate.of(2026, 2, 1));
                    assertThat(first.lastDay()).isEqualTo(LocalDate.of(2026, 6, 30));
                    assertThat(first.phone()).isEqualTo("+62 812-345");
                });
    }

    @Test
    void whatIsExportedChangesNothingWhenImported() throws IOException {
        areas.chooseRegency("36.04", true);
        UnitId health = opd("Dinas Kesehatan");
        UnitId leader = registry.addUnit(new NewUnit(UnitKind.PIMPINAN, null, "Bupati Serang", "Bupati", null, null));
        registry.addAccount(new NewAccount(health, Platform.X, "dinkes", "1234567890123456789", null, true));
        registry.addAccount(new NewAccount(health, Platform.WEBSITE, "http://www.dinkes.go.id/x", null, null, true));
        registry.addAccount(new NewAccount(leader, Platform.YOUTUBE, "UCc0nt0hPemkabOfficial01", null, null, true));
        registry.retireAccount(registry.addAccount(new NewAccount(leader, Platform.X, "lama", null, null, true)));
        registry.appoint(new NewAppointment(
                health, AppointmentRole.PIC, "Budi", "+62 812", "-1/SK", LocalDate.of(2026, 1, 1), null));
        for (ImportKind kind : ImportKind.values()) {
            for (Imports.Format format : Imports.Format.values()) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                imports.export(kind, format, file);
                ImportSummary preview = imports.find(imports.upload(kind, "ekspor", file.toByteArray()))
                        .orElseThrow();
                assertThat(preview.counts()).containsOnlyKeys(ImportVerdict.SAME);
                assertThat(preview.total())
                        .isEqualTo(kind == ImportKind.UNITS ? 357 : kind == ImportKind.ACCOUNTS ? 4 : 1);
            }
        }
    }

    @Test
    void changesWhatIsRegistered() {
        opd("Dinas Kesehatan");
        ImportId id = upload(ImportKind.UNITS, """
                kode instansi,jenis,liga,nama resmi,nama singkat
                dinas-kesehatan,OPD,OPD Pendukung,Dinas Kesehatan dan KB,Dinkes KB
                tidak-ada,OPD,OPD Pendukung,Dinas Lain,Lain
                """);
        assertThat(imports.confirm(id, false)).isEqualTo(1);
        Unit changed = units.findBySlug("dinas-kesehatan").orElseThrow();
        assertThat(changed.name()).isEqualTo("Dinas Kesehatan dan KB");
        assertThat(changed.league()).isEqualTo(League.OPD_PENDUKUNG);
    }

    @Test
    void forgetsExpiredUploads() {
        ImportId id = upload(ImportKind.UNITS, "jenis,nama resmi\nOPD,Dinas A\n");
        database.sql("update setup.pending_import set expires_at = now() - interval '1 second'")
                .update();
        assertThat(imports.find(id)).isEmpty();
        assertThatThrownBy(() -> imports.confirm(id, false)).isInstanceOf(ImportRefused.class);
        upload(ImportKind.UNITS, "jenis,nama resmi\nOPD,Dinas A\n");
        assertThat(database.sql("select count(*) from setup.pending_import")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void importsFiftyThousandRows() {
        areas.chooseRegency("36.04", true);
        List<String> slugs =
                units.inLeague(League.DESA).stream().map(Unit::slug).toList();
        String rows = IntStream.range(0, 50_000)
                .mapToObj(i -> slugs.get(i % slugs.size()) + ",instagram,akun" + Integer.toString(i, 36) + "zzzz" + i)
                .collect(Collectors.joining("\n", "kode instansi,platform,akun\n", "\n"));
        long began = System.nanoTime();
        ImportId id = upload(ImportKind.ACCOUNTS, rows);
        long previewed = System.nanoTime();
        ImportSummary preview = imports.find(id).orElseThrow();
        assertThat(preview.total()).isEqualTo(50_000);
        assertThat(preview.count(ImportVerdict.ERROR)).isZero();
        int imported = imports.confirm(id, true);
        System.out.printf(
                "50,000 accounts: preview %.1f s, import %.1f s%n",
                (previewed - began) / 1e9, (System.nanoTime() - previewed) / 1e9);
        assertThat(imported).isEqualTo(50_000);
        assertThat(accounts.active()).hasSize(50_000);
    }

    private ImportId upload(ImportKind kind, String text) {
        return imports.upload(kind, "uji.csv", text.getBytes(UTF_8));
    }

    private UnitId opd(String name) {
        return registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, name, name, null, null));
    }
}
