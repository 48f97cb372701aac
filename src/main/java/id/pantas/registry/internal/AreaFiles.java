package id.pantas.registry.internal;

import id.pantas.registry.Areas.District;
import id.pantas.registry.Areas.Province;
import id.pantas.registry.Areas.RegencyArea;
import id.pantas.registry.Areas.Village;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the area files of the class path. They are sorted by code and have three plain columns; names may contain
 * quotation marks, which mean an apostrophe, so no CSV quoting is applied.
 */
final class AreaFiles {

    private static final String FOLDER = "/registry/wilayah/";
    private static final Set<String> ABBREVIATIONS = Set.of("DKI", "DI");

    private AreaFiles() {}

    static List<Province> provinces() {
        return read("provinces.csv", "", parts -> new Province(parts[0], titleCase(parts[1])));
    }

    static List<RegencyArea> regencies() {
        return read("regencies.csv", "", parts -> new RegencyArea(parts[0], parts[1], titleCase(parts[2])));
    }

    static List<District> districts(String regencyCode) {
        return read("districts.csv", regencyCode + ".", parts -> new District(parts[0], parts[1], name(parts[2])));
    }

    static List<Village> villages(String regencyCode) {
        return read("villages.csv", regencyCode + ".", parts -> new Village(parts[0], parts[1], name(parts[2])));
    }

    /** The rows whose code begins with {@code prefix}; stops at the first row behind them. */
    private static <T> List<T> read(String file, String prefix, Function<String[], T> row) {
        List<T> rows = new ArrayList<>();
        try (InputStream stream = AreaFiles.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("missing on the class path: " + FOLDER + file);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            lines.readLine(); // the header
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(prefix)) {
                    rows.add(row.apply(line.split(",", 3)));
                } else if (!rows.isEmpty()) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return rows;
    }

    private static String name(String written) {
        return written.replace('"', '\'').strip();
    }

    private static String titleCase(String capitals) {
        StringBuilder name = new StringBuilder();
        for (String word : capitals.strip().split(" +")) {
            if (!name.isEmpty()) {
                name.append(' ');
            }
            boolean keep = ABBREVIATIONS.contains(word);
            name.append(keep ? word : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
