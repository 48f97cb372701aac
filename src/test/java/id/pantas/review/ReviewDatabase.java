package id.pantas.review;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.Classifications;
import id.pantas.classification.Corrections;
import id.pantas.classification.Label;
import id.pantas.classification.LabelTrust;
import id.pantas.identity.NewUser;
import id.pantas.identity.Role;
import id.pantas.identity.Users;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.scoring.Recounts;
import id.pantas.testing.PostgresForTests;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.MockMvc;

/** The application on PostgreSQL, on Saturday, 21 November 2026 noon in Jakarta unless a test turns the clock. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
public abstract class ReviewDatabase {

    private static final int MOST_ATTEMPTS = 5;

    protected static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");
    /** In the first week of the open period. */
    protected static final Instant PUBLISHED = Instant.parse("2026-11-11T03:00:00Z");

    private static final TurnableClock CLOCK = new TurnableClock(NOW);

    @TestBean
    protected Clock clock;

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected JdbcClient database;

    @Autowired
    protected Registry registry;

    @Autowired
    protected Users users;

    @Autowired
    protected Classifications classifications;

    @Autowired
    protected Corrections corrections;

    @Autowired
    protected LabelTrust trust;

    @Autowired
    protected Recounts recounts;

    @Autowired
    protected PeriodCalendar calendar;

    static Clock clock() {
        return CLOCK;
    }

    protected void turnTo(String instant) {
        CLOCK.turnTo(Instant.parse(instant));
    }

    protected void empty() {
        CLOCK.turnTo(NOW);
        int attempt = 1;
        while (!truncated(attempt)) {
            attempt++;
        }
        database.sql("delete from foundation.event_publication").update();
    }

    /** Work of the test before may still be under way; PostgreSQL then makes one of the two give way, perhaps this one. */
    private boolean truncated(int attempt) {
        try {
            database.sql("""
                            truncate registry.unit, post.post, post.metric_snapshot, classification.label,
                                     classification.correction, classification.reader_agreement, scoring.score,
                                     scoring.score_component, scoring.score_item, scoring.stale, scoring.unranked,
                                     review.objection, review.sample, review.sample_post, identity.user_account cascade
                            """).update();
            return true;
        } catch (PessimisticLockingFailureException busy) {
            if (attempt == MOST_ATTEMPTS) {
                throw busy;
            }
            return false;
        }
    }

    protected void staff(String... usernames) {
        for (String name : usernames) {
            users.create(new NewUser(name, name, "cobalah-sandi-panjang-9", Set.of(Role.STAF), null, false));
        }
    }

    protected UnitId agency(String name, String shortName) {
        UnitId unit = registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, name, shortName, null, null));
        registry.addAccount(new NewAccount(
                unit,
                Platform.X,
                shortName.toLowerCase(java.util.Locale.ROOT),
                null,
                Instant.parse("2025-01-01T00:00:00Z"),
                true));
        return unit;
    }

    /** A post with a label of the model, in doubt with {@code alternative} unless that is null. */
    protected long published(UnitId unit, Instant at, String text, String label, String alternative) {
        UUID account = database.sql("select id from registry.official_account where unit_id = :unit")
                .param("unit", unit.value())
                .query(UUID.class)
                .single();
        long id = database.sql("""
                        insert into post.post (account_id, unit_id, platform, native_id, published_at, first_seen_at, form,
                                               text, permalink)
                        values (:account, :unit, 'X', :native, :at, :at, 'TEXT', :text, 'https://x.com/dinas/status/1')
                        returning id
                        """)
                .param("account", account)
                .param("unit", unit.value())
                .param("native", UUID.randomUUID().toString())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("text", text)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into classification.label (post_id, content_class, probability, alternative,
                               alternative_probability, needs_review, model_version, text_digest, decided_at)
                        values (:post, :label, 0.612, :alternative, 0.301, :doubt, 'uji', 0, now())
                        """)
                .param("post", id)
                .param("label", label)
                .param("alternative", alternative == null ? "LAINNYA" : alternative)
                .param("doubt", alternative != null)
                .update();
        return id;
    }

    protected Label label(long post) {
        return classifications.of(List.of(post)).get(post);
    }

    protected void recount() {
        recounts.enrol(clock.instant());
        recounts.markAll(calendar.at(clock.instant()).id());
        recounts.recountStale(clock.instant());
    }
}
