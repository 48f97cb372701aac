package id.pantas.intake.links;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.intake.IntakeRefused;
import id.pantas.intake.PastedLinks;
import id.pantas.intake.Picture;
import id.pantas.intake.PostLink;
import id.pantas.intake.Submission;
import id.pantas.intake.SubmissionPage;
import id.pantas.intake.SubmissionState;
import id.pantas.post.BroughtPosts;
import id.pantas.post.Counts;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.PostSource;
import id.pantas.post.StoredPage;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import id.pantas.web.Formats;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class LinkDesk implements PastedLinks {

    private static final Instant EARLIEST = Instant.parse("2004-01-01T00:00:00Z");
    private static final int LONGEST_TEXT = 20_000;

    private final LinkReader reader;
    private final LinkJudge judge;
    private final SubmissionRows rows;
    private final BroughtPosts posts;
    private final OfficialAccounts accounts;
    private final AuditLog audit;
    private final LinkProperties settings;
    private final MessageSource messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LinkDesk(
            LinkReader reader,
            LinkJudge judge,
            SubmissionRows rows,
            BroughtPosts posts,
            OfficialAccounts accounts,
            AuditLog audit,
            LinkProperties settings,
            MessageSource messages,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reader = reader;
        this.judge = judge;
        this.rows = rows;
        this.posts = posts;
        this.accounts = accounts;
        this.audit = audit;
        this.settings = settings;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public List<PostLink> read(String text) {
        return reader.all(text);
    }

    @Override
    public UUID bring(UnitId unit, String text) {
        Instant now = clock.instant();
        List<PostLink> links = reader.all(text);
        if (links.isEmpty()) {
            throw refused("noLink");
        }
        if (links.size() > settings.perText()) {
            throw refused("tooManyLinks", links.size(), settings.perText());
        }
        refuseBeyondTheLimit(links.size(), now); // before anybody else is asked
        List<Judgement> judged = new ArrayList<>();
        for (PostLink link : links) {
            judged.add(judge.judge(unit, link, settings.askPlatforms(), now));
        }
        UUID batch = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            rows.takeTurns(audit.actor());
            refuseBeyondTheLimit(links.size(), now);
            for (int i = 0; i < links.size(); i++) {
                String pasted = links.get(i).address();
                rows.add(batch, unit, audit.actor(), now, pasted, settled(unit, judged.get(i), now));
            }
        });
        return batch;
    }

    private void refuseBeyondTheLimit(int more, Instant now) {
        if (rows.broughtSince(audit.actor(), now.minus(Duration.ofHours(1))) + more > settings.perHour()) {
            throw refused("tooOften", settings.perHour());
        }
    }

    private Judgement settled(UnitId unit, Judgement judged, Instant now) {
        PostLink link = judged.link();
        Platform platform = link.platform();
        if (judged.state() == SubmissionState.WAITING && platform != null) {
            String key = link.nativeId() == null ? link.address() : link.nativeId();
            return rows.waits(unit, platform, key)
                    ? Judgement.away(link, judged.confirmation(), "samePending")
                    : judged;
        }
        OfficialAccount account = judged.official();
        Instant at = judged.publishedAt();
        if (judged.state() != SubmissionState.RECORDED || account == null || at == null) {
            return judged;
        }
        StoredPage stored = store(account, link, at, form(link), judged.text(), now);
        if (!stored.foreignPosts().isEmpty() || !stored.refusedPosts().isEmpty()) {
            return judged.as(SubmissionState.WAITING, "waits", null);
        }
        Long post = stored.newPosts().isEmpty() ? null : stored.newPosts().get(0);
        audit.record(new Change(
                "intake.audit.linkRecorded",
                "post",
                String.valueOf(link.nativeId()),
                link.address(),
                null,
                audit.actor()));
        return judged.as(SubmissionState.RECORDED, "recorded", post);
    }

    private StoredPage store(
            OfficialAccount account, PostLink link, Instant at, PostForm form, String text, Instant now) {
        String id = storedId(account, link);
        ObservedPost post = new ObservedPost(id, at, form, text, link.address(), null, null, null, Counts.NONE);
        return posts.bring(account, now, List.of(post), PostSource.MANUAL);
    }

    /** A Facebook post is named by page and post, as the Graph API and the files name it, once the page's number is known. */
    private static String storedId(OfficialAccount account, PostLink link) {
        String id = link.nativeId();
        if (id == null) {
            return link.address();
        }
        String page = account.nativeId();
        boolean whole =
                account.platform() == Platform.FACEBOOK && page != null && !link.isAlias() && id.matches("\\d+");
        return whole ? page + "_" + id : id;
    }

    private static PostForm form(PostLink link) {
        return link.platform() == Platform.WEBSITE
                ? PostForm.ARTICLE
                : link.platform() == Platform.TIKTOK ? PostForm.SHORT_VIDEO : PostForm.TEXT;
    }

    @Override
    public List<Submission> ofBatch(UnitId unit, UUID batch) {
        return rows.ofBatch(unit, batch);
    }

    @Override
    public List<Submission> ofUnit(UnitId unit, int most) {
        return rows.ofUnit(unit, most);
    }

    @Override
    @Transactional(readOnly = true)
    public SubmissionPage inState(SubmissionState state, int page, int size) {
        long total = rows.count(state);
        int last = (int) Math.max(1, (total + size - 1) / size);
        int shown = Math.min(Math.max(1, page), last);
        return new SubmissionPage(rows.inState(state, shown, size), shown, size, total);
    }

    @Override
    public int waiting() {
        return (int) Math.min(Integer.MAX_VALUE, rows.count(SubmissionState.WAITING));
    }

    @Override
    public Optional<Submission> find(long id) {
        return rows.find(id);
    }

    @Override
    public Optional<Picture> picture(long id) {
        return rows.picture(id);
    }

    @Override
    @Transactional
    public void complete(UnitId unit, long id, @Nullable Instant publishedAt, byte @Nullable [] content) {
        Submission waiting = rows.lockWaiting(id)
                .filter(submission -> submission.unit().equals(unit))
                .orElseThrow(() -> refused("notWaiting"));
        Instant now = clock.instant();
        if (publishedAt != null) {
            refuseImpossible(publishedAt, now);
            rows.published(waiting.id(), publishedAt);
        }
        if (content != null) {
            Picture picture = Screenshots.of(content).orElseThrow(() -> refused("noPicture"));
            rows.keepPicture(waiting.id(), picture, now);
        }
    }

    @Override
    @Transactional
    public void accept(long id, AccountId accountId, Instant publishedAt, PostForm form, String text) {
        Submission waiting = rows.lockWaiting(id).orElseThrow(() -> refused("notWaiting"));
        Instant now = clock.instant();
        refuseImpossible(publishedAt, now);
        String words = text.strip();
        if (words.length() > LONGEST_TEXT) {
            throw refused("textTooLong", LONGEST_TEXT);
        }
        OfficialAccount account = accounts.find(accountId)
                .filter(found -> found.unit().equals(waiting.unit()) && found.platform() == waiting.platform())
                .orElseThrow(() -> refused("accountDoesNotFit"));
        StoredPage stored = store(account, waiting.link(), publishedAt, form, words, now);
        if (!stored.foreignPosts().isEmpty()) {
            throw refused("knownElsewhere");
        }
        if (!stored.refusedPosts().isEmpty()) {
            throw refused("notStorable");
        }
        String nativeId = storedId(account, waiting.link());
        Long post = rows.known(account.platform(), nativeId)
                .map(SubmissionRows.Known::post)
                .orElse(null);
        rows.decide(id, SubmissionState.ACCEPTED, audit.actor(), now, null, accountId, post);
        audit.record(new Change(
                "intake.audit.linkAccepted", "post", nativeId, waiting.link().address(), null, account.handle()));
    }

    @Override
    @Transactional
    public void refuse(long id, String reason) {
        String said = reason.strip();
        if (said.length() < 3 || said.length() > 300) {
            throw refused("reasonLength");
        }
        Submission waiting = rows.lockWaiting(id).orElseThrow(() -> refused("notWaiting"));
        rows.decide(id, SubmissionState.REFUSED, audit.actor(), clock.instant(), said, null, null);
        audit.record(new Change(
                "intake.audit.linkRefused",
                "pastedLink",
                Long.toString(id),
                waiting.link().address(),
                null,
                said));
    }

    private void refuseImpossible(Instant publishedAt, Instant now) {
        if (publishedAt.isAfter(now) || publishedAt.isBefore(EARLIEST)) {
            throw refused("impossibleTime");
        }
    }

    private IntakeRefused refused(String key, Object... arguments) {
        return new IntakeRefused(messages.getMessage("intake.link.refused." + key, arguments, Formats.INDONESIAN));
    }
}
