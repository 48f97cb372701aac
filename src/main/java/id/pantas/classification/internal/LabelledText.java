package id.pantas.classification.internal;

/** One row of training data; {@code label} is a class code of the model. */
record LabelledText(String id, String text, String label, String source) {}
