package id.pantas.testing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A server on loopback that answers byte by byte what a test says, also what no proper server would. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Writes an answer; the connection is closed after it. */
    public interface Script {
        void answer(Connection connection) throws IOException;
    }

    private RawServer(String address, int port) {
        try {
            server = new ServerSocket(port, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workers.execute(this::accept);
    }

    public static RawServer start() {
        return new RawServer("127.0.0.1", 0);
    }

    /** Another address of this machine, e.g. 127.0.0.2. */
    public static RawServer at(String address, int port) {
        return new RawServer(address, port);
    }

    /** What {@code path} (without a query) gives; {@code *} is for all others. */
    public RawServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    /** A whole and proper answer with status 200. */
    public RawServer on(String path, String contentType, String body) {
        return on(path, connection -> connection.ok(contentType, body));
    }

    public URI at(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + port() + pathAndQuery);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The requests as they came: first line and headers. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        end.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workers.shutdownNow();
    }

    public static byte[] gzipped(byte[] body) {
        try (var bytes = new ByteArrayOutputStream()) {
            try (var out = new GZIPOutputStream(bytes)) {
                out.write(body);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                workers.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            if (head.isEmpty()) {
                return;
            }
            requests.add(head.toString());
            String path = head.toString().split(" ")[1].replaceAll("^http://[^/]*|\\?.*", "");
            Script script = scripts.getOrDefault(path, scripts.get("*"));
            Connection connection = new Connection(socket, head.toString(), end);
            if (script == null) {
                connection.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            } else {
                script.answer(connection);
            }
        } catch (IOException e) {
            // the other side has gone, which is often what is tested
        }
    }

    /** One request and the way back. */
    public record Connection(Socket socket, String request, CountDownLatch end) {

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        public void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        public void ok(String contentType, String body) throws IOException {
            head(contentType, body.getBytes(StandardCharsets.UTF_8).length);
            write(body);
        }

        /** First line and headers of a good answer of this length. */
        public void head(String contentType, int length, String... headers) throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: " + length
                    + "\r\nConnection: close\r\n");
            for (String header : headers) {
                write(header + "\r\n");
            }
            write("\r\n");
        }

        /** The same again and again, with a pause, until the other side has had enough. */
        public void drip(String text, Duration pause) throws IOException {
            while (!ended(pause)) {
                write(text);
            }
        }

        /** Nothing more until the test is over. */
        public void fallSilent() {
            ended(Duration.ofMinutes(1));
        }

        /** Breaks the connection off with a reset instead of an end. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private boolean ended(Duration pause) {
            try {
                return end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
