package id.pantas.compliance.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.compliance.ComplianceRefused;
import id.pantas.compliance.DataKind;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.RetainedData;
import id.pantas.compliance.Retention;
import id.pantas.compliance.RetentionRule;
import id.pantas.compliance.RetentionRun;
import id.pantas.registry.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets in steps of at most {@value #STEP} rows, each in a transaction together with how far it came and its line in the
 * run. Nothing is lost and nothing done twice when the process is killed between or within steps.
 */
@Service
class RetentionDesk implements Retention {

    static final int STEP = 2_000;
    /** So much of the past is looked at in one step; it bounds what a step has to search. */
    static final Duration SLICE = Duration.ofHours(6);

    private static final Duration RUNS_KEPT = Duration.ofDays(800);
    private static final Logger LOG = LoggerFactory.getLogger(RetentionDesk.class);

    private final ObjectProvider<RetainedData> data;
    private final RetentionRows rows;
    private final RetentionChoices choices;
    private final DecisionRows decisions;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    RetentionDesk(
            ObjectProvider<RetainedData> data,
            RetentionRows rows,
            RetentionChoices choices,
            DecisionRows decisions,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.data = data;
        this.rows = rows;
        this.choices = choices;
        this.decisions = decisions;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public RetentionRule rule(Platform platform, DataKind kind) {
        return rule(platform, kind, choices.all());
    }

    @Override
    public List<RetentionRule> rules() {
        Map<RetentionChoices.Key, Integer> chosen = choices.all();
        List<RetentionRule> rules = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            for (DataKind kind : DataKind.values()) {
                RetentionRule rule = rule(platform, kind, chosen);
                if (rule.days() != null) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    /** What was chosen under an amendment that has ended is cut to what is allowed now. */
    private RetentionRule rule(Platform platform, DataKind kind, Map<RetentionChoices.Key, Integer> chosen) {
        PlatformTerms.Term term = term(platform, kind);
        if (term == null) {
            return new RetentionRule(platform, kind, null, 0, null, false);
        }
        Integer own = chosen.get(new RetentionChoices.Key(platform, kind));
        Integer days = own == null ? term.days() : Integer.valueOf(Math.min(own, term.greatest()));
        return new RetentionRule(platform, kind, days, term.least(), term.most(), own != null);
    }

    private PlatformTerms.@Nullable Term term(Platform platform, DataKind kind) {
        boolean amended =
                PlatformTerms.hasAmendment(platform) && decisions.granted(platform, DecisionSubject.AMENDMENT);
        return PlatformTerms.of(platform, kind, amended);
    }

    @Override
    @Transactional
    public void keep(Platform platform, DataKind kind, @Nullable Integer days, String by, Instant now) {
        PlatformTerms.Term term = term(platform, kind);
        if (term == null) {
            throw new ComplianceRefused("platform", "compliance.refused.nothingKept", platform.displayName());
        }
        if (days != null && (days < term.least() || days > term.greatest())) {
            throw new ComplianceRefused("days", "compliance.refused.days", term.least(), term.greatest());
        }
        Integer before = rule(platform, kind).days();
        choices.choose(new RetentionChoices.Key(platform, kind), days);
        Integer after = rule(platform, kind).days();
        audit.record(new Change(
                "compliance.audit.retention",
                "compliance",
                platform + " " + kind,
                platform.displayName(),
                before == null ? null : before.toString(),
                after == null ? null : after.toString()));
    }

    @Override
    public RetentionRun run(Instant now) {
        long run = Objects.requireNonNull(transaction.execute(status -> {
            rows.purge(now.minus(RUNS_KEPT));
            return rows.start(now);
        }));
        RuntimeException fault = null;
        for (RetentionRule rule : rules()) {
            for (RetainedData kept : data.orderedStream()
                    .filter(each -> each.kind() == rule.kind())
                    .toList()) {
                try {
                    forget(run, kept, rule, now);
                } catch (RuntimeException e) {
                    // the other rules are kept all the same; this one goes on with the next run
                    LOG.warn("Forgetting {} of {} failed", rule.kind(), rule.platform(), e);
                    fault = e;
                }
            }
        }
        if (fault != null) {
            throw fault;
        }
        rows.finish(run, now);
        return rows.run(run);
    }

    private void forget(long run, RetainedData kept, RetentionRule rule, Instant now) {
        Instant before = now.minus(Duration.ofDays(Objects.requireNonNull(rule.days())));
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> step(run, kept, rule, before, now)));
        }
        transaction.executeWithoutResult(status -> {
            Instant from = rows.takeProgress(rule.platform(), rule.kind()).orElse(Instant.EPOCH);
            rows.oldest(
                    run,
                    rule,
                    kept.oldest(rule.platform(), kept.arrivesLate() ? Instant.EPOCH : from)
                            .orElse(null));
        });
    }

    /** @return whether there is more to do */
    private boolean step(long run, RetainedData kept, RetentionRule rule, Instant before, Instant now) {
        Platform platform = rule.platform();
        Instant progress = rows.takeProgress(platform, kept.kind()).orElse(null);
        if (kept.arrivesLate()) {
            int forgotten = kept.forget(platform, Instant.EPOCH, before, STEP, now);
            rows.add(run, rule, before, forgotten);
            return forgotten == STEP;
        }
        Instant from = progress != null
                ? progress
                : kept.oldest(platform, Instant.EPOCH).orElse(before);
        if (!from.isBefore(before)) {
            rows.add(run, rule, before, 0);
            if (progress == null) {
                rows.progress(platform, kept.kind(), before);
            }
            return false;
        }
        Instant to = from.plus(SLICE).isBefore(before) ? from.plus(SLICE) : before;
        int forgotten = kept.forget(platform, from, to, STEP, now);
        rows.add(run, rule, before, forgotten);
        rows.progress(platform, kept.kind(), forgotten < STEP ? to : from);
        return forgotten == STEP || to.isBefore(before);
    }

    @Override
    public List<RetentionRun> runs(int limit) {
        return rows.runs(limit);
    }
}
