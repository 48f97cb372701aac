package id.pantas.compliance.web;

import static id.pantas.compliance.web.Rule.State.DECISION;
import static id.pantas.compliance.web.Rule.State.KEPT;
import static id.pantas.compliance.web.Rule.State.NOT_KEPT;
import static id.pantas.compliance.web.Rule.State.WAITING;

import id.pantas.compliance.CitizenData;
import id.pantas.compliance.Clearances;
import id.pantas.compliance.DataKind;
import id.pantas.compliance.Decision;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.Decisions;
import id.pantas.compliance.DeletionSignals;
import id.pantas.compliance.DerivedMetrics;
import id.pantas.compliance.Erasures;
import id.pantas.compliance.Retention;
import id.pantas.compliance.RetentionRule;
import id.pantas.compliance.RetentionRun;
import id.pantas.compliance.web.Rule.State;
import id.pantas.compliance.web.Rule.Words;
import id.pantas.registry.Platform;
import id.pantas.web.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The contracts' rules with their present state. */
@Component
class Rules {

    /** A daily run that is older than this did not take place. */
    private static final Duration RUN_GOOD_FOR = Duration.ofHours(48);

    private final Decisions decisions;
    private final Clearances clearances;
    private final DerivedMetrics derived;
    private final Retention retention;
    private final Erasures erasures;
    private final Optional<DeletionSignals> signals;
    private final CitizenData citizens;
    private final Formats formats;

    Rules(
            Decisions decisions,
            Clearances clearances,
            DerivedMetrics derived,
            Retention retention,
            Erasures erasures,
            Optional<DeletionSignals> signals,
            CitizenData citizens,
            Formats formats) {
        this.decisions = decisions;
        this.clearances = clearances;
        this.derived = derived;
        this.retention = retention;
        this.erasures = erasures;
        this.signals = signals;
        this.citizens = citizens;
        this.formats = formats;
    }

    List<Rule> all(Instant now) {
        Runs runs = new Runs(retention.runs(20), now);
        return List.of(
                clearance(),
                kept("statistics", Platform.YOUTUBE, DataKind.STATISTICS, runs),
                amendment(),
                derived(now),
                kept("answers", Platform.YOUTUBE, DataKind.RAW_ANSWERS, runs),
                kept("texts", Platform.YOUTUBE, DataKind.TEXTS, runs),
                kept("gone", Platform.X, DataKind.GONE_POSTS, runs),
                comments(runs),
                requests(now),
                profiles());
    }

    private Rule clearance() {
        boolean cleared = clearances.cleared(Platform.X);
        Decision latest =
                decisions.latest(Platform.X, DecisionSubject.CLEARANCE).orElse(null);
        Words fact = latest == null ? Words.of("compliance.fact.clearance.none") : fact("clearance", latest);
        return new Rule(
                "clearance",
                "X",
                cleared ? KEPT : DECISION,
                List.of(fact),
                cleared ? null : "todo",
                cleared ? "compliance.door.clearance.change" : "compliance.door.clearance",
                address("keputusan", Platform.X, DecisionSubject.CLEARANCE.name()));
    }

    private Rule amendment() {
        Decision latest =
                decisions.latest(Platform.YOUTUBE, DecisionSubject.AMENDMENT).orElse(null);
        Words fact = latest == null ? Words.of("compliance.fact.amendment.none") : fact("amendment", latest);
        return new Rule(
                "amendment",
                "YOUTUBE",
                latest == null ? DECISION : KEPT,
                List.of(fact),
                latest == null ? "todo" : null,
                "compliance.door.amendment",
                address("keputusan", Platform.YOUTUBE, DecisionSubject.AMENDMENT.name()));
    }

    private Words fact(String what, Decision decision) {
        String document = decision.document();
        return Words.of(
                "compliance.fact." + what + (decision.granted() ? ".granted" : ".withdrawn"),
                formats.date(decision.decidedOn()),
                decision.decidedBy(),
                document == null ? "–" : document,
                decision.recordedBy(),
                formats.dateTime(decision.at()));
    }

    private Rule derived(Instant now) {
        String withheld = derived.withheld(now).stream()
                .sorted()
                .map(Platform::displayName)
                .collect(Collectors.joining(", "));
        Words fact = withheld.isEmpty()
                ? Words.of("compliance.fact.derived.all")
                : Words.of("compliance.fact.derived.withheld", withheld);
        return new Rule("derived", "YOUTUBE", KEPT, List.of(fact), null, "compliance.door.derived", "#turunan");
    }

    private Rule kept(String key, Platform platform, DataKind kind, Runs runs) {
        RetentionRule rule = retention.rule(platform, kind);
        List<Words> facts = new ArrayList<>();
        Integer days = rule.days();
        String said = days == null ? "none" : days == 0 ? kind + ".zero" : kind.name();
        facts.add(Words.of("compliance.fact.days." + said, formats.count(days)));
        State state = runs.state(rule, facts);
        return new Rule(
                key,
                platform.name(),
                state,
                facts,
                state == NOT_KEPT ? "todo" : null,
                "compliance.door.days",
                address("simpan", platform, kind.name()));
    }

    private Rule comments(Runs runs) {
        List<RetentionRule> rules = retention.rules().stream()
                .filter(rule -> rule.kind() == DataKind.COMMENTS)
                .toList();
        List<Words> facts = new ArrayList<>();
        facts.add(Words.of(
                "compliance.fact.comments",
                rules.stream()
                        .map(rule -> rule.platform().displayName() + " " + formats.count(rule.days()))
                        .collect(Collectors.joining(", "))));
        State worst = KEPT;
        List<Words> troubles = new ArrayList<>();
        for (RetentionRule rule : rules) {
            List<Words> about = new ArrayList<>();
            State state = runs.state(rule, about);
            if (state != KEPT) {
                worst = state;
                troubles.addAll(about);
            }
        }
        troubles.stream().limit(1).forEach(facts::add);
        return new Rule(
                "comments", null, worst, facts, worst == NOT_KEPT ? "todo" : null, "compliance.door.days", "#simpan");
    }

    private Rule requests(Instant now) {
        Erasures.Open open = erasures.open(now);
        List<Words> facts = new ArrayList<>();
        facts.add(
                open.all() == 0
                        ? Words.of("compliance.fact.requests.none")
                        : Words.of("compliance.fact.requests", formats.count(open.all()), formats.count(open.late())));
        signals.map(DeletionSignals::signals)
                .orElse(List.of())
                .forEach(signal -> facts.add(Words.of(
                        "compliance.fact.signal",
                        signal.platform().displayName(),
                        formats.count(signal.gone()),
                        formats.count(signal.emptied()),
                        formats.ago(signal.latest()))));
        State state = open.late() > 0 ? NOT_KEPT : open.all() > 0 ? DECISION : KEPT;
        return new Rule(
                "requests",
                null,
                state,
                facts,
                state == KEPT ? null : "todo",
                "compliance.door.requests",
                ErasureController.PATH);
    }

    private Rule profiles() {
        CitizenData.Finding finding = citizens.look();
        List<Words> facts = new ArrayList<>();
        facts.add(Words.of("compliance.fact.profiles", String.join(", ", CitizenData.DECLARED)));
        facts.add(
                finding.clean()
                        ? Words.of("compliance.fact.profiles.clean")
                        : Words.of("compliance.fact.profiles.found", String.join(", ", all(finding))));
        return new Rule(
                "profiles",
                null,
                finding.clean() ? KEPT : NOT_KEPT,
                facts,
                finding.clean() ? null : "todo",
                null,
                null);
    }

    private static List<String> all(CitizenData.Finding finding) {
        List<String> all = new ArrayList<>(finding.undeclared());
        all.addAll(finding.searchable());
        all.addAll(finding.gathered());
        return all;
    }

    static String address(String part, Platform platform, String subject) {
        return ComplianceController.PATH + "/" + part + "/" + platform.name().toLowerCase(Locale.ROOT) + "/"
                + subject.toLowerCase(Locale.ROOT);
    }

    /** What the last runs say. */
    private final class Runs {

        private final @Nullable RetentionRun last;
        private final Instant now;

        Runs(List<RetentionRun> runs, Instant now) {
            this.last = runs.stream()
                    .filter(run -> run.finishedAt() != null)
                    .findFirst()
                    .orElse(null);
            this.now = now;
        }

        /** Adds what is so to the facts. */
        State state(RetentionRule rule, List<Words> facts) {
            if (last == null) {
                facts.add(Words.of("compliance.fact.run.never"));
                return WAITING;
            }
            boolean overdue = last.startedAt().plus(RUN_GOOD_FOR).isBefore(now);
            Instant oldest = last.items().stream()
                    .filter(item -> item.platform() == rule.platform() && item.kind() == rule.kind())
                    .map(RetentionRun.Item::oldest)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            facts.add(
                    oldest == null
                            ? Words.of("compliance.fact.oldest.none", formats.dateTime(last.startedAt()))
                            : Words.of(
                                    "compliance.fact.oldest",
                                    formats.dateTime(oldest),
                                    formats.count(Duration.between(oldest, now).toDays()),
                                    formats.dateTime(last.startedAt())));
            if (overdue) {
                facts.add(Words.of("compliance.fact.run.overdue"));
                return NOT_KEPT;
            }
            Integer days = rule.days();
            boolean tooOld = days != null
                    && oldest != null
                    && oldest.isBefore(last.startedAt().minus(Duration.ofDays(days)));
            return tooOld ? NOT_KEPT : KEPT;
        }
    }
}
