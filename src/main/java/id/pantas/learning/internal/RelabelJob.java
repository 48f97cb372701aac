package id.pantas.learning.internal;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.LabelRenewals;
import id.pantas.classification.LabelRenewals.Renewed;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostLabel;
import id.pantas.classifier.PostModels;
import id.pantas.learning.LabelPreview;
import id.pantas.learning.LabelPreview.Move;
import id.pantas.learning.LabelPreview.UnitChange;
import id.pantas.learning.internal.JobRunner.Outcome;
import id.pantas.learning.internal.JobRunner.Steps;
import id.pantas.registry.UnitId;
import id.pantas.scoring.AssumedLabel;
import id.pantas.scoring.StandingChange;
import id.pantas.scoring.StandingPreviews;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the model in use changes among the labels of the open period: first looked at, then done. */
@Component
class RelabelJob {

    private static final int BATCH = 2_000;
    private static final int CHANGES_SHOWN = 200;

    private final LabelRenewals renewals;
    private final PostModels models;
    private final StandingPreviews standings;
    private final PeriodCalendar calendar;
    private final Clock clock;

    RelabelJob(
            LabelRenewals renewals,
            PostModels models,
            StandingPreviews standings,
            PeriodCalendar calendar,
            Clock clock) {
        this.renewals = renewals;
        this.models = models;
        this.standings = standings;
        this.calendar = calendar;
        this.clock = clock;
    }

    Outcome preview(Steps steps) {
        Instant now = clock.instant();
        Period period = calendar.at(now);
        List<Long> posts = renewals.labelledByModel(period.start(), period.end());
        Map<Long, AssumedLabel> assumed = new HashMap<>();
        Set<UnitId> units = new LinkedHashSet<>();
        Map<Move, Integer> moves = new HashMap<>();
        PostClassifier classifier = models.classifierOf(models.inUse());
        String version = classifier.modelVersion();
        for (int from = 0; from < posts.size(); from += BATCH) {
            steps.at("learning.step.judge", from, posts.size());
            for (Renewed post : renewals.judge(posts.subList(from, Math.min(posts.size(), from + BATCH)), classifier)) {
                if (post.countsOtherwise()) {
                    assumed.put(post.post(), assumed(post.after()));
                    units.add(post.unit());
                    moves.merge(
                            new Move(post.before().contentClass(), post.after().contentClass(), 0), 1, Integer::sum);
                }
            }
        }
        steps.at("learning.step.ranks", 0, 0);
        List<StandingChange> changes = standings.under(period, assumed, units, now);
        return new Outcome(
                version,
                new LabelPreview(
                        period.id(),
                        version,
                        posts.size(),
                        assumed.size(),
                        moves.entrySet().stream()
                                .map(move -> new Move(
                                        move.getKey().from(), move.getKey().to(), move.getValue()))
                                .sorted(Comparator.comparing(Move::posts).reversed())
                                .toList(),
                        changes.size(),
                        changes.stream()
                                .limit(CHANGES_SHOWN)
                                .map(change -> new UnitChange(
                                        change.unit().value(),
                                        change.before(),
                                        change.after(),
                                        change.rankBefore(),
                                        change.rankAfter(),
                                        change.of()))
                                .toList()));
    }

    /** @param seen the version that the preview was about */
    Outcome relabel(String seen, Steps steps) {
        PostClassifier classifier = models.classifierOf(models.inUse());
        if (!classifier.modelVersion().equals(seen)) {
            throw new IllegalStateException("Model atau kamus diganti sejak dilihat. Lihat pengaruhnya lagi.");
        }
        Period period = calendar.at(clock.instant());
        List<Long> posts = renewals.labelledByModel(period.start(), period.end());
        int changed = 0;
        List<Long> batch = new ArrayList<>();
        for (int from = 0; from < posts.size(); from += BATCH) {
            steps.at("learning.step.relabel", from, posts.size());
            batch.clear();
            batch.addAll(posts.subList(from, Math.min(posts.size(), from + BATCH)));
            changed += renewals.renew(batch, classifier);
        }
        steps.at("learning.step.relabel", posts.size(), posts.size());
        return new Outcome(seen, Map.of("period", period.id(), "posts", posts.size(), "changed", changed));
    }

    private static AssumedLabel assumed(PostLabel label) {
        return new AssumedLabel(label.contentClass(), label.needsReview() ? label.alternative() : null);
    }
}
