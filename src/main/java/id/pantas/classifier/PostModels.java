package id.pantas.classifier;

import java.util.List;

/** The models of posts: which one is in use, and how one that is kept elsewhere comes into use. Thread-safe. */
public interface PostModels {

    /** Largest file of a model that is read, in bytes. */
    int MOST_BYTES = 8 << 20;

    /** The model that labels posts now. */
    PostModel inUse();

    /** The model inside the application, or the one named in the settings. */
    PostModel shipped();

    /**
     * Reads a model that was kept elsewhere.
     *
     * @param name what to call it in messages
     * @throws ModelUnreadable if it is damaged, too large, of another format, or no model of posts
     */
    PostModel read(byte[] file, String name);

    /** Labels posts with this model from now on, on this instance only. */
    void use(PostModel model);

    /** Reads with another model, and the words in force, without putting it in use. */
    PostClassifier classifierOf(PostModel model);

    /** What a model is worth on labelled texts; CAMPURAN counts as the likelier of its halves. */
    ModelQuality measure(PostModel model, List<TrainingText> texts);
}
