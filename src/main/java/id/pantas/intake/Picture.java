package id.pantas.intake;

/**
 * A picture as it was brought; its content was checked.
 *
 * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}
 */
public record Picture(String mediaType, byte[] content) {

    /** The largest picture that is taken, in bytes. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;
}
