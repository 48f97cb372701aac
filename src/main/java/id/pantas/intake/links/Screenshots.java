package id.pantas.intake.links;

import id.pantas.intake.Picture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Tells pictures by their content, whatever their name says. */
final class Screenshots {

    private static final int LONGEST_SIDE = 20_000;

    private Screenshots() {}

    /** Empty if it is no PNG, JPEG or WebP, broken, or larger than allowed. */
    static Optional<Picture> of(byte[] content) {
        if (content.length > Picture.MOST_BYTES) {
            return Optional.empty();
        }
        if (startsWith(content, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return readable(content, "png") ? Optional.of(new Picture("image/png", content)) : Optional.empty();
        }
        if (startsWith(content, 0, 0xff, 0xd8, 0xff)) {
            return readable(content, "jpeg") ? Optional.of(new Picture("image/jpeg", content)) : Optional.empty();
        }
        boolean webp = startsWith(content, 0, 'R', 'I', 'F', 'F')
                && startsWith(content, 8, 'W', 'E', 'B', 'P', 'V', 'P', '8')
                && content.length > 30;
        return webp ? Optional.of(new Picture("image/webp", content)) : Optional.empty();
    }

    /** Whether the header tells a size; nothing is decoded. */
    private static boolean readable(byte[] content, String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            return false;
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            return width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
        } catch (IOException | RuntimeException e) {
            return false;
        } finally {
            reader.dispose();
        }
    }

    private static boolean startsWith(byte[] content, int offset, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (content.length <= offset + i || (content[offset + i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
