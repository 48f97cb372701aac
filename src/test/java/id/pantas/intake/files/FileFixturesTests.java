package id.pantas.intake.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.export.UnreadableTable;
import id.pantas.intake.FileAnswers;
import id.pantas.intake.FileField;
import id.pantas.intake.FileImport;
import id.pantas.intake.FileImport.State;
import id.pantas.intake.FileKind;
import id.pantas.intake.FileQuestion;
import id.pantas.intake.FileRow;
import id.pantas.intake.FileVerdict;
import id.pantas.intake.IntakeDatabase;
import id.pantas.intake.IntakeRefused;
import id.pantas.intake.PastedLinks;
import id.pantas.intake.PostFiles;
import id.pantas.post.Counts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FileFixturesTests extends IntakeDatabase {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    @Autowired
    PostFiles files;

    @Autowired
    FileDesk desk;

    @Autowired
    PastedLinks links;

    private UnitId health;

    @BeforeEach
    void oneAgencyWithEveryAccount() {
        empty();
        health = agency("Dinas Kesehatan", "Dinkes");
        account(health, Platform.FACEBOOK, "dinkescontoh");
        account(health, Platform.INSTAGRAM, "dinkescontoh");
        account(health, Platform.X, "dinkescontoh");
        account(health, Platform.YOUTUBE, "@dinkescontoh");
        account(health, Platform.TIKTOK, "dinkescontoh");
        account(health, Platform.WHATSAPP, "0029VaContohDinkes00");
    }

    static JsonNode expected() throws IOException {
        try (InputStream file = FileFixturesTests.class.getResourceAsStream("/intake/imports/expected.json")) {
            return JsonMapper.shared().readTree(file).required("files");
        }
    }

    static Stream<String> files() throws IOException {
        return expected().properties().stream().map(Map.Entry::getKey);
    }

    static byte[] content(String name) throws IOException {
        try (InputStream file = FileFixturesTests.class.getResourceAsStream("/intake/imports/" + name)) {
            return file.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void treatsEveryFileAsExpected(String name) throws IOException {
        JsonNode expected = expected().required(name);
        if (expected.has("error")) {
            String code = Map.of(
                            "unclosed quote", "openQuote",
                            "duplicate heading Views", "duplicateHeader",
                            "empty file", "empty",
                            "not a table", "html")
                    .get(expected.required("error").stringValue());
            assertThatThrownBy(() -> upload(name))
                    .isInstanceOfSatisfying(
                            UnreadableTable.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo(code));
            assertNothingIsKept();
            return;
        }
        if (expected.required("kind").isNull()) {
            assertThat(upload(name).state()).isEqualTo(State.MAPPING);
            return;
        }
        FileKind kind = FileKind.valueOf(expected.required("kind").stringValue());
        if (!kind.hasPosts()) {
            assertThatThrownBy(() -> upload(name))
                    .isInstanceOf(IntakeRefused.class)
                    .hasMessage(text(
                            "intake.file.noPosts." + kind,
                            expected.path("rows").intValue(name.contains("chart") ? 1 : 2)));
            assertNothingIsKept();
            return;
        }
        FileImport preview = answered(upload(name));

        assertThat(preview.kind()).isEqualTo(kind);
        assertThat(preview.total() - preview.count(FileVerdict.SKIPPED)).isEqualTo(rowsOf(expected));
        assertThat(preview.count(FileVerdict.REJECTED))
                .isEqualTo(expected.path("rejected").intValue(0));
        if (expected.has("skipped")) {
            assertThat(preview.count(FileVerdict.SKIPPED))
                    .isEqualTo(expected.required("skipped").size());
        }
        List<FileRow> rows = files.rows(preview.id(), null, 1, 50).stream()
                .filter(row -> row.verdict() != FileVerdict.SKIPPED)
                .toList();
        List<Draft> drafts = desk.drafts(preview.id());
        assertThat(drafts.stream().filter(Draft::repost).count())
                .isEqualTo(expected.path("shares").intValue(name.equals("template-manual.csv") ? 1 : 0));
        assertThat(drafts.stream().filter(Draft::numbersMissing).count())
                .isEqualTo(expected.path("unavailableRows").intValue(0));
        long recovered = rows.stream()
                .flatMap(row -> row.remarks().stream())
                .filter(remark -> remark.text().equals(text("intake.file.row.recovered")))
                .count();
        assertThat(recovered).isEqualTo(expected.path("recovered").intValue(0));
        if (expected.has("viewsFrom")) {
            assertThat(rows.get(0).counts().views()).isNull();
            assertThat(preview.remarks()).contains(text("intake.file.impressions"));
        }
        if (expected.has("first")) {
            first(
                    expected.required("first"),
                    rows.get(0),
                    drafts.get(drafts.get(0).skipped() ? 1 : 0));
        }
        if (expected.has("second")) {
            assertThat(rows.get(1).nativeId())
                    .isEqualTo(expected.required("second").required("id").stringValue());
        }
        if (preview.usable() > 0) {
            assertThat(files.store(preview.id())).isEqualTo((int) preview.usable());
            assertThat(stored()).isEqualTo(preview.usable());
        } else {
            assertThatThrownBy(() -> files.store(preview.id())).isInstanceOf(IntakeRefused.class);
        }
    }

    private static void first(JsonNode first, FileRow row, Draft draft) {
        if (first.has("id")) {
            assertThat(draft.fileId()).isEqualTo(first.required("id").stringValue());
        }
        if (first.has("shortcode")) {
            assertThat(row.nativeId()).isEqualTo(first.required("shortcode").stringValue());
        }
        if (first.has("time")) {
            assertThat(row.publishedAt().atZone(JAKARTA).toLocalDateTime().toString())
                    .isEqualTo(first.required("time").stringValue());
        }
        if (first.has("text_from")) {
            assertThat(row.text()).startsWith("Capaian imunisasi").contains("\"Posyandu\"");
        }
        Counts counts = row.counts();
        for (Map.Entry<String, JsonNode> number : first.properties()) {
            long value = number.getValue().longValue(0);
            switch (number.getKey()) {
                case "views", "impressions" -> assertThat(counts.views()).isEqualTo(value);
                case "reactions", "likes" -> assertThat(counts.likes()).isEqualTo(value);
                case "comments", "replies" -> assertThat(counts.comments()).isEqualTo(value);
                case "shares", "reposts" -> assertThat(counts.shares()).isEqualTo(value);
                case "approximate" ->
                    assertThat(row.approximate()).isEqualTo(number.getValue().booleanValue());
                default -> assertThat(number.getKey()).isIn("id", "shortcode", "time", "text_from");
            }
        }
    }

    @Test
    void everyFixtureIsListed() throws Exception {
        List<String> there = new ArrayList<>();
        for (java.io.File file : new java.io.File("src/test/resources/intake/imports").listFiles()) {
            if (!file.getName().equals("expected.json")) {
                there.add(file.getName());
            }
        }
        assertThat(files()).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void asksWhatTheFileLeavesOpenAndRemembersTheZone() throws IOException {
        FileImport first = upload("meta-instagram-content.csv");
        assertThat(first.questions()).containsExactly(FileQuestion.ZONE);
        assertThatThrownBy(() -> files.store(first.id())).isInstanceOf(IntakeRefused.class);
        files.answer(first.id(), new FileAnswers(ZoneId.of("Asia/Makassar"), null, null, false));
        files.store(first.id());
        assertThat(database.sql("select min(published_at) from post.post_fact where native_id = 'DRcA1b2C3d4'")
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(Instant.parse("2026-11-20T01:30:00Z"));

        assertThat(upload("meta-instagram-resaved-semicolon.csv").questions())
                .as("the zone is remembered; the order of a file that was saved anew is asked")
                .containsExactly(FileQuestion.DAY_ORDER);
        assertThat(upload("meta-facebook-content-older.csv").questions())
                .containsExactly(FileQuestion.ZONE, FileQuestion.DAY_ORDER, FileQuestion.ACCOUNT);
        assertThat(upload("youtube-table-data.csv").questions())
                .containsExactly(FileQuestion.ZONE, FileQuestion.LIFETIME);
        assertThat(upload("tiktok-content-short.csv").questions()).isEmpty();
    }

    @Test
    void aFacebookPostIsNamedAsTheGraphApiNamesItAndItsReelIsAnotherName() throws IOException {
        files.store(answered(upload("meta-facebook-content.csv")).id());
        assertThat(database.sql("select native_id from post.post_fact order by published_at desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("100064012345678_122158000000000123");
        assertThat(database.sql("select native_id from intake.alias where alias = '1234567890123456'")
                        .query(String.class)
                        .single())
                .isEqualTo("100064012345678_122158000000000126");
        UUID batch = links.bring(
                health,
                "https://www.facebook.com/dinkescontoh/posts/122158000000000123 https://www.facebook.com/reel/1234567890123456");
        assertThat(links.ofBatch(health, batch))
                .extracting(one -> one.state().name())
                .containsExactly("KNOWN", "KNOWN");
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        FileImport first = upload("tiktok-content.csv");
        files.store(first.id());
        assertThat(upload("tiktok-content.csv").id()).isEqualTo(first.id());
        assertThat(stored()).isEqualTo(3);
        assertThatThrownBy(() -> files.store(first.id())).isInstanceOf(IntakeRefused.class);
    }

    @Test
    void takesAWholeImportBackButNeverWhatAnotherFileOrACollectorBrought() throws IOException {
        FileImport csv = upload("tiktok-content.csv");
        files.store(csv.id());
        FileImport sheet = upload("tiktok-content.xlsx");
        assertThat(sheet.count(FileVerdict.UPDATED)).isPositive();
        long both = sheet.count(FileVerdict.UPDATED);
        files.store(sheet.id());

        assertThat(files.undo(csv.id())).isEqualTo((int) (3 - both));
        assertThat(visible()).isEqualTo(sheet.usable());
        assertThat(files.find(csv.id()).orElseThrow().state()).isEqualTo(State.UNDONE);
        assertThat(files.undo(sheet.id())).isEqualTo((int) sheet.usable());
        assertThat(visible()).isZero();
        assertThat(database.sql("select count(*) from post.metric_fact")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> files.undo(sheet.id())).isInstanceOf(IntakeRefused.class);
        assertThat(database.sql("select count(*) from audit.entry where entity = 'postFile' and entity_id in (?, ?)")
                        .params(csv.id().toString(), sheet.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(4);

        FileImport again = upload("tiktok-content.csv");
        assertThat(again.count(FileVerdict.NEW)).isEqualTo(3);
        files.store(again.id());
        assertThat(visible()).isEqualTo(3);
    }

    @Test
    void learnsColumnsThatSomebodyExplained() throws IOException {
        FileImport unknown = upload("meta-instagram-localised-unknown.csv");
        assertThat(files.sample(unknown.id(), 3)).hasSize(1);
        assertThatThrownBy(() -> files.explain(unknown.id(), Platform.INSTAGRAM, Map.of("Suka", FileField.LIKES)))
                .isInstanceOf(IntakeRefused.class);
        files.explain(
                unknown.id(),
                Platform.INSTAGRAM,
                Map.of(
                        "Permalink", FileField.LINK,
                        "Waktu publikasi", FileField.TIME,
                        "Deskripsi", FileField.TEXT,
                        "Suka", FileField.LIKES,
                        "Tayangan", FileField.VIEWS));
        FileImport known = answered(files.find(unknown.id()).orElseThrow());
        assertThat(known.count(FileVerdict.NEW)).isEqualTo(1);
        FileRow row = files.rows(known.id(), FileVerdict.NEW, 1, 10).get(0);
        assertThat(row.counts()).isEqualTo(new Counts(642L, null, null, 12_400L));

        byte[] next = new String(content("meta-instagram-localised-unknown.csv"), StandardCharsets.UTF_8)
                .replace("642", "700")
                .getBytes(StandardCharsets.UTF_8);
        UUID second = files.upload(health, "lagi.csv", next);
        assertThat(files.find(second).orElseThrow().kind()).isEqualTo(FileKind.MAPPED);
    }

    @Test
    void readsTheTableInsideTheZipOfYouTube() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream parts = new ZipOutputStream(zip)) {
            for (String name : List.of("youtube-chart-data.csv", "youtube-table-data.csv", "youtube-totals.csv")) {
                parts.putNextEntry(new ZipEntry(Map.of(
                                "youtube-chart-data.csv", "Chart data.csv",
                                "youtube-table-data.csv", "Table data.csv",
                                "youtube-totals.csv", "Totals.csv")
                        .get(name)));
                parts.write(content(name));
            }
        }
        FileImport upload = files.find(files.upload(health, "Content 2026-11-01.zip", zip.toByteArray()))
                .orElseThrow();
        assertThat(upload.kind()).isEqualTo(FileKind.YOUTUBE_STUDIO_TABLE);
    }

    @Test
    void refusesRowsOfAccountsThatAreNotTheUnits() throws IOException {
        UnitId roads = agency("Dinas Pekerjaan Umum", "DPU");
        assertThatThrownBy(() -> files.upload(roads, "x.csv", content("tiktok-content.csv")))
                .isInstanceOf(IntakeRefused.class)
                .hasMessageContaining("TikTok");
        account(roads, Platform.TIKTOK, "dpucontoh");
        FileImport preview = files.find(files.upload(roads, "x.csv", content("tiktok-content.csv")))
                .orElseThrow();
        assertThat(preview.count(FileVerdict.REJECTED)).isEqualTo(3);
        assertThat(files.rows(preview.id(), null, 1, 1).get(0).remarks().get(0).text())
                .contains("dinkescontoh");
    }

    @Test
    void writesRejectedRowsWithTheirReasonAndNoLivingFormula() throws IOException {
        byte[] file = "platform,akun,tautan,waktu,teks,suka\nx,dinkescontoh,,2026-11-01,=1+1,banyak\n"
                .getBytes(StandardCharsets.UTF_8);
        UUID id = files.upload(health, "a.csv", file);
        ByteArrayOutputStream rejected = new ByteArrayOutputStream();
        files.rejected(id, rejected);
        assertThat(rejected.toString(StandardCharsets.UTF_8))
                .contains("kesalahan", "'=1+1", "suka: Angka “banyak” tidak terbaca.", "tautan: Tautan kosong.");
    }

    @Test
    void recordsAWhatsAppPostByHandOnce() {
        var channel = accounts.ofUnit(health).stream()
                .filter(account -> account.platform() == Platform.WHATSAPP)
                .findFirst()
                .orElseThrow();
        Instant at = Instant.parse("2026-11-20T03:00:00Z");
        long post = files.record(health, channel.id(), null, at, "Info imunisasi", new Counts(4L, null, null, null));
        assertThat(files.record(health, channel.id(), "", at, "Info imunisasi", new Counts(9L, null, null, null)))
                .isEqualTo(post);
        assertThat(stored()).isEqualTo(1);
        assertThatThrownBy(() -> files.record(health, channel.id(), null, at, " ", Counts.NONE))
                .isInstanceOf(IntakeRefused.class);
        assertThatThrownBy(() -> files.record(
                        health,
                        channel.id(),
                        "https://whatsapp.com/channel/0029VaOrangLain12345678/7",
                        at,
                        "a",
                        Counts.NONE))
                .isInstanceOf(IntakeRefused.class);
    }

    private FileImport upload(String name) throws IOException {
        return files.find(files.upload(health, name, content(name))).orElseThrow();
    }

    /** As a person would answer for these files. */
    private FileImport answered(FileImport upload) {
        if (upload.questions().isEmpty()) {
            return upload;
        }
        assertThat(upload.state()).isEqualTo(State.ASKING);
        files.answer(
                upload.id(),
                new FileAnswers(
                        JAKARTA,
                        upload.questions().contains(FileQuestion.DAY_ORDER)
                                ? upload.fileName().contains("resaved")
                                : null,
                        true,
                        true));
        FileImport preview = files.find(upload.id()).orElseThrow();
        assertThat(preview.state()).isEqualTo(State.PREVIEW);
        return preview;
    }

    private static int rowsOf(JsonNode expected) {
        return expected.required("rows").intValue();
    }

    private void assertNothingIsKept() {
        assertThat(files.historySize()).isZero();
    }

    private long stored() {
        return database.sql("select count(*) from post.post_fact")
                .query(Long.class)
                .single();
    }

    private long visible() {
        return database.sql("select count(*) from post.post_fact where withdrawn_at is null")
                .query(Long.class)
                .single();
    }
}
