package id.pantas.classification;

/** Who gave a post its label. */
public enum DecidedBy {
    MODEL,
    /** Staff corrected or confirmed it; the model never overwrites that. */
    PERSON
}
