package id.pantas.testing;

import id.pantas.testing.RawServer.Connection;
import java.io.IOException;
import java.time.Duration;

/** What a server may do wrong instead of answering; a script for {@link RawServer}. */
public enum Misbehaviour implements RawServer.Script {
    ENDLESS_BODY(false) {
        @Override
        public void answer(Connection c) throws IOException {
            c.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
            while (true) {
                c.write("[[[[[[[[".repeat(8192));
            }
        }
    },
    ENDLESS_HEADERS(false) {
        @Override
        public void answer(Connection c) throws IOException {
            c.write("HTTP/1.1 200 OK\r\n");
            while (true) {
                c.write("X-A: b\r\n".repeat(100));
            }
        }
    },
    PACKED_BOMB(false) {
        @Override
        public void answer(Connection c) throws IOException {
            c.head("application/json", bomb().length, "Content-Encoding: gzip");
            c.write(bomb());
        }
    },
    PACKED_TWICE(false) {
        @Override
        public void answer(Connection c) throws IOException {
            byte[] bomb = RawServer.gzipped(RawServer.gzipped(new byte[1_000]));
            c.head("application/json", bomb.length, "Content-Encoding: gzip, gzip");
            c.write(bomb);
        }
    },
    PACKED_STRANGELY(false) {
        @Override
        public void answer(Connection c) throws IOException {
            c.head("application/json", 4, "Content-Encoding: br");
            c.write("abcd");
        }
    },
    RESET_IN_BODY(true) {
        @Override
        public void answer(Connection c) throws IOException {
            c.head("application/json", 1_000);
            c.write("{\"data\":[");
            c.reset();
        }
    },
    SHORT_BODY(true) {
        @Override
        public void answer(Connection c) throws IOException {
            c.head("application/json", 1_000);
            c.write("{\"data\":[");
        }
    },
    CHUNKED_GARBAGE(true) {
        @Override
        public void answer(Connection c) throws IOException {
            c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
        }
    },
    SLOW_HEADERS(true) {
        @Override
        public void answer(Connection c) throws IOException {
            c.write("HTTP/1.1 200 OK\r\n");
            c.drip("x", Duration.ofMillis(20));
        }
    },
    SLOW_BODY(true) {
        @Override
        public void answer(Connection c) throws IOException {
            c.head("application/json", 100_000);
            c.drip("[", Duration.ofMillis(20));
        }
    },
    SILENCE(true) {
        @Override
        public void answer(Connection c) {
            c.fallSilent();
        }
    },
    NO_HTTP(true) {
        @Override
        public void answer(Connection c) throws IOException {
            c.write("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        }
    };

    /** Packed beforehand, since that takes longer than the tests wait. */
    private static final byte[] BOMB = RawServer.gzipped(new byte[50_000_000]);

    private final boolean passing;

    Misbehaviour(boolean passing) {
        this.passing = passing;
    }

    private static byte[] bomb() {
        return BOMB;
    }

    /** Whether it may be well next time; the others are a format that is not read. */
    public boolean passing() {
        return passing;
    }
}
