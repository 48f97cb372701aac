package id.pantas.classifier;

import java.time.LocalDate;
import java.util.List;

/** Trains models of posts from the rows that travel inside the application and from texts of the caller. */
public interface PostTraining {

    /** The project's own training rows, those of {@link #fixedTest()} not among them. */
    List<TrainingText> ownRows();

    /** Long captions of our own that no model of this application ever learned from. */
    List<TrainingText> fixedTest();

    /**
     * A model that begins as {@code start} and moves as far as {@code texts} make it, held back by a prior around the
     * weights it began with: what {@code start} learned from texts that are not here stays. Takes up to some minutes and
     * 150 MB. Equal input gives an equal model. The temperature of {@code start} is kept.
     *
     * @param weight what one of {@code texts} counts against one of {@code own}, 1 to 20
     * @param progress told before every step; may throw to give up
     */
    PostModel train(
            PostModel start,
            List<TrainingText> own,
            List<TrainingText> texts,
            double weight,
            LocalDate today,
            Progress progress);

    /** Told how far a training is. */
    interface Progress {

        /**
         * @param step steps done, from 0
         * @param most steps at most; it may end sooner
         */
        void at(int step, int most);
    }
}
