package id.pantas.setup.internal;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.Classifications;
import id.pantas.classification.Label;
import id.pantas.classification.LabelledPost;
import id.pantas.classification.LabelledPosts;
import id.pantas.classification.PostOrder;
import id.pantas.classification.PostQuestion;
import id.pantas.classifier.ContentClass;
import id.pantas.identity.User;
import id.pantas.identity.Users;
import id.pantas.registry.UnitId;
import id.pantas.review.BlindSamples;
import id.pantas.review.BlindSamples.Line;
import id.pantas.review.BlindSamples.Progress;
import id.pantas.review.LabelObjections;
import id.pantas.review.LabelObjections.NewObjection;
import id.pantas.review.ObjectionRefused;
import id.pantas.scoring.Rankings;
import id.pantas.scoring.ScoringProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What people of the demo did to labels: one objection, and one sample that two of them have read. It waits until the
 * first ranking stands, and goes through the same services as everybody's clicks.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("pantas.demo")
class DemoReview {

    private static final Logger LOG = LoggerFactory.getLogger(DemoReview.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final String PIC = "pic.dinkes";
    private static final Set<ContentClass> WORTH_OBJECTING = Set.of(ContentClass.UCAPAN, ContentClass.LAINNYA);
    private static final int LOOKED_AT = 200;
    /** The second reader sees every so many texts otherwise, as people do. */
    private static final int DISAGREES_EVERY = 9;

    private final LabelObjections objections;
    private final BlindSamples samples;
    private final LabelledPosts posts;
    private final Classifications classifications;
    private final Rankings rankings;
    private final Users users;
    private final PeriodCalendar calendar;
    private final MessageSource messages;

    DemoReview(
            LabelObjections objections,
            BlindSamples samples,
            LabelledPosts posts,
            Classifications classifications,
            Rankings rankings,
            Users users,
            PeriodCalendar calendar,
            MessageSource messages) {
        this.objections = objections;
        this.samples = samples;
        this.posts = posts;
        this.classifications = classifications;
        this.rankings = rankings;
        this.users = users;
        this.calendar = calendar;
        this.messages = messages;
    }

    @Bean
    RecurringTask<Void> demoReviewTask(Clock clock) {
        return Tasks.recurring("demo-review", FixedDelay.of(BETWEEN_LOOKS))
                .execute((task, context) -> tryOut(clock.instant()));
    }

    /** Does what is still missing; nothing before the first ranking stands. */
    void tryOut(Instant now) {
        ScoringProgress progress =
                rankings.progress(rankings.shown(now).period().id());
        if (progress.withContent() == 0 || progress.waiting() > 0) {
            return;
        }
        users.findByUsername(PIC).map(User::unit).ifPresent(unit -> {
            if (objections.ofUnit(unit, 1).isEmpty()) {
                object(unit, now);
            }
        });
        if (samples.results(1).isEmpty()) {
            samples.drawDue(now);
            samples.open().stream().findFirst().ifPresent(this::read);
        }
    }

    private void object(UnitId unit, Instant now) {
        Period before = calendar.plus(calendar.at(now), -1);
        PostQuestion question = new PostQuestion(unit, null, null, before.start(), now, null, false, false, false);
        for (LabelledPost post :
                posts.page(question, PostOrder.NEWEST, null, LOOKED_AT).posts()) {
            Label label = post.label();
            boolean worth = label != null && WORTH_OBJECTING.contains(label.contentClass());
            if (worth && objections.obstacle(unit, post.postId()).isEmpty()) {
                String reason = messages.getMessage("setup.demo.objection", null, Texts.INDONESIAN);
                try {
                    objections.raise(new NewObjection(unit, post.postId(), ContentClass.KINERJA, reason, null, PIC));
                } catch (ObjectionRefused refused) {
                    LOG.info("The demo's objection was refused: {}", refused.getMessage());
                }
                return;
            }
        }
    }

    private void read(Progress sample) {
        for (String reader : List.of(sample.readerOne(), sample.readerTwo())) {
            boolean second = reader.equals(sample.readerTwo());
            List<Line> lines = samples.sheet(sample.sample(), reader)
                    .map(BlindSamples.Sheet::lines)
                    .orElse(List.of());
            Map<Long, Label> labels =
                    classifications.of(lines.stream().map(Line::post).toList());
            for (Line line : lines) {
                Label label = labels.get(line.post());
                if (line.read() == null && label != null) {
                    boolean otherwise = second && line.position() % DISAGREES_EVERY == 0;
                    samples.read(
                            sample.sample(),
                            line.position(),
                            reader,
                            otherwise ? label.alternative() : label.contentClass());
                }
            }
        }
    }
}
