package id.pantas.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.pantas.outgoing.GuardedHttp.Ask;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.OutgoingClients.Limits;
import id.pantas.outgoing.OutgoingClients.Rules;
import id.pantas.outgoing.Unreached.Reason;
import id.pantas.testing.RawServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Which addresses are asked, whatever their spelling and whatever name or redirect leads to them. */
@Timeout(30)
class GuardedAddressesTests {

    private static final Limits LIMITS = new Limits(10_000, Duration.ofSeconds(2), Duration.ofSeconds(2));
    private static final Rules OUTSIDE = Rules.of(InetAddressFilter.externalAddresses());
    /** Of this machine only 127.0.0.1, so that 127.0.0.2 stands for the inner network. */
    private static final Rules ONE = Rules.of(address -> "127.0.0.1".equals(address.getHostAddress()));

    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "127.0.0.2",
                "0",
                "0.0.0.0",
                "10.0.0.1",
                "10.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "2852039166",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::a00:1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001:0:4136:e378:8000:63bf:f5ff:fffe",
                "fd00::1",
                "fc00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "localhost"
            })
    void innerAddressesAreClosedInEverySpelling(String host) {
        assertThatThrownBy(() -> new PinnedNames(OUTSIDE, InetAddress::getAllByName).resolve(host))
                .isInstanceOf(PinnedNames.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "2606:4700:4700::1111"})
    void outerAddressesAreOpen(String host) throws UnknownHostException {
        assertThat(new PinnedNames(OUTSIDE, InetAddress::getAllByName).resolve(host))
                .containsExactly(InetAddress.getByName(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x7f000001", "0x7f.1", "017700000001", "127.0.0.1.", "[::1%25lo]"})
    void oddSpellingsThatSomeSystemsReadAreClosedOrUnknown(String host) {
        assertThatThrownBy(() -> new PinnedNames(OUTSIDE, InetAddress::getAllByName).resolve(host))
                .isInstanceOf(UnknownHostException.class);
    }

    /** Others read a leading zero as octal, 127; what counts is that the address read here is the one connected to. */
    @Test
    void aLeadingZeroIsReadOnceAndForAll() throws UnknownHostException {
        assertThat(new PinnedNames(OUTSIDE, InetAddress::getAllByName).resolve("0177.0.0.1"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("177.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://a/b",
                "/relatif",
                "mailto:a@b",
                "http:///x",
                "http://a_b.desa.id/",
                "https://admin:rahasia@example.com/",
                "jar:http://a!/b",
                "gopher://a/"
            })
    void whatIsNoWebAddressIsNotAsked(String address) {
        Unreached failure = failure(OUTSIDE, URI.create(address));
        assertThat(failure.reason()).isEqualTo(Reason.NO_ADDRESS);
        assertThat(failure).hasMessageNotContaining("rahasia");
    }

    /**
     * A name that means an open address when it is checked and an inner one when it is connected to. A client that checks and
     * then connects by name is caught by this; Boot's filter for the JDK's client is (4.1.1).
     */
    @Test
    void theAddressThatWasCheckedIsTheOneConnectedTo() throws Unreached {
        try (RawServer inner = RawServer.at("127.0.0.2", server.port())) {
            server.on("/", "text/plain", "luar");
            inner.on("/", "text/plain", "dalam");
            List<String> asked = new ArrayList<>();
            PinnedHttp http = new PinnedHttp(ONE, LIMITS, host -> {
                asked.add(host);
                return new InetAddress[] {InetAddress.getByName(asked.size() % 2 == 1 ? "127.0.0.1" : "127.0.0.2")};
            });
            URI address = URI.create("http://ganti.example:" + server.port() + "/");
            assertThat(http.get(address, Map.of()).text()).isEqualTo("luar");
            assertThat(asked).as("looked up once").containsExactly("ganti.example");
            Unreached failure = catchThrowableOfType(Unreached.class, () -> http.get(address, Map.of()));
            assertThat(failure.reason()).isEqualTo(Reason.CLOSED_NETWORK);
            assertThat(inner.requests()).isEmpty();
            assertThat(server.requests().get(0)).contains("Host: ganti.example:");
        }
    }

    @Test
    void ofSeveralAddressesOnlyOpenOnesAreTried() throws Unreached {
        try (RawServer inner = RawServer.at("127.0.0.2", server.port())) {
            server.on("/", "text/plain", "luar");
            PinnedHttp http = new PinnedHttp(ONE, LIMITS, host ->
                    new InetAddress[] {InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")});
            assertThat(http.get(URI.create("http://dua.example:" + server.port() + "/"), Map.of())
                            .text())
                    .isEqualTo("luar");
            assertThat(inner.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2/",
                "http://169.254.169.254/latest/meta-data/",
                "//10.0.0.1/",
                "http://[::1]/",
                "http://2130706434/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::a00:1]/"
            })
    void aRedirectLeadsToNoClosedNetwork(String target) {
        server.on("/", moved(target));
        Unreached failure =
                catchThrowableOfType(Unreached.class, () -> client(ONE).follow(ask(server.at("/")), 5));
        assertThat(failure.reason()).isEqualTo(Reason.CLOSED_NETWORK);
    }

    @Test
    void redirectsAreFollowedUpToALimit() throws Unreached {
        server.on("/a", moved("/b?c=1")).on("/b", "text/plain", "sampai").on("/x", moved("/x"));
        Reply reply = client(ONE).follow(ask(server.at("/a")), 1);
        assertThat(reply.text()).isEqualTo("sampai");
        assertThat(reply.address()).isEqualTo(server.at("/b?c=1"));
        assertThat(client(ONE).get(server.at("/a"), Map.of()).status())
                .as("only who asks for it is led on")
                .isEqualTo(302);
        Unreached failure =
                catchThrowableOfType(Unreached.class, () -> client(ONE).follow(ask(server.at("/x")), 3));
        assertThat(failure.reason()).isEqualTo(Reason.NO_ANSWER);
        assertThat(server.requests())
                .filteredOn(each -> each.startsWith("GET /x"))
                .hasSize(4);
    }

    @Test
    void anotherOriginIsToldNoSecret() throws Unreached {
        try (RawServer other = RawServer.start()) {
            server.on("/a", moved(other.at("/b").toString())).on("/c", moved("/d"));
            server.on("/d", "text/plain", "");
            other.on("/b", "text/plain", "");
            Map<String, String> headers =
                    Map.of("Authorization", "Bearer rahasia", "X-Kunci", "rahasia", "accept", "a/b");
            client(ONE).follow(new Ask(HttpMethod.GET, server.at("/a"), headers, null), 5);
            client(ONE).follow(new Ask(HttpMethod.GET, server.at("/c"), headers, null), 5);
            assertThat(other.requests().get(0)).contains("accept: a/b").doesNotContain("rahasia");
            assertThat(server.requests().get(2)).startsWith("GET /d").contains("Bearer rahasia");
        }
    }

    @Test
    void noWayLeadsFromAnEncryptedSiteToAnOpenOne() throws Unreached {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Location", "http://example.com/");
        GuardedHttp fake = ask -> new Reply(ask.address(), 301, headers, new byte[0]);
        assertThat(fake.follow(ask(URI.create("https://example.com/")), 5).status())
                .isEqualTo(301);
    }

    @Test
    void onlyAllowedPortsAreAsked() throws Unreached {
        Rules usual = new Rules(address -> true, Set.of(80, 443), null, UnaryOperator.identity());
        assertThat(failure(usual, URI.create("http://127.0.0.3:6379/")).reason())
                .isEqualTo(Reason.CLOSED_NETWORK);
        assertThat(failure(usual, URI.create("https://contoh.example:22/")).reason())
                .isEqualTo(Reason.CLOSED_NETWORK);
        server.on("/", "text/plain", "");
        assertThat(client(usual).get(server.at("/"), Map.of()).status())
                .as("this machine, where it is allowed at all")
                .isEqualTo(200);
        Rules closed = new Rules(InetAddressFilter.externalAddresses(), Set.of(80), null, UnaryOperator.identity());
        assertThat(failure(closed, server.at("/")).reason()).isEqualTo(Reason.CLOSED_NETWORK);
    }

    @Test
    void aProxyIsUsedOnlyWhereItIsSet() throws Unreached {
        try (RawServer proxy = RawServer.start()) {
            server.on("/", "text/plain", "langsung");
            proxy.on("*", "text/plain", "lewat proksi");
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            try {
                assertThat(client(ONE).get(server.at("/"), Map.of()).text()).isEqualTo("langsung");
            } finally {
                List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
                        .forEach(System::clearProperty);
            }
            Rules through =
                    new Rules(InetAddressFilter.externalAddresses(), Set.of(), proxy.at(""), UnaryOperator.identity());
            assertThat(client(through)
                            .get(URI.create("http://8.8.8.8/x"), Map.of())
                            .text())
                    .isEqualTo("lewat proksi");
            assertThat(proxy.requests().get(0)).startsWith("GET http://8.8.8.8/x ");
            assertThat(failure(through, URI.create("http://10.0.0.1/")).reason())
                    .isEqualTo(Reason.CLOSED_NETWORK);
        }
    }

    @Test
    void aDetourIsCheckedLikeAnyAddress() throws Unreached {
        server.on("/pengganti", "text/plain", "di sini");
        Rules led = new Rules(ONE.allowed(), Set.of(), null, address -> server.at("/pengganti"));
        Reply reply = client(led).get(URI.create("https://desa.example/"), Map.of());
        assertThat(reply.text()).isEqualTo("di sini");
        assertThat(reply.address()).isEqualTo(URI.create("https://desa.example/"));
        Rules inside = new Rules(ONE.allowed(), Set.of(), null, address -> URI.create("http://127.0.0.2/"));
        assertThat(failure(inside, URI.create("https://desa.example/")).reason())
                .isEqualTo(Reason.CLOSED_NETWORK);
    }

    @Test
    void aNameThatNobodyKnowsIsNoAnswer() {
        assertThat(failure(OUTSIDE, URI.create("https://tidak-ada.invalid/x")).reason())
                .isEqualTo(Reason.NO_ANSWER);
    }

    private static RawServer.Script moved(String target) {
        return c -> c.write(
                "HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    private static Ask ask(URI address) {
        return new Ask(HttpMethod.GET, address, Map.of(), null);
    }

    private static GuardedHttp client(Rules rules) {
        return OutgoingClients.keepingTo(rules).with(LIMITS);
    }

    private static Unreached failure(Rules rules, URI address) {
        Unreached failure =
                catchThrowableOfType(Unreached.class, () -> client(rules).get(address, Map.of()));
        assertThat(failure).as(address.toString()).isNotNull();
        return failure;
    }
}
