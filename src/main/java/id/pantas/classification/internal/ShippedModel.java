package id.pantas.classification.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds model files: the one inside the application, or one given by its path. */
final class ShippedModel {

    private static final String POSTS = "/classification/posts.model";

    private ShippedModel() {}

    /**
     * The posts model inside the application.
     *
     * @throws ModelUnreadable if it is missing or damaged
     */
    static LinearModel posts() {
        try (InputStream in = ShippedModel.class.getResourceAsStream(POSTS)) {
            if (in == null) {
                throw new ModelUnreadable("Model " + POSTS + " tidak ada di dalam aplikasi.");
            }
            return postsModel(ModelFile.read(new BufferedInputStream(in), POSTS), POSTS);
        } catch (IOException e) {
            throw new ModelUnreadable("Model " + POSTS + " tidak dapat dibaca.", e);
        }
    }

    /**
     * A posts model in a file.
     *
     * @throws ModelUnreadable if it is missing, damaged, or made for something else
     */
    static LinearModel at(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return postsModel(ModelFile.read(in, file.toString()), file.toString());
        } catch (NoSuchFileException e) {
            throw new ModelUnreadable("Model " + file + " tidak ada.", e);
        } catch (IOException e) {
            throw new ModelUnreadable("Model " + file + " tidak dapat dibaca.", e);
        }
    }

    private static LinearModel postsModel(LinearModel model, String name) {
        if (!model.info().task().equals(PostClasses.TASK) || !model.classes().equals(PostClasses.CODES)) {
            throw new ModelUnreadable(
                    "Model " + name + " dibuat untuk \"" + model.info().task() + "\", bukan untuk unggahan.");
        }
        return model;
    }
}
