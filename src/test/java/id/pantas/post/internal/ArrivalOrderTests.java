package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.post.Posts;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Stores random posts, many of them nearly alike, in random order and pages: what is a duplicate of what, and which posts
 * form a cluster, follows from the posts alone. Checked against the definition, applied to all pairs.
 */
class ArrivalOrderTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final List<Posts> NODES = List.of(STORE.posts(), STORE.anotherNode(), STORE.anotherNode());
    private static final PostProperties RULES = PostProperties.DEFAULTS;
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private static final List<OfficialAccount> ACCOUNTS = List.of(
            PostsOnPostgres.account("a", PostsOnPostgres.unit("A"), Platform.X),
            PostsOnPostgres.account("a", PostsOnPostgres.unit("A"), Platform.INSTAGRAM),
            PostsOnPostgres.account("a2", PostsOnPostgres.unit("A"), Platform.X),
            PostsOnPostgres.account("b", PostsOnPostgres.unit("B"), Platform.X),
            PostsOnPostgres.account("c", PostsOnPostgres.unit("C"), Platform.WEBSITE));

    private static final List<String> CONTENTS = List.of(
            "kepala dinas membuka pelatihan kader posyandu di aula kecamatan baros pagi ini bersama camat",
            "jembatan gantung cipalih selesai diperbaiki warga dua kampung kini menyeberang dengan aman kembali",
            "selamat pagi sobat sehat");

    private static final List<String> SWAPS = List.of("puskesmas", "kembali", "lurah", "sore", "aman");

    private record Draft(OfficialAccount account, Observed post) {}

    @AfterContainer
    static void close() {
        STORE.close();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void whatIsAlikeDoesNotDependOnTheOrderOfArrival(@ForAll long seed) {
        Random random = new Random(seed);
        List<Draft> drafts = drafts(random);
        Map<String, String> expected = byDefinition(drafts);

        for (int order = 0; order < 2; order++) {
            STORE.clear();
            storeInRandomPages(drafts, random);
            assertThat(stored()).as("seed %d, order %d", seed, order).isEqualTo(expected);
        }
    }

    private static List<Draft> drafts(Random random) {
        List<Draft> drafts = new ArrayList<>();
        int count = 4 + random.nextInt(24);
        for (int i = 0; i < count; i++) {
            OfficialAccount account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
            String[] words = CONTENTS.get(random.nextInt(CONTENTS.size())).split(" ");
            for (int swaps = random.nextInt(4); swaps > 0; swaps--) {
                words[random.nextInt(words.length)] = SWAPS.get(random.nextInt(SWAPS.size()));
            }
            // few different instants, so that some are equal; some beyond the window
            Instant at = START.plus(Duration.ofHours(random.nextInt(12) * 5L))
                    .plus(Duration.ofDays(random.nextInt(3) * 60L));
            Observed post = Observed.post("p" + i, at, String.join(" ", words));
            if (random.nextInt(6) == 0) {
                post = post.media("m" + random.nextInt(2));
            }
            if (random.nextInt(10) == 0) {
                post = post.repostOf("elsewhere");
            }
            drafts.add(new Draft(account, post));
        }
        return drafts;
    }

    private static void storeInRandomPages(List<Draft> drafts, Random random) {
        List<Draft> left = new ArrayList<>(drafts);
        Collections.shuffle(left, random);
        while (!left.isEmpty()) {
            OfficialAccount account = left.get(0).account();
            int size = 1 + random.nextInt(6);
            List<Draft> page = left.stream()
                    .filter(draft -> draft.account().equals(account))
                    .limit(size)
                    .toList();
            left.removeAll(page);
            NODES.get(random.nextInt(NODES.size()))
                    .store(
                            account,
                            START.plus(Duration.ofDays(200)),
                            page.stream().map(draft -> draft.post().seen()).toList());
        }
    }

    /** The rule as it is written, for all pairs: duplicate kind and original, and the head of the cluster, by native id. */
    private static Map<String, String> byDefinition(List<Draft> drafts) {
        List<Comparand> posts = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).post().repostOf() == null) {
                posts.add(Comparand.stored(
                        i, drafts.get(i).account(), drafts.get(i).post().seen()));
            }
        }
        posts.sort(Comparand.BY_PUBLICATION);
        Map<Comparand, Comparand> originals = new HashMap<>();
        Map<Comparand, DuplicateKind> kinds = new HashMap<>();
        for (Comparand later : posts) {
            for (Comparand earlier : posts.subList(0, posts.indexOf(later))) {
                if (shareAKey(later, earlier) && later.likeness(earlier, RULES) > 0) {
                    DuplicateKind kind = !later.unit.equals(earlier.unit)
                            ? DuplicateKind.COPY
                            : later.place.platform() == earlier.place.platform()
                                    ? DuplicateKind.REPEAT
                                    : DuplicateKind.CROSS_POST;
                    if (!kinds.containsKey(later)
                            || kind.ordinal() < kinds.get(later).ordinal()) {
                        kinds.put(later, kind);
                        originals.put(later, earlier);
                    }
                }
            }
        }
        Map<Comparand, Comparand> heads = new HashMap<>();
        for (Comparand post : posts) {
            heads.put(post, post);
        }
        for (boolean again = true; again; ) {
            again = false;
            for (Comparand post : posts) {
                for (Comparand other : posts) {
                    if (isOneEvent(post, other, kinds) && heads.get(other).place.compareTo(heads.get(post).place) < 0) {
                        heads.put(post, heads.get(other));
                        again = true;
                    }
                }
            }
        }
        for (Comparand post : posts) {
            if (kinds.get(post) == DuplicateKind.REPEAT || kinds.get(post) == DuplicateKind.CROSS_POST) {
                heads.put(post, heads.get(originals.get(post)));
            }
        }
        Map<String, String> result = new TreeMap<>();
        drafts.forEach(draft ->
                result.put(draft.post().id(), "original in " + draft.post().id()));
        for (Comparand post : posts) {
            String mark = kinds.containsKey(post)
                    ? kinds.get(post) + " of " + originals.get(post).place.nativeId()
                    : "original";
            result.put(
                    post.place.nativeId(), mark + " in " + heads.get(post).place.nativeId());
        }
        return result;
    }

    private static boolean isOneEvent(Comparand a, Comparand b, Map<Comparand, DuplicateKind> kinds) {
        Set<DuplicateKind> followers = Set.of(DuplicateKind.REPEAT, DuplicateKind.CROSS_POST);
        if (!a.unit.equals(b.unit)
                || !day(a).equals(day(b))
                || kinds.containsKey(a) && followers.contains(kinds.get(a))
                || kinds.containsKey(b) && followers.contains(kinds.get(b))
                || a.text().words().size() < RULES.fewestWords()
                || b.text().words().size() < RULES.fewestWords()) {
            return false;
        }
        return OneEvent.isOneEvent(a.text().tokens(), b.text().tokens(), RULES);
    }

    private static LocalDate day(Comparand post) {
        return post.place.publishedAt().atZone(JAKARTA).toLocalDate();
    }

    private static boolean shareAKey(Comparand a, Comparand b) {
        Fingerprint one = a.fingerprint(RULES.fewestWords());
        Fingerprint other = b.fingerprint(RULES.fewestWords());
        for (int band = 0; band < Fingerprint.BANDS; band++) {
            if (one.bands()[band] != null && one.bands()[band].equals(other.bands()[band])) {
                return true;
            }
        }
        return one.media() != null && one.media().equals(other.media());
    }

    private static Map<String, String> stored() {
        Map<String, String> result = new TreeMap<>();
        STORE.database()
                .sql("""
                        select p.native_id, p.duplicate, o.native_id as original, c.native_id as head
                          from post.post_fact p
                          left join post.post o on o.id = p.duplicate_of
                          join post.post c on c.id = p.cluster_id
                        """)
                .query((row, n) -> result.put(
                        row.getString("native_id"),
                        (row.getString("duplicate") == null
                                        ? "original"
                                        : row.getString("duplicate") + " of " + row.getString("original"))
                                + " in "
                                + row.getString("head")))
                .list();
        return result;
    }
}
