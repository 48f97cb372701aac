package id.pantas.compliance.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.compliance.ComplianceRefused;
import id.pantas.compliance.ErasedData;
import id.pantas.compliance.ErasureKind;
import id.pantas.compliance.ErasureRequest;
import id.pantas.compliance.ErasureTarget;
import id.pantas.compliance.Erasures;
import id.pantas.compliance.NewErasure;
import id.pantas.compliance.internal.ErasureRows.Work;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each step deletes a bounded part, counts it and notes how far it came, in one transaction. */
@Service
class ErasureDesk implements Erasures {

    static final int STEP = 1_000;
    /** So long a platform may go on giving us what was deleted here; answers kept meanwhile are deleted each day. */
    private static final Duration ANSWERS_WATCHED = Duration.ofDays(60);

    private static final int LONGEST_SUBJECT = 500;
    /** What could be a platform's identifier within an address. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.:#-]{5,200}");

    private final ObjectProvider<ErasedData> data;
    private final ErasureRows rows;
    private final OfficialAccounts accounts;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ErasureDesk(
            ObjectProvider<ErasedData> data,
            ErasureRows rows,
            OfficialAccounts accounts,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.data = data;
        this.rows = rows;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public ErasureRequest record(NewErasure request, String by, Instant now) {
        String subject = Entered.needed("subject", request.subject(), 1, LONGEST_SUBJECT);
        NewErasure clean = new NewErasure(
                request.kind(),
                request.platform(),
                subject,
                request.requester(),
                Entered.optional("requesterName", request.requesterName(), 160),
                Entered.needed("channel", request.channel(), 3, 160),
                request.receivedAt());
        if (clean.receivedAt().isAfter(now) || clean.receivedAt().isBefore(now.minus(Duration.ofDays(3_650)))) {
            throw new ComplianceRefused("receivedAt", "compliance.refused.receivedAt");
        }
        AccountId account = clean.kind() == ErasureKind.ACCOUNT ? account(clean, subject) : null;
        if (clean.kind() != ErasureKind.ACCOUNT) {
            target(clean.kind(), clean.platform(), subject, null);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant due = clean.receivedAt().plus(PlatformTerms.erasedWithin(clean.platform()));
            ErasureRequest kept = rows.add(clean, account, due, by, now);
            note("compliance.audit.erasure.recorded", kept, null);
            return kept;
        }));
    }

    private AccountId account(NewErasure request, String handle) {
        return accounts.findByHandle(request.platform(), handle)
                .or(() -> accounts.findByHandle(request.platform(), withoutAt(handle)))
                .map(OfficialAccount::id)
                .orElseThrow(() -> new ComplianceRefused("subject", "compliance.refused.noAccount"));
    }

    private static String withoutAt(String handle) {
        return handle.startsWith("@") ? handle.substring(1).strip() : handle;
    }

    private static ErasureTarget target(
            ErasureKind kind, Platform platform, String subject, @Nullable AccountId account) {
        Set<String> natives = new LinkedHashSet<>();
        String author = null;
        if (kind == ErasureKind.AUTHOR) {
            author = withoutAt(subject);
            if (author.isBlank()) {
                throw new ComplianceRefused("subject", "compliance.refused.subject");
            }
        } else if (kind != ErasureKind.ACCOUNT) {
            natives.add(subject);
            Matcher parts = IDENTIFIER.matcher(subject);
            while (parts.find() && natives.size() < 50) {
                natives.add(parts.group());
            }
        }
        return new ErasureTarget(kind, platform, List.copyOf(natives), author, account);
    }

    @Override
    public Map<ErasedData.What, Integer> found(ErasureRequest request) {
        Map<ErasedData.What, Integer> found = new EnumMap<>(ErasedData.What.class);
        rows.take(request.id()).map(ErasureDesk::target).ifPresent(target -> {
            Set<AccountId> concerned = concerned(target);
            inOrder().forEach(each -> found.put(each.what(), each.count(target, concerned)));
        });
        return found;
    }

    private static @Nullable ErasureTarget target(Work work) {
        String subject = work.request().subject();
        return subject == null
                ? null
                : target(work.request().kind(), work.request().platform(), subject, work.account());
    }

    private Set<AccountId> concerned(ErasureTarget target) {
        Set<AccountId> concerned = new HashSet<>();
        AccountId account = target.account();
        if (account != null) {
            concerned.add(account);
        }
        inOrder().forEach(each -> concerned.addAll(each.accounts(target)));
        return concerned;
    }

    private List<ErasedData> inOrder() {
        return data.stream().sorted(Comparator.comparing(ErasedData::what)).toList();
    }

    @Override
    public ErasureRequest carryOut(long id, String by, Instant now) {
        while (Boolean.TRUE.equals(transaction.execute(status -> step(id, by, now)))) {
            Thread.onSpinWait();
        }
        return known(id);
    }

    /** @return whether there is more to do */
    private boolean step(long id, String by, Instant now) {
        Work work = rows.take(id).orElseThrow(() -> new ComplianceRefused("", "compliance.refused.noRequest"));
        ErasureTarget target = target(work);
        if (work.request().finished() || target == null) {
            return false;
        }
        Set<AccountId> concerned = work.accounts();
        if (concerned == null) {
            rows.begin(id, concerned(target), ErasedData.What.COMMENTS);
            return true;
        }
        ErasedData.What step = work.step() == null ? ErasedData.What.COMMENTS : work.step();
        int erased = 0;
        for (ErasedData each : inOrder()) {
            if (each.what() == step) {
                erased += each.erase(target, concerned, now, STEP);
            }
        }
        rows.add(id, step, erased);
        if (erased >= STEP) {
            return true;
        }
        ErasedData.What[] all = ErasedData.What.values();
        if (step.ordinal() + 1 < all.length) {
            rows.step(id, all[step.ordinal() + 1]);
            return true;
        }
        rows.close(id, ErasureRequest.State.DONE, null, by, now);
        note("compliance.audit.erasure.done", known(id), counts(known(id)));
        return false;
    }

    private static String counts(ErasureRequest request) {
        return "unggahan " + request.posts() + ", komentar " + request.comments() + ", jawaban mentah "
                + request.answers() + ", isi yang dibawa " + request.brought();
    }

    @Override
    public ErasureRequest refuse(long id, @Nullable String reason, String by, Instant now) {
        String clean = Entered.needed("reason", reason, 3, 500);
        transaction.executeWithoutResult(status -> {
            Work work = rows.take(id).orElseThrow(() -> new ComplianceRefused("", "compliance.refused.noRequest"));
            if (work.request().state() != ErasureRequest.State.OPEN) {
                throw new ComplianceRefused("", "compliance.refused.begun");
            }
            rows.close(id, ErasureRequest.State.REFUSED, clean, by, now);
            note("compliance.audit.erasure.refused", known(id), null);
        });
        return known(id);
    }

    @Override
    public void goOn(Instant now) {
        rows.working().forEach(id -> carryOut(id, AuditLog.SYSTEM, now));
        Set<AccountId> watched = rows.accountsSince(now.minus(ANSWERS_WATCHED));
        if (watched.isEmpty()) {
            return;
        }
        inOrder().stream()
                .filter(each -> each.what() == ErasedData.What.ANSWERS)
                .forEach(answers -> watched.forEach(account -> deleteAnswers(answers, account, now)));
    }

    private void deleteAnswers(ErasedData answers, AccountId account, Instant now) {
        accounts.find(account).ifPresent(known -> {
            ErasureTarget target = new ErasureTarget(ErasureKind.ACCOUNT, known.platform(), List.of(), null, account);
            Integer erased;
            do {
                erased = transaction.execute(status -> answers.erase(target, Set.of(account), now, STEP));
            } while (erased != null && erased == STEP);
        });
    }

    @Override
    public Optional<ErasureRequest> find(long id) {
        return rows.find(id);
    }

    @Override
    public List<ErasureRequest> list(int limit) {
        return rows.list(limit);
    }

    @Override
    public Open open(Instant now) {
        return rows.open(now);
    }

    private ErasureRequest known(long id) {
        return rows.find(id).orElseThrow(() -> new ComplianceRefused("", "compliance.refused.noRequest"));
    }

    /** Says nothing of whom it concerns. */
    private void note(String action, ErasureRequest request, @Nullable String result) {
        audit.record(new Change(
                action,
                "erasure",
                String.valueOf(request.id()),
                request.number() + " · " + request.platform().displayName(),
                null,
                result));
    }
}
