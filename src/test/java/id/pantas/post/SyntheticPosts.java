package id.pantas.post;

import id.pantas.post.internal.PostsOnPostgres;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Posts of a made-up regency for benchmarks: 400 units with four accounts each, as a rule two posts a day and account, so
 * that a million are ten months; captions of 15 to 45 words. One post in ten is a cross-post of one of the same day, one
 * in thirty repeats the account's last one, one in nine is copied from another unit, one in twenty is a repost; three in
 * five have a picture. The accounts have their turns in random order, each turn a page. The same seed gives the same posts.
 */
final class SyntheticPosts {

    static final int ACCOUNTS = 1_600;
    private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
    private static final Platform[] PLATFORMS = {Platform.X, Platform.INSTAGRAM, Platform.FACEBOOK, Platform.YOUTUBE};

    record Page(OfficialAccount account, Instant seenAt, List<ObservedPost> posts) {}

    private final Random random;
    private final boolean repostsOnly;
    private final int hours;
    private final List<Integer> turns = new ArrayList<>();
    private final List<String> vocabulary;
    private final List<OfficialAccount> accounts = new ArrayList<>();
    private final Map<Integer, String> captions = new HashMap<>();
    private final Deque<String> lastOfAll = new ArrayDeque<>();
    private long posts;

    SyntheticPosts(long seed) {
        this(seed, false, 12);
    }

    /**
     * @param repostsOnly every post is a repost, which is stored but compared with nothing
     * @param hours between two posts of an account
     */
    SyntheticPosts(long seed, boolean repostsOnly, int hours) {
        random = new Random(seed);
        this.hours = hours;
        this.repostsOnly = repostsOnly;
        vocabulary = vocabulary();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(PostsOnPostgres.account("a" + i, PostsOnPostgres.unit("u" + i / 4), PLATFORMS[i % 4]));
        }
    }

    /** The next pages of {@code size} posts: every account has its turn, then the following days of every account. */
    List<Page> pages(int count, int size) {
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int turn = (int) (posts / size);
            if (turns.isEmpty()) {
                IntStream.range(0, ACCOUNTS).forEach(turns::add);
            }
            if (turn % ACCOUNTS == 0) {
                Collections.shuffle(turns, random);
                captions.clear(); // so that cross-posts are of the same day
            }
            int account = turns.get(turn % ACCOUNTS);
            Instant from = START.plus(Duration.ofHours((long) hours * size * (turn / ACCOUNTS)));
            List<ObservedPost> page = new ArrayList<>();
            for (int n = size - 1; n >= 0; n--) {
                page.add(post(
                        account,
                        from.plus(Duration.ofHours((long) hours * n)).plusSeconds(random.nextInt(hours * 2_500)),
                        n));
            }
            pages.add(new Page(
                    accounts.get(account), from.plus(Duration.ofHours((long) hours * (size + 1))), List.copyOf(page)));
        }
        return pages;
    }

    private ObservedPost post(int account, Instant publishedAt, int turn) {
        posts++;
        String id = Long.toString(1_700_000_000_000_000_000L + posts * 7_919);
        boolean repost = repostsOnly || random.nextInt(20) == 0;
        String text = caption(account, turn);
        return new ObservedPost(
                id,
                publishedAt,
                PostForm.PHOTO,
                text,
                "https://x.com/akun" + account + "/status/" + id,
                repost ? Long.toString(1_600_000_000_000_000_000L + random.nextInt()) : null,
                repost ? RepostGrade.CERTAIN : null,
                random.nextInt(5) < 3 ? "3_" + posts : null,
                new Counts((long) random.nextInt(900), (long) random.nextInt(60), (long) random.nextInt(30), (long)
                        random.nextInt(20_000)));
    }

    /** @param turn the same of posts that the accounts of a unit publish within the same hours */
    private String caption(int account, int turn) {
        int unit = account / 4;
        int kind = random.nextInt(150);
        String last = captions.get(account * 1_000);
        String crossed = captions.get((account / 4 * 4 + random.nextInt(4)) * 1_000 + turn);
        if (kind < 5 && last != null) {
            return last;
        }
        if (kind >= 30 && kind < 45 && crossed != null) {
            return crossed;
        }
        if (kind < 23 && lastOfAll.size() > 500) {
            return lastOfAll.peekFirst();
        }
        StringBuilder caption = new StringBuilder("Dinas ").append(vocabulary.get(unit));
        for (int words = 15 + random.nextInt(30); words > 0; words--) {
            caption.append(' ').append(vocabulary.get((int) (Math.pow(random.nextDouble(), 2.5) * vocabulary.size())));
        }
        caption.append(", Senin (").append(1 + random.nextInt(28)).append("/11). 💪 #pantas");
        captions.put(account * 1_000, caption.toString());
        captions.put(account * 1_000 + turn, caption.toString());
        lastOfAll.addLast(caption.toString());
        if (lastOfAll.size() > 1_000) {
            lastOfAll.removeFirst();
        }
        return caption.toString();
    }

    private static List<String> vocabulary() {
        Random random = new Random(7);
        String[] syllables =
                ("ba be bi bo bu da de di do du ga ka ke ki ko ku la le li lo lu ma me mi na ngan nya pa pe "
                                + "per ra ri ru sa se si su ta te ti tu wa ya kan lah men")
                        .split(" ");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            StringBuilder word = new StringBuilder();
            for (int n = 2 + random.nextInt(3); n > 0; n--) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            words.add(word.toString());
        }
        return words;
    }
}
