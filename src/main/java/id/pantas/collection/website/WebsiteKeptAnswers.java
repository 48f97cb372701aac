package id.pantas.collection.website;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Articles in kept answers of websites: feeds, WordPress's interface, and the articles' own pages. An article without a date
 * of its own in all of them is passed over: that it was dated by its first sight cannot be seen in an answer, and the post that
 * was stored so stands. Site maps and answers that said "nothing new" are not kept.
 */
final class WebsiteKeptAnswers implements KeptAnswers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SiteDates dates;

    WebsiteKeptAnswers(ZoneId zone) {
        this.dates = new SiteDates(zone);
    }

    @Override
    public Platform platform() {
        return Platform.WEBSITE;
    }

    @Override
    public Reread reread(OfficialAccount account, List<RawAnswer> answers, Instant readAt) {
        List<String> unreadable = new ArrayList<>();
        List<ObservedPost> posts = new ArrayList<>();
        SiteAddress site;
        try {
            site = SiteAddress.of(account.handle());
        } catch (IllegalArgumentException e) {
            return new Reread(List.of(), true, List.of("the account's address is no web address"));
        }
        List<Article> listed = new ArrayList<>();
        Map<String, Article> pages = new LinkedHashMap<>();
        for (RawAnswer answer : answers) {
            try {
                read(answer, site, listed, pages, unreadable);
            } catch (CollectionFailure | JacksonException | IllegalArgumentException e) {
                unreadable.add("kept answer: " + e.getMessage());
            }
        }
        for (Article article : listed) {
            Article page = pages.remove(place(article.link()));
            Article whole = article.publishedAt() == null ? joined(article, page) : article;
            add(whole, site, readAt, posts, unreadable);
        }
        pages.values().forEach(page -> add(page, site, readAt, posts, unreadable));
        return new Reread(posts, true, unreadable);
    }

    private void read(
            RawAnswer answer,
            SiteAddress site,
            List<Article> listed,
            Map<String, Article> pages,
            List<String> unreadable)
            throws CollectionFailure {
        URI address = URI.create(answer.address());
        String text = answer.body();
        if (text.stripLeading().startsWith("[")) {
            listed.addAll(WordPress.articles(JSON.readTree(text), site, unreadable));
        } else if (FeedReader.isFeed(text)) {
            List<String> left = new ArrayList<>();
            for (Article article : FeedReader.read(text, address, site, dates, left)) {
                if (Links.sameOwner(article.link(), site)) {
                    listed.add(article);
                }
            }
            unreadable.addAll(left);
        } else {
            ArticlePage.Reading reading = ArticlePage.read(text, address, site, dates);
            Article article = reading.article();
            if (article != null) {
                pages.put(place(address), article);
            }
        }
    }

    /** What a list told of an article without its date, and its own page. */
    private Article joined(Article listed, @Nullable Article page) {
        Instant inLink = dates.inLink(listed.link().toString());
        Instant told = page == null ? null : page.publishedAt();
        String body = page == null || page.body().length() < listed.body().length() ? listed.body() : page.body();
        return new Article(
                listed.id(),
                listed.link(),
                listed.title(),
                body,
                told == null ? inLink : told,
                page == null ? listed.image() : page.image());
    }

    private static void add(
            Article article, SiteAddress site, Instant readAt, List<ObservedPost> posts, List<String> unreadable) {
        if (article.publishedAt() == null) {
            return;
        }
        ObservedPost post = SourceReader.post(article, site, readAt, unreadable);
        if (post != null) {
            posts.add(post);
        }
    }

    /** Where a page stands, whatever the scheme. */
    private static String place(URI address) {
        return address.toString().replaceFirst("^https?://(www\\.)?", "");
    }
}
