package id.pantas.collection.website;

import id.pantas.collection.spi.PostText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Text out of bytes and out of HTML. */
final class PageText {

    /** More markup than the longest text can need. */
    private static final int MAX_MARKUP = 2_000_000;

    private static final char BREAK = '\uE000';
    private static final Pattern BREAKS = Pattern.compile("[ \\t]*\\uE000[ \\t\\uE000]*");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern DECLARED = Pattern.compile(
            "<\\?xml[^>]{0,100}encoding=[\"']([\\w-]{1,40})|<meta[^>]{0,200}charset=[\"']?([\\w-]{1,40})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_HEADER = Pattern.compile("charset=[\"']?([\\w-]{1,40})", Pattern.CASE_INSENSITIVE);

    private PageText() {}

    /**
     * Decodes a body by its byte order mark, its header or its own declaration. Where these are wrong, which servers often
     * are about UTF-8, it is UTF-8 if it can be, and windows-1252 if not.
     */
    static String decode(byte[] body, String contentType) {
        if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF) {
            return new String(body, 3, body.length - 3, StandardCharsets.UTF_8);
        }
        if (body.length >= 2
                && ((body[0] == (byte) 0xFE && body[1] == (byte) 0xFF)
                        || (body[0] == (byte) 0xFF && body[1] == (byte) 0xFE))) {
            return new String(body, StandardCharsets.UTF_16);
        }
        String begin = new String(body, 0, Math.min(body.length, 2048), StandardCharsets.ISO_8859_1);
        for (Charset charset : new @Nullable Charset[] {
            named(IN_HEADER.matcher(contentType)), named(DECLARED.matcher(begin)), StandardCharsets.UTF_8
        }) {
            String text = charset == null ? null : strict(body, charset);
            if (text != null) {
                return text;
            }
        }
        return new String(body, WINDOWS);
    }

    /** What a reader sees of a piece of HTML, paragraphs set apart; scripts, styles and frames are not part of it. */
    static String of(@Nullable String html) {
        if (html == null || html.isBlank()) {
            return "";
        }
        String limited = html.length() > MAX_MARKUP ? html.substring(0, MAX_MARKUP) : html;
        return of(Jsoup.parseBodyFragment(limited).body());
    }

    /** As {@link #of(String)}; changes {@code part}. */
    static String of(Element part) {
        part.select("script, style, noscript, template, iframe, object, svg, form, nav, .sharedaddy, .jp-relatedposts")
                .remove();
        for (Element line : part.select("br")) {
            line.after(new TextNode(String.valueOf(BREAK)));
        }
        for (Element block : part.select("p, div, li, h1, h2, h3, h4, h5, h6, tr, blockquote, figure, section, pre")) {
            block.before(new TextNode(String.valueOf(BREAK) + BREAK));
            block.after(new TextNode(String.valueOf(BREAK) + BREAK));
        }
        Matcher breaks = BREAKS.matcher(part.text());
        String text = breaks.replaceAll(
                run -> run.group().chars().filter(c -> c == BREAK).count() > 1 ? "\n\n" : "\n");
        return PostText.clean(text);
    }

    /** A title: one line, escaped up to twice, possibly with a little markup. */
    static String title(@Nullable String html) {
        if (html == null) {
            return "";
        }
        String text = PostText.unescaped(html);
        String shown = text.indexOf('<') >= 0 && text.matches("(?s).*</?[a-zA-Z][^>]*>.*")
                ? Jsoup.parseBodyFragment(text).text()
                : text;
        return PostText.clean(shown.replaceAll("\\s+", " "), 1_000);
    }

    private static @Nullable Charset named(Matcher found) {
        if (!found.find()) {
            return null;
        }
        String name = found.group(1) == null && found.groupCount() > 1 ? found.group(2) : found.group(1);
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static @Nullable String strict(byte[] body, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return null;
        }
    }
}
