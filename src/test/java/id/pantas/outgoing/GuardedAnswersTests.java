package id.pantas.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Body;
import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.outgoing.OutgoingClients.Rules;
import id.pantas.outgoing.Unreached.Reason;
import id.pantas.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.http.HttpMethod;

/** What a server may send and what not. */
@Timeout(30)
class GuardedAnswersTests {

    private static final int MAX = 100_000;
    private static final Duration DRIP = Duration.ofMillis(20);

    private final RawServer server = RawServer.start();
    private final GuardedHttp http = OutgoingClients.keepingTo(
                    Rules.of(InetAddressFilter.externalAddresses().or("127.0.0.1")))
            .with(new Limits(MAX, Duration.ofSeconds(2), Duration.ofMillis(300)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aProperAnswerIsReadWhole() throws Unreached {
        server.on("/", "text/plain; charset=utf-8", "isi é");
        var reply = http.get(server.at("/?a=1"), Map.of("X-Kunci", "rahasia"));
        assertThat(reply.text()).isEqualTo("isi é");
        assertThat(reply.header("CONTENT-TYPE")).isEqualTo("text/plain; charset=utf-8");
        assertThat(reply.address()).isEqualTo(server.at("/?a=1"));
        assertThat(server.requests().get(0))
                .startsWith("GET /?a=1 HTTP/1.1\n")
                .contains("X-Kunci: rahasia", "Accept-Encoding: gzip, deflate")
                .doesNotContain("Upgrade", "Cookie");
    }

    @Test
    void answersWithoutABodyAreEmpty() throws Unreached {
        server.on("/", c -> c.write("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nConnection: close\r\n\r\n"));
        assertThat(http.get(server.at("/"), Map.of()).body()).isEmpty();
    }

    @Test
    void cookiesAreNotKept() throws Unreached {
        server.on(
                "/",
                c -> c.write("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        http.get(server.at("/"), Map.of());
        http.get(server.at("/"), Map.of());
        assertThat(server.requests())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each).doesNotContain("Cookie"));
    }

    @Test
    void nothingIsRepeatedByItself() {
        server.on("/", RawServer.Connection::reset);
        assertThat(reason("/")).isEqualTo(Reason.NO_ANSWER);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aBodyThatNeverEndsIsCutAtTheLimit() {
        server.on("/", c -> {
            c.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while (true) {
                c.write(new byte[8192]);
            }
        });
        server.on("/chunked", c -> {
            c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                c.write("400\r\n" + "x".repeat(1024) + "\r\n");
            }
        });
        assertThat(reason("/")).isEqualTo(Reason.TOO_LONG);
        assertThat(reason("/chunked")).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void aBodyThatSaysItIsTooLongIsNotRead() {
        server.on("/", c -> {
            c.head("text/plain", MAX + 1);
            c.fallSilent();
        });
        assertThat(reason("/")).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void packedBodiesAreLimitedBeforeAndAfterUnpacking() {
        byte[] bomb = RawServer.gzipped(new byte[50_000_000]);
        assertThat(bomb).hasSizeLessThan(MAX);
        packed("/bomb", "gzip", bomb);
        packed("/deflated", "deflate", deflated(new byte[50_000_000], false));
        packed("/twice", "gzip, gzip", RawServer.gzipped(bomb));
        packed("/brotli", "br", new byte[] {1});
        packed("/unknown", "zstd", new byte[] {1});
        assertThat(reason("/bomb")).isEqualTo(Reason.TOO_LONG);
        assertThat(reason("/deflated")).isEqualTo(Reason.TOO_LONG);
        assertThat(reason("/twice")).isEqualTo(Reason.OTHER_CONTENT);
        assertThat(reason("/brotli")).isEqualTo(Reason.OTHER_CONTENT);
        assertThat(reason("/unknown")).isEqualTo(Reason.OTHER_CONTENT);
    }

    /** Depending on how the parts arrive, the first empty one is the whole, or they are too many or no proper file. */
    @Test
    void aPackedBodyThatUnpacksIntoNothingEndsToo() {
        server.on("/", c -> {
            c.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] empty = RawServer.gzipped(new byte[0]);
            while (true) {
                c.write(Integer.toHexString(empty.length) + "\r\n");
                c.write(empty);
                c.write("\r\n");
            }
        });
        long begin = System.nanoTime();
        try {
            assertThat(http.get(server.at("/"), Map.of()).body()).isEmpty();
        } catch (Unreached e) {
            assertThat(e.reason()).isIn(Reason.TOO_LONG, Reason.NO_ANSWER);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void usualPackingsAreUnpacked() throws Unreached {
        byte[] text = "isi".getBytes(StandardCharsets.UTF_8);
        packed("/gzip", "gzip", RawServer.gzipped(text));
        packed("/shouted", "GZIP", RawServer.gzipped(text));
        packed("/deflate", "deflate", deflated(text, false));
        packed("/bare", "deflate", deflated(text, true));
        packed("/lie", "gzip", text);
        packed("/none", "identity", text);
        for (String path : new String[] {"/gzip", "/shouted", "/deflate", "/bare", "/lie", "/none"}) {
            assertThat(http.get(server.at(path), Map.of()).text()).as(path).isEqualTo("isi");
        }
    }

    @Test
    void whatBreaksOffIsNoAnswer() {
        byte[] packed = RawServer.gzipped("x".repeat(1000).getBytes(StandardCharsets.UTF_8));
        packed("/cut-gzip", "gzip", java.util.Arrays.copyOf(packed, packed.length - 6));
        server.on("/short", c -> {
            c.head("text/plain", 100);
            c.write("nur");
        });
        server.on("/reset", c -> {
            c.head("text/plain", 100);
            c.write("nur");
            c.reset();
        });
        server.on("/cut-chunk", c -> c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nabc"));
        server.on(
                "/no-chunk",
                c -> c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"));
        server.on(
                "/huge-chunk",
                c -> c.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n"));
        server.on("/no-http", c -> c.write("selamat datang\r\n\r\n"));
        server.on("/nothing", c -> {});
        for (String path : new String[] {
            "/cut-gzip", "/short", "/reset", "/cut-chunk", "/no-chunk", "/huge-chunk", "/no-http", "/nothing"
        }) {
            assertThat(reason(path)).as(path).isEqualTo(Reason.NO_ANSWER);
        }
    }

    @Test
    void aWholeAnswerHasAHardEnd() {
        server.on("/slow-status", c -> c.drip("H", DRIP));
        server.on("/slow-headers", c -> {
            c.write("HTTP/1.1 200 OK\r\n");
            c.drip("x", DRIP);
        });
        server.on("/slow-body", c -> {
            c.head("text/plain", MAX);
            c.drip("x", DRIP);
        });
        server.on("/continues", c -> c.drip("HTTP/1.1 100 Continue\r\n\r\n", DRIP));
        server.on("/silent", RawServer.Connection::fallSilent);
        for (String path : new String[] {"/slow-status", "/slow-headers", "/slow-body", "/continues", "/silent"}) {
            long begin = System.nanoTime();
            Unreached failure = failure(new Ask(HttpMethod.GET, server.at(path), Map.of(), null));
            assertThat(failure.reason()).as(path).isEqualTo(Reason.NO_ANSWER);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(path).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void headersHaveALimit() {
        server.on("/long", c -> {
            c.write("HTTP/1.1 200 OK\r\nX-A: ");
            c.write("x".repeat(20_000) + "\r\n\r\n");
        });
        server.on("/many", c -> {
            c.write("HTTP/1.1 200 OK\r\n");
            c.write("X-A: b\r\n".repeat(300) + "\r\n");
        });
        server.on("/much", c -> {
            c.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n");
            c.write(("X-A: " + "b".repeat(1_000) + "\r\n").repeat(100) + "\r\n");
        });
        server.on("/endless", c -> {
            c.write("HTTP/1.1 200 OK\r\n");
            while (true) {
                c.write("X-A: b\r\n".repeat(100));
            }
        });
        for (String path : new String[] {"/long", "/many", "/much", "/endless"}) {
            Unreached failure = failure(ask(path));
            assertThat(failure.reason()).as(path + " " + failure.getCause()).isEqualTo(Reason.TOO_LONG);
        }
    }

    @Test
    void onlyTheWantedKindOfContentIsRead() throws Unreached {
        server.on("/json", "application/json; charset=utf-8", "{}")
                .on("/problem", "application/problem+json", "{}")
                .on("/html", "text/html", "<p>")
                .on("/odd", "///", "x")
                .on("/unsaid", c -> c.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}"));
        server.on(
                "/error", c -> c.write("HTTP/1.1 502 Bad\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<p>"));
        for (String path : new String[] {"/json", "/problem", "/unsaid"}) {
            assertThat(http.send(ask(path).accepting("application/json", "application/*+json"))
                            .text())
                    .isEqualTo("{}");
        }
        for (String path : new String[] {"/html", "/odd"}) {
            assertThat(failure(ask(path).accepting("application/json")).reason())
                    .isEqualTo(Reason.OTHER_CONTENT);
        }
        assertThat(http.send(ask("/error").accepting("application/json")).status())
                .as("errors come as they like")
                .isEqualTo(502);
    }

    @Test
    void bodiesAreSentWithTheirType() throws Unreached {
        server.on("/", "text/plain", "");
        http.send(new Ask(
                HttpMethod.POST, server.at("/"), Map.of(), new Body("application/x-www-form-urlencoded", "a=b")));
        assertThat(server.requests().get(0))
                .startsWith("POST / HTTP/1.1\n")
                .contains("Content-Type: application/x-www-form-urlencoded", "Content-Length: 3");
    }

    @Test
    void headersCannotSmuggleOthers() {
        for (var headers : java.util.List.of(
                Map.of("X-A", "b\r\nX-C: d"), Map.of("X-A", "b\nc"), Map.of("X A", "b"), Map.of("X-A:\r\nB", "c"))) {
            assertThat(failure(new Ask(HttpMethod.GET, server.at("/"), headers, null))
                            .reason())
                    .isEqualTo(Reason.NO_ADDRESS);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void failuresShowNoCredential() {
        server.on("/", RawServer.Connection::reset);
        Ask ask = new Ask(
                HttpMethod.POST,
                server.at("/?token=rahasia"),
                Map.of("Authorization", "Bearer rahasia"),
                new Body("text/plain", "rahasia"));
        assertThat(failure(ask)).hasMessageNotContaining("rahasia");
        assertThat(ask.toString() + ask.body()).doesNotContain("rahasia");
    }

    private void packed(String path, String encoding, byte[] body) {
        server.on(path, c -> {
            c.head("text/plain", body.length, "Content-Encoding: " + encoding);
            c.write(body);
        });
    }

    private static byte[] deflated(byte[] body, boolean bare) {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var out = new DeflaterOutputStream(bytes, new Deflater(9, bare))) {
                out.write(body);
            }
            return bytes.toByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Ask ask(String path) {
        return new Ask(HttpMethod.GET, server.at(path), Map.of(), null);
    }

    private Reason reason(String path) {
        return failure(ask(path)).reason();
    }

    private Unreached failure(Ask ask) {
        Unreached failure = catchThrowableOfType(Unreached.class, () -> http.send(ask));
        assertThat(failure).as(ask.toString()).isNotNull();
        return failure;
    }
}
