package id.pantas.setup.internal;

import id.pantas.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Points the collectors of a demo to the simulator, before any of them reads its settings. Addresses and credentials
 * come before every other setting, so that a demo never asks a real platform nor spends a real credential; the pace can be
 * changed as usual. Setting {@code pantas.simulator.port}: port of the simulator on loopback, 0 (the default) takes a free
 * one.
 */
class DemoSettings implements EnvironmentPostProcessor, Ordered {

    static final String PORT = "pantas.simulator.port";

    /** How many days of history a demo shows: six periods. */
    static final int DAYS = 84;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("pantas.demo", Boolean.class, false)) {
            return;
        }
        int wanted = environment.getProperty(PORT, Integer.class, 0);
        int port = wanted == 0 ? freePort() : wanted;
        environment.getPropertySources().addFirst(new MapPropertySource("demoPlatforms", platforms(port)));
        environment.getPropertySources().addLast(new MapPropertySource("demoPace", pace()));
    }

    /** After the run was found to be a demo. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static Map<String, Object> platforms(int port) {
        String base = "http://127.0.0.1:" + port;
        Map<String, Object> settings = new HashMap<>();
        settings.put(PORT, port);
        settings.put("pantas.x.enabled", true);
        settings.put("pantas.x.base-url", base + "/x/2/");
        settings.put("pantas.x.bearer-token", Simulator.X_BEARER_TOKEN);
        settings.put("pantas.youtube.base-url", base + "/youtube/youtube/v3/");
        settings.put("pantas.youtube.feed-base-url", base + "/youtube/");
        settings.put("pantas.youtube.api-key", Simulator.YOUTUBE_API_KEY);
        settings.put("pantas.tiktok.base-url", base + "/tiktok/");
        settings.put("pantas.tiktok.authorize-url", base + "/tiktok/v2/auth/authorize/");
        settings.put("pantas.tiktok.client-key", Simulator.TIKTOK_CLIENT_KEY);
        settings.put("pantas.tiktok.client-secret", Simulator.TIKTOK_CLIENT_SECRET);
        settings.put("pantas.meta.graph-base-url", base + "/graph");
        settings.put("pantas.meta.token", Simulator.META_TOKEN);
        settings.put("pantas.meta.app-secret", Simulator.META_APP_SECRET);
        settings.put("pantas.meta.instagram-id", Simulator.META_INSTAGRAM_ID);
        settings.put("pantas.threads.base-url", base + "/threads");
        Simulator.threadsTokens()
                .forEach((handle, token) -> settings.put("pantas.threads.tokens[" + handle + "]", token));
        settings.put("pantas.website.pause", "0s");
        settings.put("pantas.outgoing.allow-loopback", true);
        settings.put("pantas.intake.links.ask-platforms", false); // no platform knows a demo's posts
        return settings;
    }

    private static Map<String, Object> pace() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("pantas.collection.interval", "5m");
        settings.put("pantas.collection.workers", 16);
        settings.put("pantas.collection.first-run-days", DAYS);
        settings.put("pantas.collection.max-pages-per-run", 100);
        settings.put("pantas.collection.platforms.X.daily-limit", 10_000_000);
        settings.put("pantas.collection.platforms.YOUTUBE.daily-limit", 10_000_000);
        settings.put("pantas.collection.platforms.INSTAGRAM.hourly-limit", 10_000_000);
        settings.put("pantas.collection.platforms.FACEBOOK.account-daily-limit", 10_000_000);
        settings.put("pantas.collection.platforms.FACEBOOK.comments-daily-limit", 10_000_000);
        settings.put("pantas.website.max-requests", 50);
        settings.put("pantas.scoring.public-ranking", true);
        return settings;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }
}
