package id.pantas.learning.internal;

import id.pantas.classifier.ModelUnreadable;
import id.pantas.classifier.PostClassifier;
import id.pantas.classifier.PostModel;
import id.pantas.classifier.PostModels;
import id.pantas.classifier.Vocabulary;
import id.pantas.learning.Activation;
import id.pantas.learning.Retraining.Here;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps this instance with the model and the words that are in force for all, before it begins to work and then every few
 * seconds. A model that cannot be read leaves the last good one in use, with one error in the log.
 */
@Component
class InForce implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InForce.class);
    private static final Duration NAMES_EVERY = Duration.ofMinutes(10);
    private static final int LOOK_BACK = 50;
    private static final Set<UnitKind> PLACES = Set.of(UnitKind.KECAMATAN, UnitKind.DESA, UnitKind.KELURAHAN);

    private final ModelRows kept;
    private final PostModels models;
    private final PostClassifier classifier;
    private final Vocabulary vocabulary;
    private final WordRows words;
    private final Units units;
    private final JobRunner jobs;
    private final LearningProperties settings;
    private final Clock clock;

    private volatile @Nullable String problem;
    private @Nullable String wanted;
    private long wordsRevision = -1;
    private Instant namesRead = Instant.EPOCH;
    private Set<String> places = Set.of();
    private @Nullable ScheduledExecutorService timer;

    InForce(
            ModelRows kept,
            PostModels models,
            PostClassifier classifier,
            Vocabulary vocabulary,
            WordRows words,
            Units units,
            JobRunner jobs,
            LearningProperties settings,
            Clock clock) {
        this.kept = kept;
        this.models = models;
        this.classifier = classifier;
        this.vocabulary = vocabulary;
        this.words = words;
        this.units = units;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    Here here() {
        return new Here(classifier.modelVersion(), problem);
    }

    /** How many names of places the registry gives. */
    synchronized int places() {
        return places.size();
    }

    /** Looks what is in force, and follows. */
    synchronized void follow() {
        followModel();
        followWords();
    }

    private void followModel() {
        List<Activation> activations = kept.activations(LOOK_BACK);
        String version = activations.isEmpty() || activations.get(0).version() == null
                ? models.shipped().version()
                : activations.get(0).version();
        if (Objects.equals(version, wanted)) {
            return;
        }
        boolean first = wanted == null;
        wanted = version;
        problem = null;
        try {
            models.use(kept.load(version));
        } catch (ModelUnreadable e) {
            if (first) {
                models.use(lastGood(activations));
            }
            problem = e.getMessage() + " Yang dipakai: " + models.inUse().version() + ".";
            LOG.error("{}", problem, e);
        }
    }

    /** The one inside the application, if no earlier one can be read. */
    private PostModel lastGood(List<Activation> activations) {
        for (Activation earlier : activations.subList(1, activations.size())) {
            try {
                return kept.load(earlier.version());
            } catch (ModelUnreadable e) {
                LOG.error("{}", e.getMessage());
            }
        }
        return models.shipped();
    }

    private void followWords() {
        long revision = words.revision();
        boolean names = places.isEmpty() || !clock.instant().isBefore(namesRead.plus(NAMES_EVERY));
        if (names) {
            places = units.active().stream()
                    .filter(unit -> PLACES.contains(unit.kind()))
                    .map(InForce::placeName)
                    .collect(Collectors.toUnmodifiableSet());
            namesRead = clock.instant();
        }
        if (names || revision != wordsRevision) {
            vocabulary.use(words.inForce(), places);
            wordsRevision = revision;
        }
    }

    /** "Desa Mekar Jaya" is called "Mekar Jaya". */
    private static String placeName(Unit unit) {
        return unit.name().replaceFirst("(?i)^(?:kecamatan|kelurahan|desa|kantor)\\s+", "");
    }

    private void tick() {
        try {
            follow();
            jobs.giveUpSilent();
        } catch (RuntimeException e) {
            LOG.warn("Could not look which model is in force; trying again", e);
        }
    }

    @Override
    public void start() {
        tick();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "learning-in-force");
            thread.setDaemon(true);
            return thread;
        });
        long every = settings.checkEvery().toMillis();
        started.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        Optional.ofNullable(timer).ifPresent(ScheduledExecutorService::shutdownNow);
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Before anything that labels. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }
}
