package id.pantas.classifier.internal;

import id.pantas.classifier.PostModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.SortedMap;

/** Numbers that others carry around without looking into them. */
final class KeptPostModel implements PostModel {

    private final LinearModel model;

    KeptPostModel(LinearModel model) {
        this.model = model;
    }

    /** @throws IllegalArgumentException if {@code model} is none of ours */
    static LinearModel numbers(PostModel model) {
        if (model instanceof KeptPostModel kept) {
            return kept.model;
        }
        throw new IllegalArgumentException("a model of another make: " + model.getClass());
    }

    @Override
    public String version() {
        return model.info().version();
    }

    @Override
    public LocalDate trainedOn() {
        return model.info().trainedOn();
    }

    @Override
    public SortedMap<String, Integer> rowsBySource() {
        return model.info().rowsBySource();
    }

    @Override
    public byte[] file() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ModelFile.write(model, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
