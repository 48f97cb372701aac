package id.pantas.intake.files;

import id.pantas.intake.FileRow;
import id.pantas.intake.FileVerdict;
import id.pantas.intake.PostLink;
import id.pantas.intake.files.FileRows.Kept;
import id.pantas.post.BroughtPosts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.PostSource;
import id.pantas.post.RepostGrade;
import id.pantas.post.StoredPage;
import id.pantas.registry.AccountHandle;
import id.pantas.registry.OfficialAccount;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Hands judged rows to the posts, page by page inside the caller's transaction. */
@Component
class FileStore {

    private static final int AT_ONCE = 500;
    /** Stands for an original that the tool does not name. */
    private static final String SOME_ORIGINAL = "?";

    private final BroughtPosts posts;
    private final KnownPosts known;
    private final FileTexts texts;

    FileStore(BroughtPosts posts, KnownPosts known, FileTexts texts) {
        this.posts = posts;
        this.known = known;
        this.texts = texts;
    }

    /** Stores the rows of one account; what became of each is put into {@code stored}. */
    int store(OfficialAccount account, List<Kept> part, Instant countedAt, Instant now, Map<Integer, Kept> stored) {
        List<Kept> ordered = part.stream()
                .sorted(Comparator.comparing(
                        row -> Objects.requireNonNull(row.draft().publishedAt())))
                .toList();
        int count = 0;
        for (int from = 0; from < ordered.size(); from += AT_ONCE) {
            List<Kept> page = ordered.subList(from, Math.min(ordered.size(), from + AT_ONCE));
            StoredPage result = posts.bring(
                    account,
                    countedAt,
                    page.stream().map(row -> observed(account, row)).toList(),
                    PostSource.IMPORT);
            Map<String, KnownPosts.Known> ids = known.of(
                    account.platform(),
                    page.stream().map(row -> String.valueOf(row.nativeId())).toList());
            Set<String> foreign = new HashSet<>(result.foreignPosts());
            for (Kept row : page) {
                String id = String.valueOf(row.nativeId());
                KnownPosts.Known post = ids.get(id);
                if (post == null || foreign.contains(id)) {
                    List<FileRow.Remark> why = List.of(texts.remark("", "row.notStorable"));
                    stored.put(
                            row.draft().number(), new Kept(row.draft(), FileVerdict.REJECTED, null, null, null, why));
                    continue;
                }
                stored.put(
                        row.draft().number(),
                        new Kept(row.draft(), row.verdict(), row.account(), id, post.post(), row.remarks()));
                count++;
                for (String other :
                        new String[] {row.draft().alias(), row.draft().nativeId()}) {
                    if (other != null && !other.equals(id)) {
                        known.note(account.platform(), other, id, now);
                    }
                }
            }
        }
        return count;
    }

    static ObservedPost observed(OfficialAccount account, Kept row) {
        Draft draft = row.draft();
        String original = draft.original();
        PostLink link = draft.link();
        return new ObservedPost(
                String.valueOf(row.nativeId()),
                Objects.requireNonNull(draft.publishedAt()),
                draft.form() == null ? PostForm.TEXT : draft.form(),
                draft.text(),
                link != null && !link.address().isEmpty()
                        ? link.address()
                        : AccountHandle.of(account.platform(), account.handle()).link(),
                draft.repost() ? original.isEmpty() ? SOME_ORIGINAL : SOME_ORIGINAL + original : null,
                draft.repost() ? original.isEmpty() ? RepostGrade.CERTAIN : RepostGrade.PROBABLE : null,
                null,
                draft.counts());
    }
}
