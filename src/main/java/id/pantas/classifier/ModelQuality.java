package id.pantas.classifier;

import java.util.Map;

/**
 * What a model is worth on texts whose class is known. All figures but the number of texts are 0 to 1, more is better,
 * except the calibration error.
 *
 * @param texts how many were read; 0 makes all figures 0
 * @param accuracy share of right answers
 * @param macroF1 mean F1 of the four classes; a class that neither occurs nor is answered counts as 0
 * @param greetingF1 macro-F1 of the question "UCAPAN or not"
 * @param calibrationError mean gap between the stated probability and the share of right answers, in ten bins
 * @param f1 harmonic mean of precision and recall by class
 */
public record ModelQuality(
        int texts,
        double accuracy,
        double macroF1,
        double greetingF1,
        double calibrationError,
        Map<ContentClass, Double> f1) {}
