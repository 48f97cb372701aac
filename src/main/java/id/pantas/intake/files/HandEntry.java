package id.pantas.intake.files;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.export.TableRow;
import id.pantas.intake.FileKind;
import id.pantas.intake.IntakeRefused;
import id.pantas.intake.PastedLinks;
import id.pantas.intake.PostFiles;
import id.pantas.intake.files.FileRows.Kept;
import id.pantas.post.BroughtPosts;
import id.pantas.post.Counts;
import id.pantas.post.PostSource;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records one post by hand, judged as a row of our own template would be. */
@Component
class HandEntry {

    private final FileJudge judge;
    private final KnownPosts known;
    private final BroughtPosts posts;
    private final OfficialAccounts accounts;
    private final PastedLinks links;
    private final AuditLog audit;
    private final FileTexts texts;
    private final PeriodCalendar calendar;
    private final Clock clock;

    HandEntry(
            FileJudge judge,
            KnownPosts known,
            BroughtPosts posts,
            OfficialAccounts accounts,
            PastedLinks links,
            AuditLog audit,
            FileTexts texts,
            PeriodCalendar calendar,
            Clock clock) {
        this.judge = judge;
        this.known = known;
        this.posts = posts;
        this.accounts = accounts;
        this.links = links;
        this.audit = audit;
        this.texts = texts;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * As {@link PostFiles#record}, in the caller's transaction.
     */
    long record(
            UnitId unit, AccountId accountId, @Nullable String link, Instant publishedAt, String text, Counts counts) {
        Instant now = clock.instant();
        OfficialAccount account = accounts.find(accountId)
                .filter(found -> found.unit().equals(unit) && found.active())
                .orElseThrow(() -> new IntakeRefused(texts.text("notOwnAccount")));
        if (publishedAt.isAfter(now) || publishedAt.isBefore(Instant.parse("2004-01-01T00:00:00Z"))) {
            throw new IntakeRefused(texts.text("impossibleTime"));
        }
        Draft draft = draft(account, link == null ? "" : link.strip(), publishedAt, text.strip(), counts);
        List<Kept> verdict =
                judge.judge(unit, FileKind.OWN_TEMPLATE, List.of(draft), false).rows();
        Kept row = verdict.get(0);
        if (row.account() == null) {
            throw new IntakeRefused(
                    row.remarks().isEmpty()
                            ? texts.text("nothingToStore")
                            : row.remarks().get(0).text());
        }
        posts.bring(account, now, List.of(FileStore.observed(account, row)), PostSource.MANUAL);
        String id = String.valueOf(row.nativeId());
        audit.record(new Change("intake.audit.postRecorded", "post", id, account.handle(), null, null));
        return Objects.requireNonNull(known.of(account.platform(), List.of(id)).get(id))
                .post();
    }

    private Draft draft(OfficialAccount account, String link, Instant at, String text, Counts counts) {
        Sheet sheet = new Sheet(Signatures.TEMPLATE, List.of(), List.of());
        Layout layout = Objects.requireNonNull(Layout.recognised(sheet));
        RowReader reader =
                new RowReader(layout, sheet.header(), links::read, calendar.zone(), true, true, clock.instant(), texts);
        List<String> cells = new ArrayList<>(
                List.of(account.platform().name(), account.handle(), link, at.toString(), text, "", "", "", "", ""));
        Draft read = reader.read(new TableRow(1, cells, List.of()));
        return new Draft(
                1,
                read.platform(),
                "",
                read.nativeId(),
                read.alias(),
                read.account(),
                read.link(),
                at,
                read.form(),
                text,
                counts,
                false,
                false,
                false,
                "",
                false,
                read.problems(),
                List.of(),
                List.of());
    }
}
