package id.pantas.post.internal;

import id.pantas.post.ObservedPost;
import id.pantas.post.internal.RepostRows.Claim;
import id.pantas.post.internal.RepostRows.Noted;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Notes, while a page is stored, which of its posts may repeat somebody else's; most pages have none or few. */
@Component
class RepostHints {

    private final RepostRows rows;

    RepostHints(RepostRows rows) {
        this.rows = rows;
    }

    /**
     * Notes new posts.
     *
     * @param foreign native ids on this account's page that are stored for another account; on Instagram both are its authors
     */
    void note(OfficialAccount account, Instant seenAt, List<PostRows.NewPost> fresh, List<String> foreign) {
        List<Noted> hints = new ArrayList<>();
        for (PostRows.NewPost post : fresh) {
            ObservedPost seen = post.seen();
            if (seen.repostOf() != null) {
                hints.add(new Noted(post.id(), account.id(), Claim.SHARE, null));
            } else if (seen.quoteOf() != null) {
                hints.add(new Noted(post.id(), account.id(), Claim.QUOTE, seen.quoteOf()));
            } else if (RepostSigns.mayBeIn(seen.text())) {
                hints.add(new Noted(post.id(), account.id(), null, null));
            }
        }
        if (!hints.isEmpty()) {
            rows.note(hints, seenAt);
        }
        if (!foreign.isEmpty() && account.platform() == Platform.INSTAGRAM) {
            rows.noteShared(account.id(), account.platform(), foreign, seenAt);
        }
    }

    /** Notes posts whose text was edited early enough to decide about them. */
    void noteEdited(OfficialAccount account, Instant seenAt, List<Long> posts, List<String> texts) {
        List<Noted> hints = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            if (RepostSigns.mayBeIn(texts.get(i))) {
                hints.add(new Noted(posts.get(i), account.id(), null, null));
            }
        }
        if (!hints.isEmpty()) {
            rows.note(hints, seenAt);
        }
    }
}
