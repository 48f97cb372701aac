package id.pantas.post.internal;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The words of a post as {@code post.words} keeps them: 32-bit hash values, ascending, big endian. */
final class Words {

    private Words() {}

    static byte @Nullable [] written(int @Nullable [] words) {
        if (words == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * words.length);
        bytes.asIntBuffer().put(words);
        return bytes.array();
    }

    static int[] read(byte[] written) {
        int[] words = new int[written.length / Integer.BYTES];
        ByteBuffer.wrap(written).asIntBuffer().get(words);
        return words;
    }
}
