package id.pantas.export.internal;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.export.TableProblem;
import id.pantas.export.TableReader;
import id.pantas.export.TableRow;
import id.pantas.export.UnreadableTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class ExchangeTableTests {

    private static final Set<String> KNOWN = Set.of("unit", "platform", "akun", "tanggal");

    private final TableReader reader = new FileTableReader(problems());
    private final FileTableWriter writer = new FileTableWriter();

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsCsvWithAnyDelimiterAndCharactersOfTheOthersInTheText(String delimiter) {
        Table table = csv(
                "unit,platform,akun\r\n\"Dinas A, B; C\tD\",X,dinkes\r\n"
                        .replace("unit,platform,akun", "unit" + delimiter + "Platform *" + delimiter + "akun")
                        .replace(",X,dinkes", delimiter + "X" + delimiter + "dinkes"),
                UTF_8);
        assertThat(table.header).containsExactly("unit", "Platform *", "akun");
        assertThat(table.rows.get(0).values()).containsExactly("Dinas A, B; C\tD", "X", "dinkes");
        assertThat(table.rows.get(0).number()).isEqualTo(2);
        assertThat(table.rows.get(0).problems()).isEmpty();
    }

    @Test
    void readsEveryUsualEncoding() {
        String text = "unit,akun\nDésa Regapu’u,dinkes\n";
        for (byte[] content : List.of(
                text.getBytes(UTF_8),
                ("\ufeff" + text).getBytes(UTF_8),
                ("\ufeff" + text).getBytes(UTF_16LE),
                ("\ufeff" + text).getBytes(UTF_16BE),
                text.getBytes(UTF_16LE),
                text.getBytes(UTF_16BE),
                text.getBytes(Charset.forName("windows-1252")))) {
            assertThat(read(content).rows.get(0).values()).containsExactly("Désa Regapu’u", "dinkes");
        }
    }

    @Test
    void findsTheHeaderBelowTitlesAndKeepsRowNumbers() {
        Table table = csv("Daftar akun;;\n;;\nunit;akun;tanggal\n\nDinas A;a;2026-01-01\n", UTF_8);
        assertThat(table.headerRow).isEqualTo(3);
        assertThat(table.rows)
                .singleElement()
                .satisfies(row -> assertThat(row.number()).isEqualTo(5));
        assertThat(csv("sep=;\nunit;akun\nA;b\n", UTF_8).headerRow).isEqualTo(2);
    }

    @Test
    void saysWhichRowAndColumnAreWrongAndReadsTheOthers() {
        Table table = csv("unit,akun,platform\nA,1.2E+17,X\nB,b\nC,c,X,lebih\nD,d,X,,\nE,e,X\n", UTF_8);
        assertThat(table.rows).hasSize(5);
        assertThat(problemsOf(table)).containsExactly("damagedNumber 2 akun", "ragged 3 ", "surplus 4 ");
        assertThat(table.rows.get(0).problems().get(0).text())
                .contains("1.2E+17")
                .contains("teks");
    }

    @Test
    void refusesWhatIsNoTableInWordsThatHelp() {
        assertRefused(new byte[0], "empty");
        assertRefused("   \n\n".getBytes(UTF_8), "empty");
        assertRefused("<!DOCTYPE html><table><tr><td>unit</td></tr></table>".getBytes(UTF_8), "html");
        assertRefused("unit,akun\n\"A,b\nC,d\n".getBytes(UTF_8), "openQuote");
        assertRefused("unit,akun,Unit \nA,b,c\n".getBytes(UTF_8), "duplicateHeader");
        assertRefused("%PDF-1.7 ...".getBytes(UTF_8), "notATable");
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "oldExcel");
        assertRefused(new byte[] {1, 0, 0, 2, 0, 0, 3}, "notATable");
        assertRefused("PK\u0003\u0004 rusak".getBytes(UTF_8), "brokenXlsx");
        assertRefused(new byte[TableReader.MOST_BYTES + 1], "tooLarge");
        byte[] broken = xlsx(sheet -> cell(sheet, 0, 0).setCellValue("unit"));
        assertRefused(Arrays.copyOf(broken, broken.length / 2), "brokenXlsx");
        assertRefused(zip("[Content_Types].xml", "<nonsense/>".getBytes(UTF_8)), "brokenXlsx");
        assertRefused(zip("mimetype", "application/vnd.oasis".getBytes(UTF_8)), "notATable");
    }

    @Test
    void refusesZipBombsBeforeTheyGrow() {
        assertRefused(zip("[Content_Types].xml", new byte[160 * 1024 * 1024]), "bomb");
    }

    @Test
    void refusesDocumentTypesInTheXml() throws IOException {
        byte[] file = xlsx(sheet -> cell(sheet, 0, 0).setCellValue("unit"));
        byte[] hostile = replaceInZip(
                file,
                "xl/worksheets/sheet1.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet"
                        + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                        + "<c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>");
        assertRefused(hostile, "brokenXlsx");
    }

    @Test
    void refusesMoreRowsThanAllowed() {
        StringBuilder text = new StringBuilder("unit,akun\n");
        IntStream.rangeClosed(1, TableReader.MOST_ROWS)
                .forEach(i -> text.append("A,").append(i).append('\n'));
        assertThat(csv(text.toString(), UTF_8).rows).hasSize(TableReader.MOST_ROWS);
        assertRefused(text.append("A,x\n").toString().getBytes(UTF_8), "tooManyRows");
    }

    @Test
    void readsTheKindsOfCellsOfASpreadsheet() {
        byte[] file = xlsx(sheet -> {
            XSSFWorkbook book = sheet.getWorkbook();
            CellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
            CellStyle time = book.createCellStyle();
            time.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy hh:mm"));
            String[] names = {"unit", "akun", "tanggal", "saat", "angka", "rumus", "galat", "id", "benar"};
            for (int i = 0; i < names.length; i++) {
                cell(sheet, 1, i).setCellValue(names[i]);
            }
            cell(sheet, 0, 0).setCellValue("Judul laporan");
            cell(sheet, 2, 0).setCellValue("  Dinas <b>A</b> ");
            cell(sheet, 2, 1).setCellValue(812345678901L);
            cell(sheet, 2, 2).setCellValue(LocalDate.of(2026, 11, 21));
            cell(sheet, 2, 2).setCellStyle(date);
            cell(sheet, 2, 3).setCellValue(LocalDateTime.of(2026, 11, 21, 13, 30));
            cell(sheet, 2, 3).setCellStyle(time);
            cell(sheet, 2, 4).setCellValue(0.1 + 0.2);
            cell(sheet, 2, 5).setCellFormula("1+1");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell(sheet, 2, 5));
            cell(sheet, 2, 6).setCellFormula("1/0");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell(sheet, 2, 6));
            cell(sheet, 2, 7).setCellValue(122158000000000001d);
            cell(sheet, 2, 8).setCellValue(true);
            cell(sheet, 3, 0).setCellValue("B");
            cell(sheet, 3, 5).setCellFormula("SUM(E3:E3)");
            sheet.addMergedRegion(new CellRangeAddress(4, 5, 0, 1));
            cell(sheet, 4, 0).setCellValue("C");
            cell(sheet, 4, 2).setCellValue("2026-01-01");
            cell(sheet, 5, 2).setCellValue("2026-01-02");
        });
        Table table = read(file);
        assertThat(table.headerRow).isEqualTo(2);
        assertThat(table.rows.get(0).values())
                .containsExactly(
                        "  Dinas <b>A</b> ",
                        "812345678901",
                        "2026-11-21",
                        "2026-11-21T13:30",
                        "0.3",
                        "2",
                        "#DIV/0!",
                        "1.22158E17",
                        "TRUE");
        assertThat(problemsOf(table))
                .containsExactly(
                        "formulaError 3 galat",
                        "damagedNumber 3 id",
                        "formulaWithoutValue 4 rumus",
                        "merged 5 unit",
                        "merged 5 akun",
                        "merged 6 unit",
                        "merged 6 akun");
    }

    @Test
    void neverFollowsLinksToOtherFiles() throws IOException {
        byte[] file = xlsx(sheet -> cell(sheet, 0, 0).setCellValue("unit"));
        byte[] linked = replaceInZip(
                file,
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>unit</t></is></c>"
                        + "<c r=\"B1\" t=\"inlineStr\"><is><t>akun</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>[1]Lain!A1</f><v>tersimpan</v></c>"
                        + "<c r=\"B2\"><f>WEBSERVICE(\"http://127.0.0.1:1/\")</f></c></row></sheetData></worksheet>");
        Table table = read(linked);
        assertThat(table.rows.get(0).values().get(0)).isEqualTo("tersimpan");
        assertThat(problemsOf(table)).containsExactly("formulaWithoutValue 2 akun");
    }

    @Test
    void neutralisesFormulasInBothFormats() throws IOException {
        List<String> hostile =
                List.of("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "'biasa");
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        writer.csv(csv, true, List.of("unit", "akun"), hostile.stream().map(value -> List.of("A", value)));
        assertThat(csv.toByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(csv.toString(UTF_8))
                .contains("A,'=cmd|")
                .contains("A,'+1\r\n")
                .contains("A,'''=1\r\n")
                .contains("A,'biasa\r\n");
        assertThat(values(read(csv.toByteArray()))).isEqualTo(hostile);

        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        writer.xlsx(xlsx, "Akun", List.of("unit", "akun"), hostile.stream().map(value -> List.of("A", value)));
        assertThat(values(read(xlsx.toByteArray()))).isEqualTo(hostile);
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBackAsItWas(
            @ForAll @Size(min = 1, max = 8)
                    List<
                                    @Chars({'=', '\'', '"', ',', ';', '\t', '\n', '-', '@', ' ', 'é', '中'})
                                    @CharRange(from = 'a', to = 'f') String>
                            texts)
            throws IOException {
        Assume.that(texts.stream().noneMatch(String::isBlank));
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        writer.csv(csv, true, List.of("unit", "akun"), texts.stream().map(value -> List.of("A", value)));
        assertThat(values(read(csv.toByteArray()))).isEqualTo(texts);
    }

    @Test
    void writesAndReadsFiftyThousandRows() throws IOException {
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        Stream<List<String>> rows = IntStream.range(0, 50_000).mapToObj(i -> List.of("Desa " + i, "desa_" + i));
        writer.xlsx(xlsx, "Akun", List.of("unit", "akun"), rows);
        int[] count = new int[1];
        reader.read("besar.xlsx", xlsx.toByteArray(), KNOWN, new TableReader.Sink() {
            @Override
            public void header(int rowNumber, List<String> names) {}

            @Override
            public void row(TableRow row) {
                count[0]++;
            }
        });
        assertThat(count[0]).isEqualTo(50_000);
    }

    private static List<String> values(Table table) {
        return table.rows.stream().map(row -> row.values().get(1)).toList();
    }

    private static List<String> problemsOf(Table table) {
        return table.rows.stream()
                .flatMap(row -> row.problems().stream())
                .map(problem -> problem.code() + " " + problem.row() + " " + problem.column())
                .toList();
    }

    private Table csv(String text, Charset charset) {
        return read(text.getBytes(charset));
    }

    private void assertRefused(byte[] content, String code) {
        assertThatThrownBy(() -> read(content)).isInstanceOfSatisfying(UnreadableTable.class, unreadable -> {
            TableProblem problem = unreadable.problem();
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.text()).isNotBlank().doesNotContain("{");
        });
    }

    private Table read(byte[] content) {
        Table table = new Table();
        reader.read("berkas", content, KNOWN, table);
        return table;
    }

    private static Cell cell(XSSFSheet sheet, int row, int column) {
        var line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        return line.getCell(column) == null ? line.createCell(column) : line.getCell(column);
    }

    private static byte[] xlsx(Consumer<XSSFSheet> fill) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            fill.accept(book.createSheet("Data"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static byte[] replaceInZip(byte[] file, String part, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(entry.getName().equals(part) ? text.getBytes(UTF_8) : in.readAllBytes());
            }
        }
        return out.toByteArray();
    }

    private static Problems problems() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/export");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Problems(messages);
    }

    private static final class Table implements TableReader.Sink {
        int headerRow;
        List<String> header = List.of();
        final List<TableRow> rows = new ArrayList<>();

        @Override
        public void header(int rowNumber, List<String> names) {
            headerRow = rowNumber;
            header = names;
        }

        @Override
        public void row(TableRow row) {
            rows.add(row);
        }
    }
}
