package id.pantas.intake.links;

import id.pantas.compliance.Clearances;
import id.pantas.intake.Confirmation;
import id.pantas.intake.PostLink;
import id.pantas.intake.PostLink.Kind;
import id.pantas.outgoing.GuardedHttp;
import id.pantas.outgoing.GuardedHttp.Reply;
import id.pantas.outgoing.Unreached;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks whether a post exists and whose it is, by the platforms' oEmbed services, which need no credential (their pages read
 * on 2026-11-21), or by the page itself on a unit's website. Pages of the platforms are never read: their terms forbid it.
 * A fault or a limit means {@link Confirmation#UNKNOWN}, never {@link Confirmation#GONE}.
 */
final class Confirmations {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);
    private static final int MOST_HOPS = 5;

    private final LinkProperties settings;
    private final GuardedHttp platforms;
    private final GuardedHttp websites;
    private final Clearances clearances;

    Confirmations(LinkProperties settings, GuardedHttp platforms, GuardedHttp websites, Clearances clearances) {
        this.settings = settings;
        this.platforms = platforms;
        this.websites = websites;
        this.clearances = clearances;
    }

    Confirmed ask(PostLink link) {
        if (!settings.askPlatforms() || link.platform() == null || !link.isPost()) {
            return Confirmed.only(Confirmation.NOT_ASKED);
        }
        if (!clearances.cleared(link.platform())) {
            return Confirmed.only(Confirmation.NOT_ASKED);
        }
        String url = URLEncoder.encode(link.address(), StandardCharsets.UTF_8);
        return switch (link.platform()) {
            case X -> oembed(settings.oembedX() + "/oembed?omit_script=1&url=" + url);
            case YOUTUBE ->
                link.kind() == Kind.COMMUNITY
                        ? Confirmed.only(Confirmation.NOT_ASKED)
                        : oembed(settings.oembedYoutube() + "/oembed?format=json&url=" + url);
            case TIKTOK -> oembed(settings.oembedTiktok() + "/oembed?url=" + url);
            case INSTAGRAM -> oembed(settings.oembedMeta() + "/instagram_oembed?url=" + url);
            case FACEBOOK ->
                oembed(settings.oembedMeta()
                        + (link.kind() == Kind.VIDEO || link.kind() == Kind.REEL ? "/oembed_video" : "/oembed_post")
                        + "?url=" + url);
            case THREADS -> oembed(settings.oembedThreads() + "/oembed?url=" + url);
            case WEBSITE -> page(link.address());
            case WHATSAPP -> Confirmed.only(Confirmation.NOT_ASKED);
        };
    }

    private Confirmed oembed(String address) {
        try {
            Reply reply = platforms.get(URI.create(address), Map.of("Accept", "application/json"));
            if (reply.status() == 404 || reply.status() == 410) {
                return Confirmed.only(Confirmation.GONE);
            }
            if (reply.status() != 200) {
                return Confirmed.only(Confirmation.UNKNOWN);
            }
            JsonNode answer = JsonMapper.shared().readTree(reply.body());
            if (!answer.isObject()) {
                return Confirmed.only(Confirmation.UNKNOWN);
            }
            return new Confirmed(Confirmation.EXISTS, text(answer, "author_url"), words(answer), null, null);
        } catch (Unreached | JacksonException | IllegalArgumentException e) {
            LOG.debug("No confirmation: {}", e.getMessage());
            return Confirmed.only(Confirmation.UNKNOWN);
        }
    }

    /** X tells the text only inside the markup that it offers, the others as a title. */
    private static String words(JsonNode answer) {
        String title = text(answer, "title");
        if (title != null) {
            return title;
        }
        String markup = text(answer, "html");
        Element paragraph =
                markup == null ? null : Jsoup.parseBodyFragment(markup).selectFirst("blockquote p");
        return paragraph == null ? "" : paragraph.wholeText().strip();
    }

    private static @Nullable String text(JsonNode answer, String name) {
        JsonNode value = answer.path(name);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    private Confirmed page(String address) {
        try {
            URI at = URI.create(address);
            for (int hop = 0; hop <= MOST_HOPS; hop++) {
                Reply reply = websites.get(at, Map.of("Accept", "text/html"));
                String location = reply.header("Location");
                if (reply.status() >= 300 && reply.status() < 400 && !location.isBlank()) {
                    at = at.resolve(location.strip());
                    continue;
                }
                if (reply.status() == 404 || reply.status() == 410) {
                    return Confirmed.only(Confirmation.GONE);
                }
                if (reply.status() != 200 || !reply.header("Content-Type").contains("html")) {
                    return Confirmed.only(Confirmation.UNKNOWN);
                }
                Document page = Jsoup.parse(reply.text(), at.toString());
                return PageFacts.of(page, at.toString());
            }
        } catch (Unreached | IllegalArgumentException e) {
            LOG.debug("No page: {}", e.getMessage());
        }
        return Confirmed.only(Confirmation.UNKNOWN);
    }
}
