package id.pantas.classifier.internal;

import id.pantas.classifier.ModelUnreadable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds model files: the one inside the application, or one given by its path. */
final class ShippedModel {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedModel.class);

    private ShippedModel() {}

    /**
     * The model inside the application.
     *
     * @throws ModelUnreadable if it is missing or damaged
     */
    static LinearModel of(Task task) {
        String name = "/classifier/" + task.code() + ".model";
        try (InputStream in = ShippedModel.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new ModelUnreadable("Model " + name + " tidak ada di dalam aplikasi.");
            }
            return checked(ModelFile.read(new BufferedInputStream(in), name), task, name);
        } catch (IOException e) {
            throw new ModelUnreadable("Model " + name + " tidak dapat dibaca.", e);
        }
    }

    /**
     * A model in a file.
     *
     * @throws ModelUnreadable if it is missing, damaged, or made for something else
     */
    static LinearModel at(Path file, Task task) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return checked(ModelFile.read(in, file.toString()), task, file.toString());
        } catch (NoSuchFileException e) {
            throw new ModelUnreadable("Model " + file + " tidak ada.", e);
        } catch (IOException e) {
            throw new ModelUnreadable("Model " + file + " tidak dapat dibaca.", e);
        }
    }

    /** The model at {@code file}, or the one inside the application when none is named or the named one is unusable. */
    static LinearModel atOrShipped(@Nullable Path file, Task task) {
        if (file != null) {
            try {
                return at(file, task);
            } catch (ModelUnreadable e) {
                LOG.error("{} Model bawaan aplikasi dipakai sebagai gantinya.", e.getMessage(), e);
            }
        }
        return of(task);
    }

    static LinearModel checked(LinearModel model, Task task, String name) {
        if (!model.info().task().equals(task.code()) || !model.classes().equals(task.classes())) {
            throw new ModelUnreadable("Model " + name + " dibuat untuk \""
                    + model.info().task() + "\", bukan untuk \"" + task.code() + "\".");
        }
        return model;
    }
}
