package id.pantas.collection.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import id.pantas.collection.Loopback;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.OutgoingClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlatformHttpTests {

    private static final int LIMIT = 100_000;

    private final PlatformHttp http =
            Loopback.http(new OutgoingClients.Limits(LIMIT, Duration.ofSeconds(5), Duration.ofSeconds(2)));
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(workers);
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                while (true) {
                    exchange.getResponseBody().write(new byte[8192]);
                }
            }
        });
        server.createContext("/bomb", exchange -> {
            byte[] bomb = zipped(new byte[50_000_000]);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.length);
            try (exchange) {
                exchange.getResponseBody().write(bomb);
            }
        });
        server.createContext("/zipped", exchange -> {
            byte[] body = zipped("isi".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/silent", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 10);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/zipped");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    @Test
    void aBodyThatNeverEndsIsRefused() {
        assertThat(failure("/endless").kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void aSmallBodyThatUnpacksIntoALargeOneIsRefused() {
        assertThat(failure("/bomb").kind()).isEqualTo(FailureKind.MALFORMED);
    }

    @Test
    void compressedBodiesAreRead() throws CollectionFailure {
        assertThat(http.get(address("/zipped"), Map.of()).body()).asString().isEqualTo("isi");
    }

    @Test
    void aServerThatFallsSilentIsAPassingFault() {
        assertThat(failure("/silent").kind()).isEqualTo(FailureKind.TRANSIENT);
    }

    @Test
    void redirectsAreShownAndNotFollowed() throws CollectionFailure {
        Reply reply = http.get(address("/moved"), Map.of());
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("LOCATION")).isEqualTo("/zipped");
    }

    @Test
    void closedNetworksAreNotAskedWhateverTheirSpelling() {
        for (String host : new String[] {
            "10.0.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "[::1]",
            "[::ffff:10.0.0.1]",
            "[fd00::1]",
            "0.0.0.0",
            "127.0.0.2"
        }) {
            CollectionFailure failure = catchThrowableOfType(
                    CollectionFailure.class, () -> http.get(URI.create("http://" + host + "/"), Map.of()));
            assertThat(failure).as(host).isNotNull();
            assertThat(failure.kind()).as(host).isEqualTo(FailureKind.REFUSED);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsAPassingFault() {
        CollectionFailure failure = catchThrowableOfType(
                CollectionFailure.class, () -> http.get(URI.create("https://tidak-ada.invalid/x?token=1"), Map.of()));
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure).hasMessageNotContaining("token");
    }

    @Test
    void whatIsNoWebAddressIsOurMistake() {
        for (String address : new String[] {"file:///etc/passwd", "ftp://a/b", "/relatif", "mailto:a@b", "http:///x"}) {
            CollectionFailure failure =
                    catchThrowableOfType(CollectionFailure.class, () -> http.get(URI.create(address), Map.of()));
            assertThat(failure.kind()).as(address).isEqualTo(FailureKind.BAD_REQUEST);
        }
    }

    private CollectionFailure failure(String path) {
        return catchThrowableOfType(CollectionFailure.class, () -> http.get(address(path), Map.of()));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
