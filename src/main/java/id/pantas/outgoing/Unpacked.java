package id.pantas.outgoing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Unpacks a body that came compressed, once. */
final class Unpacked {

    private Unpacked() {}

    /**
     * @param encoding value of the {@code Content-Encoding} header, empty for none
     * @param maxPacked how many bytes may come before unpacking
     * @throws Unknown if it is packed in another way, or more than once
     */
    static InputStream of(InputStream body, String encoding, int maxPacked) throws IOException {
        InputStream counted = new Counted(body, maxPacked);
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> counted;
            case "gzip", "x-gzip" -> gzip(counted);
            case "deflate" -> deflate(counted);
            default -> throw new Unknown(encoding);
        };
    }

    /** Some servers say gzip and do not pack. */
    private static InputStream gzip(InputStream body) throws IOException {
        var peeked = new PushbackInputStream(body, 2);
        byte[] begin = peeked.readNBytes(2);
        peeked.unread(begin);
        boolean packed = begin.length == 2 && begin[0] == 0x1f && begin[1] == (byte) 0x8b;
        return packed ? new GZIPInputStream(peeked) : peeked;
    }

    /** With the frame that the standard asks for, or without it as some servers send it. */
    private static InputStream deflate(InputStream body) throws IOException {
        var peeked = new PushbackInputStream(body, 2);
        byte[] begin = peeked.readNBytes(2);
        peeked.unread(begin);
        if (begin.length == 0) {
            return peeked;
        }
        boolean framed =
                begin.length == 2 && (begin[0] & 0x0f) == 8 && (((begin[0] & 0xff) << 8) | (begin[1] & 0xff)) % 31 == 0;
        return new InflaterInputStream(peeked, new Inflater(!framed));
    }

    /** A way of packing that is not unpacked here. */
    static final class Unknown extends IOException {

        private static final long serialVersionUID = 1L;

        Unknown(String encoding) {
            super("packed as " + encoding.replaceAll("[^A-Za-z0-9, -]", "?"));
        }
    }

    /** More came than may come. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        TooLong(String what) {
            super(what);
        }
    }

    private static final class Counted extends FilterInputStream {

        private final int max;
        private long count;

        Counted(InputStream in, int max) {
            super(in);
            this.max = max;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int n = in.read(buffer, from, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int more) throws TooLong {
            count += more;
            if (count > max) {
                throw new TooLong("a body of more than " + max + " bytes");
            }
        }
    }
}
