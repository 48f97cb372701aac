package id.pantas.collection;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.collection.spi.CommentCollector.CommentPage;
import id.pantas.collection.spi.KeptAnswers;
import id.pantas.collection.spi.KeptAnswers.Reread;
import id.pantas.collection.spi.PlatformCollector.Page;
import id.pantas.collection.spi.PlatformCollector.RawAnswer;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.registry.OfficialAccount;
import java.util.List;

/** What every adapter promises about answers that were kept. */
public final class KeptAgain {

    private KeptAgain() {}

    /** What was kept of a visit, read again, gives what the visit gave; and nonsense in between spoils nothing. */
    public static void givesTheSame(KeptAnswers reader, OfficialAccount account, Page page) {
        assertThat(page.posts()).isNotEmpty();
        assertThat(reader.platform()).isEqualTo(account.platform());
        Reread again = reader.reread(account, page.raw(), Accounts.NOW);
        assertThat(again.posts().stream()
                        .map(post -> withCounts(post, again.counted()))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(page.posts().stream()
                        .map(post -> withCounts(post, again.counted()))
                        .toList());
        List<RawAnswer> spoilt = new java.util.ArrayList<>(page.raw());
        for (String nonsense :
                List.of("", "{\"data\":", "<html>maaf</html>", "[null,1,\"x\"]", "null", "{\"data\":{}}")) {
            spoilt.add(0, new RawAnswer("https://contoh.test/", "application/json", nonsense));
        }
        assertThat(reader.reread(account, spoilt, Accounts.NOW).posts()).isEqualTo(again.posts());
    }

    /** The same for a visit that brought comments, under the post {@code of}. */
    public static void givesTheSameComments(KeptAnswers reader, OfficialAccount account, String of, CommentPage page) {
        assertThat(page.comments()).isNotEmpty();
        List<RawAnswer> spoilt = new java.util.ArrayList<>(page.raw());
        for (RawAnswer answer : page.raw()) {
            for (String nonsense :
                    List.of("", "{\"data\":", "<html>maaf</html>", "[null,1,\"x\"]", "null", "{\"data\":{}}")) {
                spoilt.add(0, new RawAnswer(answer.address(), "application/json", nonsense));
            }
        }
        for (List<RawAnswer> answers : List.of(page.raw(), spoilt)) {
            assertThat(reader.comments(account, of, answers, Accounts.NOW).comments())
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsAll(page.comments());
        }
    }

    private static ObservedPost withCounts(ObservedPost post, boolean counted) {
        return counted ? post : post.withCounts(Counts.NONE);
    }
}
