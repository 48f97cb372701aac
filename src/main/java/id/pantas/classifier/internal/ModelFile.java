package id.pantas.classifier.internal;

import id.pantas.classifier.ModelUnreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The file a model travels in: four letters, the format's version, the SHA-256 of what follows, then the deflated body
 * (where it comes from, its feature settings and its numbers). It holds numbers only, no text it was trained on.
 */
final class ModelFile {

    private static final int MAGIC = 0x504e544d; // PNTM
    private static final int FORMAT = 2;
    private static final int LARGEST_BODY = 32 << 20;
    private static final int MOST_CLASSES = 64;

    private ModelFile() {}

    static void write(LinearModel model, OutputStream out) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(body)) {
            deflated.write(body(model));
        }
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeInt(FORMAT);
        data.write(sha256(body.toByteArray()));
        body.writeTo(data);
        data.flush();
    }

    /**
     * @param name what to call the file in messages
     * @throws ModelUnreadable if it is damaged or of another format
     */
    static LinearModel read(InputStream in, String name) {
        try {
            DataInputStream data = new DataInputStream(in);
            if (data.readInt() != MAGIC) {
                throw new ModelUnreadable("Berkas " + name + " bukan model PANTAS.");
            }
            int format = data.readInt();
            if (format != FORMAT) {
                throw new ModelUnreadable("Model " + name + " berformat " + format + ", yang dikenal format " + FORMAT
                        + ". Latih ulang dengan versi aplikasi ini.");
            }
            byte[] sum = data.readNBytes(32);
            byte[] body = data.readNBytes(LARGEST_BODY);
            if (!Arrays.equals(sum, sha256(body))) {
                throw new ModelUnreadable(
                        "Model " + name + " rusak: jumlah periksanya tidak cocok. Salin ulang berkasnya.");
            }
            byte[] plain = new InflaterInputStream(new ByteArrayInputStream(body)).readNBytes(LARGEST_BODY);
            return parse(new DataInputStream(new ByteArrayInputStream(plain)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new ModelUnreadable("Model " + name + " rusak atau terpotong. Salin ulang berkasnya.", e);
        }
    }

    /** Date and the first eight hexadecimal digits of the checksum of the numbers: {@code 2026-11-21.1a2b3c4d}. */
    static String version(LocalDate trainedOn, float[] bias, float[] scale, byte[] weights) {
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(numbers)) {
            writeFloats(data, bias);
            writeFloats(data, scale);
            data.write(weights);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return trainedOn + "." + HexFormat.of().formatHex(sha256(numbers.toByteArray()), 0, 4);
    }

    private static byte[] body(LinearModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        ModelInfo info = model.info();
        data.writeUTF(info.task());
        data.writeUTF(info.version());
        data.writeUTF(info.trainedOn().toString());
        data.writeInt(info.rowsBySource().size());
        for (var rows : info.rowsBySource().entrySet()) {
            data.writeUTF(rows.getKey());
            data.writeInt(rows.getValue());
        }
        FeatureSettings settings = model.settings();
        data.writeInt(settings.bits());
        data.writeFloat(settings.wordShare());
        data.writeFloat(settings.partShare());
        data.writeFloat(settings.conceptShare());
        data.writeFloat(settings.leadShare());
        data.writeBoolean(settings.pairs());
        data.writeUTF(settings.concepts());
        data.writeInt(settings.shortestPart());
        data.writeInt(settings.longestPart());
        data.writeInt(settings.readCharacters());
        data.writeInt(info.classes().size());
        for (String name : info.classes()) {
            data.writeUTF(name);
        }
        data.writeFloat(model.temperature());
        writeFloats(data, model.bias());
        writeFloats(data, model.scale());
        data.write(model.weights());
        return bytes.toByteArray();
    }

    private static LinearModel parse(DataInputStream data) throws IOException {
        String task = data.readUTF();
        String version = data.readUTF();
        LocalDate trainedOn = LocalDate.parse(data.readUTF());
        SortedMap<String, Integer> rows = new TreeMap<>();
        int sources = data.readInt();
        for (int i = 0; i < sources; i++) {
            rows.put(data.readUTF(), data.readInt());
        }
        FeatureSettings settings = new FeatureSettings(
                data.readInt(),
                data.readFloat(),
                data.readFloat(),
                data.readFloat(),
                data.readFloat(),
                data.readBoolean(),
                data.readUTF(),
                data.readInt(),
                data.readInt(),
                data.readInt());
        int classes = data.readInt();
        if (classes < 2 || classes > MOST_CLASSES) {
            throw new IOException("classes: " + classes);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            names.add(data.readUTF());
        }
        float temperature = data.readFloat();
        float[] bias = readFloats(data, classes);
        float[] scale = readFloats(data, classes);
        byte[] weights = new byte[settings.buckets() * classes];
        data.readFully(weights);
        ModelInfo info = new ModelInfo(task, version, trainedOn, List.copyOf(names), rows);
        return new LinearModel(info, settings, bias, scale, weights, temperature);
    }

    private static void writeFloats(DataOutputStream data, float[] values) throws IOException {
        for (float value : values) {
            data.writeFloat(value);
        }
    }

    private static float[] readFloats(DataInputStream data, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = data.readFloat();
        }
        return values;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
