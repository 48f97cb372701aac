package id.pantas.collection.meta;

import id.pantas.collection.spi.PostText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Meta's times: {@code 2026-11-20T02:20:00+0000}, without a colon in the offset, which the standard format wants. */
final class GraphTime {

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    private GraphTime() {}

    /** @throws IllegalArgumentException if this is no point in time */
    static Instant of(JsonNode node) {
        String text = node.asString("");
        try {
            return OffsetDateTime.parse(text, FORM).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time: " + PostText.clean(text, 40), e);
        }
    }

    /** From our own cursors and watermarks; null if there is none. */
    static @Nullable Instant iso(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** How far back something new may still turn up: {@code slack} behind what is known, not before {@code notBefore}. */
    static Instant horizon(@Nullable String watermark, Duration slack, Instant notBefore) {
        Instant known = iso(watermark);
        return known == null || known.minus(slack).isBefore(notBefore) ? notBefore : known.minus(slack);
    }
}
