package id.pantas.outgoing;

import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.outgoing.OutgoingClients.Rules;
import id.pantas.outgoing.Unpacked.TooLong;
import id.pantas.outgoing.Unreached.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** {@link GuardedHttp} over a client that connects to the very address that was checked. */
class PinnedHttp implements GuardedHttp {

    private static final int MAX_HEADER_CHARS = 64 * 1024;

    /** One thread that cuts off answers that take too long, whatever they are doing. */
    private static final ScheduledThreadPoolExecutor WATCH = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "outgoing-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    static {
        WATCH.setRemoveOnCancelPolicy(true);
    }

    private final Rules rules;
    private final Limits limits;
    private final PinnedNames names;
    private final CloseableHttpClient client;

    PinnedHttp(Rules rules, Limits limits) {
        this(rules, limits, InetAddress::getAllByName);
    }

    PinnedHttp(Rules rules, Limits limits, PinnedNames.Lookup lookup) {
        this.rules = rules;
        this.limits = limits;
        this.names = new PinnedNames(rules, lookup);
        this.client = Connections.client(rules, limits, names);
    }

    @Override
    public Reply send(Ask ask) throws Unreached {
        URI address = rules.detour().apply(ask.address());
        HttpUriRequestBase request = request(ask, address);
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = WATCH.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                limits.whole().toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return read(ask, address, request);
        } catch (TooLong | MessageConstraintException e) {
            throw new Unreached(Reason.TOO_LONG, e.getMessage() + " from " + shown(address), null);
        } catch (Unpacked.Unknown | OtherContent e) {
            throw new Unreached(Reason.OTHER_CONTENT, e.getMessage() + " from " + shown(address), null);
        } catch (IOException e) {
            if (PinnedNames.closed(e)) {
                throw closed(address, e);
            }
            String what = late.get()
                    ? "no whole answer within " + limits.whole().toMillis() + " ms from "
                    : e instanceof UnknownHostException ? "unknown host of " : "no answer from ";
            throw new Unreached(Reason.NO_ANSWER, what + shown(address), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Unreached(Reason.NO_ADDRESS, "cannot be asked: " + shown(address), e);
        } finally {
            end.cancel(false);
        }
    }

    private HttpUriRequestBase request(Ask ask, URI address) throws Unreached {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (address.getHost() == null || !web || address.getRawUserInfo() != null) {
            throw new Unreached(Reason.NO_ADDRESS, "no http address: " + shown(address), null);
        }
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        if (!rules.ports().isEmpty() && !rules.ports().contains(port) && !thisMachine(address.getHost())) {
            throw new Unreached(Reason.CLOSED_NETWORK, "port " + port + " is closed: " + shown(address), null);
        }
        if (rules.proxy() != null) {
            checkHere(address);
        }
        HttpUriRequestBase request = new HttpUriRequestBase(ask.method().name(), address);
        for (Map.Entry<String, String> header : ask.headers().entrySet()) {
            if (!header.getKey().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
                    || header.getValue().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
                throw new Unreached(Reason.NO_ADDRESS, "a header that cannot be sent to " + shown(address), null);
            }
            request.setHeader(header.getKey(), header.getValue());
        }
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip, deflate");
        Body body = ask.body();
        if (body != null) {
            ContentType type = ContentType.parse(body.contentType());
            request.setEntity(new StringEntity(
                    body.text(), type.getCharset() == null ? type.withCharset(StandardCharsets.UTF_8) : type));
        }
        return request;
    }

    private static boolean thisMachine(String host) {
        return host.equals("127.0.0.1") || host.equals("[::1]") || host.equalsIgnoreCase("localhost");
    }

    /** A name that only the proxy knows is left to it. */
    private void checkHere(URI address) throws Unreached {
        try {
            names.resolve(address.getHost());
        } catch (PinnedNames.Closed e) {
            throw closed(address, e);
        } catch (UnknownHostException e) {
            return;
        }
    }

    private Reply read(Ask ask, URI address, HttpUriRequestBase request) throws IOException {
        HttpHost host = new HttpHost(request.getScheme(), address.getHost(), address.getPort());
        try (ClassicHttpResponse response = client.executeOpen(host, request, null)) {
            HttpEntity entity = response.getEntity();
            InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
            boolean whole = false;
            try {
                Reply reply = read(ask, response, in);
                whole = in.read() < 0;
                return reply;
            } finally {
                if (!whole) {
                    request.cancel(); // closing politely would read all that is still coming
                }
            }
        }
    }

    private Reply read(Ask ask, ClassicHttpResponse response, InputStream in) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        int length = 0;
        for (Header header : response.getHeaders()) {
            String value = header.getValue() == null ? "" : header.getValue();
            length += header.getName().length() + value.length();
            headers.add(header.getName(), value);
        }
        if (length > MAX_HEADER_CHARS) {
            throw new TooLong("headers of more than " + MAX_HEADER_CHARS + " characters");
        }
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            requireAccepted(ask.accepts(), headers.getFirst(HttpHeaders.CONTENT_TYPE));
        }
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.getContentLength() > limits.maxBytes()) {
            throw new TooLong("a body of more than " + limits.maxBytes() + " bytes");
        }
        byte[] body = body(in, headers);
        return new Reply(ask.address(), status, headers, body);
    }

    private byte[] body(InputStream raw, HttpHeaders headers) throws IOException {
        String encoding = String.join(",", headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING));
        InputStream in = Unpacked.of(raw, encoding, limits.maxBytes());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes.write(buffer, 0, n);
            if (bytes.size() > limits.maxBytes()) {
                throw new TooLong("a body of more than " + limits.maxBytes() + " bytes");
            }
        }
        return bytes.toByteArray();
    }

    private static void requireAccepted(Set<String> accepted, @Nullable String type) throws OtherContent {
        if (accepted.isEmpty() || type == null || type.isBlank()) {
            return; // many servers say nothing
        }
        try {
            MimeType told = MimeTypeUtils.parseMimeType(type.replaceAll(";.*", ""));
            if (accepted.stream().map(MimeTypeUtils::parseMimeType).anyMatch(each -> each.includes(told))) {
                return;
            }
        } catch (InvalidMimeTypeException e) {
            throw new OtherContent("a content type that makes no sense");
        }
        throw new OtherContent("another content type than asked for");
    }

    private static Unreached closed(URI address, IOException e) {
        return new Unreached(Reason.CLOSED_NETWORK, "address in a closed network: " + shown(address), e);
    }

    private static String shown(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port + address.getPath();
    }

    private static final class OtherContent extends IOException {

        private static final long serialVersionUID = 1L;

        OtherContent(String message) {
            super(message);
        }
    }
}
