package id.pantas.review.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.Classifications;
import id.pantas.classification.LabelTrust;
import id.pantas.classification.LabelledPosts;
import id.pantas.classification.ReaderAgreement;
import id.pantas.classifier.ContentClass;
import id.pantas.identity.Role;
import id.pantas.identity.User;
import id.pantas.identity.UserFilter;
import id.pantas.identity.Users;
import id.pantas.review.Agreement;
import id.pantas.review.Agreement.Pair;
import id.pantas.review.BlindSamples;
import id.pantas.review.SampleResult;
import id.pantas.review.internal.SampleRows.Reading;
import id.pantas.review.internal.SampleRows.Sample;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class SampleDesk implements BlindSamples {

    /** On Monday the last posts of the week are collected and labelled first. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofHours(6);

    private final SampleRows rows;
    private final Users users;
    private final LabelledPosts posts;
    private final Classifications classifications;
    private final LabelTrust trust;
    private final ReviewProperties settings;
    private final PeriodCalendar calendar;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom seeds = new SecureRandom();

    SampleDesk(
            SampleRows rows,
            Users users,
            LabelledPosts posts,
            Classifications classifications,
            LabelTrust trust,
            ReviewProperties settings,
            PeriodCalendar calendar,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.users = users;
        this.posts = posts;
        this.classifications = classifications;
        this.trust = trust;
        this.settings = settings;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean drawDue(Instant now) {
        ZonedDateTime local = now.minus(AFTER_MIDNIGHT).atZone(calendar.zone());
        LocalDate week = local.toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1);
        if (rows.exists(week)) {
            return false;
        }
        List<String> readers = readers();
        Map<ContentClass, List<Long>> labelled = rows.labelled(start(week), start(week.plusWeeks(1)));
        long found = labelled.values().stream().mapToLong(List::size).sum();
        if (readers.size() < 2 || found < settings.leastSample()) {
            return false;
        }
        long seed = seeds.nextLong();
        Long sample = rows.add(week, seed, now, readers.get(0), readers.get(1)).orElse(null);
        if (sample == null) {
            return false;
        }
        int position = 0;
        for (long post : Stratified.draw(labelled, settings.sampleSize(), seed)) {
            String text = posts.find(post).map(one -> one.text()).orElse("");
            rows.add(sample, ++position, post, classifications.classify(text).contentClass());
        }
        noted("review.audit.sampleDrawn", sample, week, null, readers.get(0) + ", " + readers.get(1));
        return true;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }

    /** Who may read, those first whose last sample is longest ago. */
    private List<String> readers() {
        Map<String, LocalDate> last = rows.lastWeekOf();
        return Stream.of(Role.STAF, Role.ADMIN)
                .map(role -> users.search(new UserFilter("", role, true, UserFilter.Order.USERNAME, 0))
                        .users())
                .flatMap(Collection::stream)
                .map(User::username)
                .distinct()
                .sorted(Comparator.comparing((String name) -> last.getOrDefault(name, LocalDate.MIN))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    @Override
    public List<Progress> open() {
        return rows.open();
    }

    @Override
    @Transactional
    public Optional<Sheet> sheet(long sample, String reader) {
        Sample found = rows.lock(sample).orElse(null);
        String column = found == null ? null : found.column(reader);
        if (found == null || column == null) {
            return Optional.empty();
        }
        if (!found.complete()) {
            rows.dropUnreadable(sample);
            completeIfRead(found);
        }
        return Optional.of(new Sheet(sample, found.week(), rows.lines(sample, column)));
    }

    @Override
    @Transactional
    public void read(long sample, int position, String reader, ContentClass contentClass) {
        Sample found = write(sample, position, reader, contentClass);
        completeIfRead(found);
    }

    @Override
    @Transactional
    public void takeBack(long sample, int position, String reader) {
        write(sample, position, reader, null);
    }

    private Sample write(long sample, int position, String reader, @Nullable ContentClass read) {
        Sample found = rows.lock(sample).orElse(null);
        String column = found == null ? null : found.column(reader);
        if (found == null || column == null || found.complete() || !rows.write(sample, position, column, read)) {
            throw new IllegalArgumentException(
                    "post " + position + " of sample " + sample + " is not to be read by " + reader);
        }
        return found;
    }

    private void completeIfRead(Sample sample) {
        boolean complete = Stream.of("one_class", "two_class")
                .flatMap(column -> rows.lines(sample.id(), column).stream())
                .allMatch(line -> line.read() != null);
        List<Reading> readings = complete ? rows.readings(sample.id()) : List.of();
        if (readings.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Agreement agreement = of(readings, Reading::one, Reading::two);
        rows.complete(sample.id(), now, readings.size(), agreement.kappa(), settings.leastAgreement());
        if (!rows.laterComplete(sample.week())) {
            trust.record(new ReaderAgreement(agreement.kappa(), readings.size(), settings.leastAgreement(), now));
        }
        noted(
                "review.audit.sampleComplete",
                sample.id(),
                sample.week(),
                null,
                "kappa " + agreement.kappa().toPlainString());
    }

    @Override
    @Transactional
    public boolean takeOver(long sample, String from, String person) {
        Sample found = rows.lock(sample).orElse(null);
        String column = found == null ? null : found.column(from);
        if (found == null || column == null || found.complete() || found.column(person) != null) {
            return false;
        }
        if (rows.lines(sample, column).stream().anyMatch(line -> line.read() != null)) {
            return false;
        }
        rows.reader(sample, column.equals("one_class") ? "reader_one" : "reader_two", person);
        noted("review.audit.sampleTakenOver", sample, found.week(), from, person);
        return true;
    }

    @Override
    public List<SampleResult> results(int most) {
        List<SampleResult> results = new ArrayList<>();
        for (SampleRows.Completed sample : rows.completed(most)) {
            List<Reading> readings = rows.readings(sample.id());
            results.add(new SampleResult(
                    sample.week(),
                    sample.seed(),
                    sample.at(),
                    sample.posts(),
                    sample.kappa(),
                    sample.least(),
                    of(readings, Reading::one, Reading::two),
                    of(readings, Reading::one, Reading::model),
                    of(readings, Reading::two, Reading::model)));
        }
        return results;
    }

    private static Agreement of(
            List<Reading> readings,
            java.util.function.Function<Reading, ContentClass> one,
            java.util.function.Function<Reading, ContentClass> two) {
        return new Agreement(readings.stream()
                .map(reading -> new Pair(one.apply(reading), two.apply(reading)))
                .toList());
    }

    private void noted(String action, long sample, LocalDate week, @Nullable String from, String to) {
        audit.record(new Change(action, "sample", String.valueOf(sample), "Sampel pekan " + week, from, to));
    }
}
