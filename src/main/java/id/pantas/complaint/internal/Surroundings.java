package id.pantas.complaint.internal;

import id.pantas.classifier.CommentClassifier;
import id.pantas.registry.Areas;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.wording.PlaceNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a comment is judged against: units, their places, and the remit table, as they were at most half a minute ago. */
@Component
class Surroundings {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Units units;
    private final Areas areas;
    private final RemitRows remits;
    private final CommentClassifier classifier;
    private final Flags flags;
    private final ComplaintProperties settings;
    private final Clock clock;

    private @Nullable Now known;

    Surroundings(
            Units units,
            Areas areas,
            RemitRows remits,
            CommentClassifier classifier,
            Flags flags,
            ComplaintProperties settings,
            Clock clock) {
        this.units = units;
        this.areas = areas;
        this.remits = remits;
        this.classifier = classifier;
        this.flags = flags;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param version names everything that a judgement depends on
     * @param judge judges with these units
     */
    record Now(
            Instant readAt,
            long revision,
            String version,
            Map<UnitId, Unit> units,
            RemitTable remits,
            CommentJudge judge) {}

    synchronized Now now() {
        Now at = known;
        Instant now = clock.instant();
        // the remit table is asked each time, so that staff see at once what they changed
        long revision = remits.revision();
        if (at == null
                || at.revision() != revision
                || at.readAt().isBefore(now.minus(FRESH))
                || now.isBefore(at.readAt())) {
            at = read(now, revision);
            known = at;
        }
        return at;
    }

    private Now read(Instant now, long revision) {
        List<Unit> all = units.active();
        PlaceNames places = new PlaceNames(
                all, areas.regencies().stream().map(Areas.RegencyArea::name).toList());
        RemitTable table = new RemitTable(remits.all(), all, settings.sureTopicFrom());
        String version = classifier.modelVersion() + "/" + Integer.toHexString(flags.version()) + "/"
                + Integer.toHexString(all.hashCode()) + "/" + revision;
        return new Now(
                now,
                revision,
                version,
                all.stream().collect(Collectors.toMap(Unit::id, Function.identity())),
                table,
                new CommentJudge(classifier, flags, places, table));
    }
}
