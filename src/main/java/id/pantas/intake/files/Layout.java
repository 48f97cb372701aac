package id.pantas.intake.files;

import id.pantas.export.TableReader;
import id.pantas.intake.FileField;
import id.pantas.intake.FileKind;
import id.pantas.registry.Platform;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file mean.
 *
 * @param platform of its rows, null if each row says it
 * @param columns by field, where it stands
 */
record Layout(FileKind kind, @Nullable Platform platform, Map<FileField, Integer> columns) {

    static Layout of(FileKind kind, @Nullable Platform platform, List<String> header, Map<String, FileField> fields) {
        Map<FileField, Integer> columns = new EnumMap<>(FileField.class);
        for (int i = 0; i < header.size(); i++) {
            FileField field = fields.get(TableReader.normalised(header.get(i)));
            if (field != null) {
                columns.putIfAbsent(field, i);
            }
        }
        return new Layout(kind, platform, columns);
    }

    /** Of a file that is told by its headings; null if nobody knows them. */
    static @Nullable Layout recognised(Sheet sheet) {
        Signatures.Signature signature = Signatures.of(sheet);
        return signature == null
                ? null
                : of(signature.kind(), signature.kind().platform(), sheet.header(), signature.fields());
    }

    /** The cell of a field, without blanks around it; empty if there is no such column. */
    String cell(List<String> values, FileField field) {
        Integer column = columns.get(field);
        return column == null || column >= values.size()
                ? ""
                : values.get(column).replace('\u00a0', ' ').strip();
    }

    boolean has(FileField field) {
        return columns.containsKey(field);
    }

    /** The heading of a field; empty if there is no such column. */
    String heading(List<String> header, FileField field) {
        Integer column = columns.get(field);
        return column == null ? "" : header.get(column);
    }

    /** Headings that mean nothing here. */
    List<String> ignored(List<String> header) {
        return java.util.stream.IntStream.range(0, header.size())
                .filter(i -> !columns.containsValue(i) && !header.get(i).isBlank())
                .mapToObj(header::get)
                .toList();
    }
}
