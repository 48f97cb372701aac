package id.pantas.post.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class KeyTableTests {

    private record Stored(long id, long published, long[] keys, long sketch) {
        boolean has(long key) {
            for (long each : keys) {
                if (each == key) {
                    return true;
                }
            }
            return false;
        }
    }

    @Property(tries = 100)
    void findsTheEarliestPostsWithAKeyThatMayBeAlikeHoweverManyHaveItAndInWhateverOrderTheyCame(@ForAll long seed) {
        Random random = new Random(seed);
        KeyTable table = new KeyTable();
        List<Stored> all = new ArrayList<>();
        int different = 1 + random.nextInt(200);
        for (long id = 1 + random.nextInt(600); id > 0; id--) {
            long[] keys = new long[Fingerprint.KEYS];
            for (int place = 0; place < keys.length; place++) {
                keys[place] = random.nextInt(4) == 0 ? Fingerprint.NO_KEY : key(place, random.nextInt(different));
            }
            Stored post = new Stored(id, random.nextInt(500) - 100, keys, random.nextInt(10));
            all.add(post);
            table.add(post.id, post.published, keys, 0, post.sketch);
        }
        assertThat(table.size()).isEqualTo(all.size());
        for (int i = 0; i < 200; i++) {
            long key = key(random.nextInt(Fingerprint.KEYS), random.nextInt(different + 1));
            long from = random.nextInt(500) - 100;
            long to = from + random.nextInt(300);
            int most = 1 + random.nextInt(60);
            long below = 1 + random.nextInt(12);
            List<Long> expected = all.stream()
                    .filter(post -> post.has(key) && post.published >= from && post.published <= to)
                    .filter(post -> post.sketch < below)
                    .sorted(Comparator.comparing(Stored::published).thenComparing(Stored::id))
                    .limit(most)
                    .map(Stored::id)
                    .toList();
            List<Long> found = new ArrayList<>();
            int count = table.earliest(key, from, to, most, sketch -> sketch < below, (id, published) -> found.add(id));
            assertThat(found).isEqualTo(expected);
            assertThat(count).isEqualTo(expected.size());
        }
    }

    private static long key(int place, int value) {
        return (long) (place + 1) << 32 | value;
    }
}
