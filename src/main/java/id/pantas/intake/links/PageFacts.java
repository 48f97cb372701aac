package id.pantas.intake.links;

import id.pantas.intake.Confirmation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page of a website says about itself: OpenGraph, JSON-LD, WordPress' short link. */
final class PageFacts {

    private static final Pattern WORDPRESS_ID = Pattern.compile("[?&]p=(\\d{1,12})(?:&|$)");
    private static final int LONGEST_TEXT = 20_000;

    private PageFacts() {}

    static Confirmed of(Document page, String address) {
        String title = first(meta(page, "og:title"), page.title());
        String summary = first(meta(page, "og:description"), meta(page, "description"));
        Element article = page.selectFirst("article");
        String body = article == null ? summary : article.text();
        String text = (title + "\n\n" + (body.length() > summary.length() ? body : summary)).strip();
        Instant at = time(meta(page, "article:published_time"));
        for (Element script : page.select("script[type=application/ld+json]")) {
            at = at == null ? published(script.data()) : at;
        }
        Element shortLink = page.selectFirst("link[rel=shortlink]");
        Matcher number = WORDPRESS_ID.matcher(shortLink == null ? "" : shortLink.attr("href"));
        return new Confirmed(
                Confirmation.EXISTS,
                address,
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                at,
                number.find() ? number.group(1) : null);
    }

    private static String meta(Document page, String name) {
        for (Element meta : page.select("meta[content]")) {
            if (name.equals(meta.attr("property")) || name.equals(meta.attr("name"))) {
                return meta.attr("content").strip();
            }
        }
        return "";
    }

    private static @Nullable Instant published(String json) {
        try {
            return published(JsonMapper.shared().readTree(json), 0);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable Instant published(JsonNode node, int depth) {
        if (depth > 4) {
            return null;
        }
        JsonNode date = node.path("datePublished");
        if (date.isString()) {
            return time(date.stringValue());
        }
        for (JsonNode part : node.isArray() ? node : node.path("@graph")) {
            Instant found = published(part, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
