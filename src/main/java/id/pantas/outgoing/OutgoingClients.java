package id.pantas.outgoing;

import java.time.Duration;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.web.client.RestClient;

/** Makes guarded clients; a bean. Each part of the product asks for one with the limits that fit what it reads. */
public interface OutgoingClients {

    /** A client that keeps to {@code limits} and to the addresses the installation allows. */
    GuardedHttp with(Limits limits);

    /**
     * Clients over the JDK's own.
     *
     * @param builder Boot's builder
     * @param settings Boot's settings, which carry the address filter
     */
    static OutgoingClients over(RestClient.Builder builder, HttpClientSettings settings) {
        return limits -> new FilteredHttp(builder, settings, limits);
    }

    /**
     * What one answer may cost us.
     *
     * @param maxBytes the longest body, after decompression
     * @param connect how long to wait for a connection
     * @param read how long to wait for the next part of an answer; a whole answer may take twice as long
     */
    record Limits(int maxBytes, Duration connect, Duration read) {

        public Limits {
            if (maxBytes < 1 || connect.isNegative() || connect.isZero() || read.isNegative() || read.isZero()) {
                throw new IllegalArgumentException("limits must be positive");
            }
        }
    }
}
