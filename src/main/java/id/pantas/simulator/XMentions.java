package id.pantas.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What citizens write to accounts of X, as mentions and as results of the search of the last seven days. */
final class XMentions {

    /** Older posts hardly get comments any more. */
    private static final Duration REACH = Duration.ofDays(30);
    /** Mentions go no further back than this many. */
    private static final int MOST = 800;

    private static final Pattern TO = Pattern.compile("\\bto:([A-Za-z0-9_]{1,15})");
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Timeline timeline;
    private final Comments comments;

    XMentions(Timeline timeline, Comments comments) {
        this.timeline = timeline;
        this.comments = comments;
    }

    /** A comment with the account it is written to. */
    record Said(SimulatedComment comment, SimulatedAccount to) {

        long id() {
            return Long.parseLong(comment.nativeId());
        }
    }

    /** Everything that names the account, newest first. */
    List<Said> of(SimulatedAccount account, Instant now) {
        return all(account, now)
                .filter(said -> !said.comment().official())
                .limit(MOST)
                .toList();
    }

    /** Whom a query asks about; an empty text if it asks about something else, of which nothing is found. */
    static String addressee(String query) {
        Matcher to = TO.matcher(query);
        return to.find() ? to.group(1) : "";
    }

    /** Replies to the account and, where the query wants them, its own answers. */
    List<Said> found(String query, @Nullable SimulatedAccount account, Instant now) {
        if (account == null) {
            return List.of();
        }
        boolean answers = query.contains("from:");
        return all(account, now)
                .filter(said -> said.comment().publishedAt().isAfter(now.minus(Duration.ofDays(7))))
                .filter(said ->
                        said.comment().official() ? answers : said.comment().parent() == null)
                .toList();
    }

    /** One page by the usual parameters, of which {@code token} names the one for further pages. */
    Map<String, Object> page(List<Said> all, Asked asked, String token, XNaming naming) {
        Integer wanted = asked.number("max_results", 10);
        int max = wanted == null ? 10 : wanted;
        Long since = XQuery.longOf(asked.param("since_id"));
        Instant start = XQuery.instantOf(asked.param("start_time"));
        String at = asked.param(token);
        Long below = at == null ? null : XQuery.pageOf(at);
        List<Said> found = all.stream()
                .filter(said -> since == null || said.id() > since)
                .filter(said -> below == null || said.id() < below)
                .filter(said -> start == null || !said.comment().publishedAt().isBefore(start))
                .limit(max + 1L)
                .toList();
        List<Said> page = found.subList(0, Math.min(max, found.size()));
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("result_count", page.size());
        Map<String, Object> json = new LinkedHashMap<>();
        if (!page.isEmpty()) {
            json.put("data", page.stream().map(said -> json(said, naming)).toList());
            meta.put("newest_id", page.get(0).comment().nativeId());
            meta.put("oldest_id", page.get(page.size() - 1).comment().nativeId());
        }
        if (found.size() > max) {
            meta.put(
                    "next_token",
                    XQuery.tokenOf(page.get(page.size() - 1).comment().nativeId()));
        }
        json.put("meta", meta);
        return json;
    }

    private Stream<Said> all(SimulatedAccount account, Instant now) {
        List<Said> all = new ArrayList<>();
        try (Stream<SimulatedPost> posts = timeline.newestFirst(account, now)) {
            posts.takeWhile(post -> post.publishedAt().isAfter(now.minus(REACH)))
                    .forEach(post ->
                            comments.below(account, post, now).forEach(each -> all.add(new Said(each, account))));
        }
        return all.stream().sorted(Comparator.comparingLong(Said::id).reversed());
    }

    private static Map<String, Object> json(Said said, XNaming naming) {
        SimulatedComment comment = said.comment();
        String parent = comment.parent();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", comment.nativeId());
        json.put("text", XJson.escape((comment.official() ? "" : "@" + said.to().handle() + " ") + comment.text()));
        json.put(naming.editHistory(), List.of(comment.nativeId()));
        json.put("author_id", comment.authorId());
        json.put("conversation_id", comment.post());
        json.put("created_at", MILLIS.format(comment.publishedAt()));
        json.put("lang", "in");
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put(naming.reposts(), 0);
        metrics.put("reply_count", 0);
        metrics.put("like_count", comment.likes());
        metrics.put("quote_count", 0);
        metrics.put("bookmark_count", 0);
        metrics.put("impression_count", comment.likes() * 17);
        json.put("public_metrics", metrics);
        json.put(naming.referenced(), List.of(reference(parent == null ? comment.post() : parent)));
        if (parent == null) {
            json.put("in_reply_to_user_id", said.to().nativeId());
        }
        return json;
    }

    private static Map<String, Object> reference(String id) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("type", "replied_to");
        reference.put("id", id);
        return reference;
    }
}
