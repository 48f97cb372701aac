package id.pantas.compliance;

/**
 * The document of a decision, as it was handed in.
 *
 * @param name file name for people, without a path, 1 to 120 characters
 * @param mediaType {@code application/pdf}, {@code image/png} or {@code image/jpeg}, found out from the content
 * @param content at most {@link #MOST_BYTES}; not copied, so not to be changed
 */
public record DecisionDocument(String name, String mediaType, byte[] content) {

    public static final int MOST_BYTES = 10 * 1024 * 1024;

    @Override
    public String toString() {
        return "DecisionDocument[" + name + ", " + mediaType + ", " + content.length + " bytes]";
    }
}
