package id.pantas.learning.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.DecidedTexts;
import id.pantas.classifier.ModelUnreadable;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostModels;
import id.pantas.learning.Activation;
import id.pantas.learning.Job;
import id.pantas.learning.JobKind;
import id.pantas.learning.KeptModel;
import id.pantas.learning.LabelPreview;
import id.pantas.learning.LearningRefused;
import id.pantas.learning.ModelComparison;
import id.pantas.learning.Retraining;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Service
class RetrainingDesk implements Retraining {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingDesk.class);
    private static final int MODELS_SHOWN = 20;
    private static final int LOOK_BACK = 200;

    private final JobRunner runner;
    private final JobRows jobs;
    private final ModelRows kept;
    private final InForce inForce;
    private final TrainingJob training;
    private final RelabelJob relabelling;
    private final DecidedTexts decided;
    private final PostModels models;
    private final PostClassifier classifier;
    private final PeriodCalendar calendar;
    private final AuditLog audit;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetrainingDesk(
            JobRunner runner,
            JobRows jobs,
            ModelRows kept,
            InForce inForce,
            TrainingJob training,
            RelabelJob relabelling,
            DecidedTexts decided,
            PostModels models,
            PostClassifier classifier,
            PeriodCalendar calendar,
            AuditLog audit,
            JsonMapper json,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.runner = runner;
        this.jobs = jobs;
        this.kept = kept;
        this.inForce = inForce;
        this.training = training;
        this.relabelling = relabelling;
        this.decided = decided;
        this.models = models;
        this.classifier = classifier;
        this.calendar = calendar;
        this.audit = audit;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public long start(JobKind kind, String person) {
        inForce.follow();
        return switch (kind) {
            case TRAINING -> {
                if (decided.countAfter(Instant.EPOCH) == 0) {
                    throw new LearningRefused("learning.refused.nothing");
                }
                yield runner.start(kind, person, training::run);
            }
            case PREVIEW -> runner.start(kind, person, (job, steps) -> relabelling.preview(steps));
            case RELABEL -> {
                LabelPreview seen =
                        preview(clock.instant()).orElseThrow(() -> new LearningRefused("learning.refused.unseen"));
                long id = runner.start(kind, person, (job, steps) -> relabelling.relabel(seen.version(), steps));
                audit.record(new Change(
                        "learning.audit.relabelled",
                        "model",
                        seen.version(),
                        seen.version(),
                        null,
                        seen.period() + ": " + seen.changed()));
                yield id;
            }
        };
    }

    @Override
    public Optional<Job> job(long id) {
        return jobs.find(id);
    }

    @Override
    public List<Job> jobs(int limit) {
        return jobs.newest(limit);
    }

    @Override
    public Optional<Job> running() {
        return jobs.running();
    }

    @Override
    public Optional<ModelComparison> comparison(long job) {
        return jobs.find(job)
                .filter(found -> found.kind() == JobKind.TRAINING && found.state() == Job.State.DONE)
                .flatMap(found -> jobs.report(job))
                .map(report -> json.readValue(report, ModelComparison.class));
    }

    @Override
    public Optional<LabelPreview> preview(Instant now) {
        return jobs.lastDone(JobKind.PREVIEW)
                .filter(job -> jobs.newest(LOOK_BACK).stream()
                        .noneMatch(later -> later.kind() == JobKind.RELABEL
                                && later.state() == Job.State.DONE
                                && later.id() > job.id()))
                .flatMap(job -> jobs.report(job.id()))
                .map(report -> json.readValue(report, LabelPreview.class))
                .filter(preview -> preview.version().equals(classifier.modelVersion())
                        && preview.period().equals(calendar.at(now).id()));
    }

    @Override
    public List<KeptModel> models() {
        List<KeptModel> all = new ArrayList<>(kept.newest(MODELS_SHOWN));
        all.add(new KeptModel(models.shipped().version(), null, null, 0, null));
        return all;
    }

    @Override
    public List<Activation> activations(int limit) {
        return kept.activations(limit);
    }

    @Override
    public String inForce() {
        return named(kept.inForce().map(Activation::version).orElse(null));
    }

    @Override
    public Here here() {
        return inForce.here();
    }

    @Override
    public @Nullable String rollBackTo() {
        List<Activation> all = kept.activations(LOOK_BACK);
        if (all.isEmpty()) {
            return null;
        }
        String now = named(all.get(0).version());
        for (Activation earlier : all) {
            if (!named(earlier.version()).equals(now)) {
                return named(earlier.version());
            }
        }
        String shipped = models.shipped().version();
        return shipped.equals(now) ? null : shipped;
    }

    @Override
    public long newDecisions() {
        return decided.countAfter(
                kept.decidedUntil(kept.inForce().map(Activation::version).orElse(null)));
    }

    @Override
    public void activate(String version, String person) {
        put(version, person, false);
    }

    @Override
    public void rollBack(String person) {
        String version = rollBackTo();
        if (version == null) {
            throw new LearningRefused("learning.refused.noEarlier");
        }
        put(version, person, true);
    }

    private void put(String version, String person, boolean rolledBack) {
        try {
            kept.load(version); // what cannot be read must not come in force
        } catch (ModelUnreadable e) {
            LOG.error("{}", e.getMessage(), e);
            throw new LearningRefused("learning.refused.damaged");
        }
        String before = inForce();
        transaction.executeWithoutResult(status -> {
            kept.activate(
                    version.equals(models.shipped().version()) ? null : version, person, rolledBack, clock.instant());
            audit.record(new Change(
                    rolledBack ? "learning.audit.rolledBack" : "learning.audit.activated",
                    "model",
                    version,
                    version,
                    before,
                    version));
        });
        inForce.follow();
    }

    private String named(@Nullable String version) {
        return version == null ? models.shipped().version() : version;
    }
}
