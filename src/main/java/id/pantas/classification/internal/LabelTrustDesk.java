package id.pantas.classification.internal;

import id.pantas.classification.LabelTrust;
import id.pantas.classification.LabelTrustChanged;
import id.pantas.classification.ReaderAgreement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class LabelTrustDesk implements LabelTrust {

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    LabelTrustDesk(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public Optional<ReaderAgreement> at(Instant when) {
        return database.sql("""
                        select kappa, posts, least_kappa, measured_at from classification.reader_agreement
                         where measured_at <= :when order by measured_at desc limit 1""")
                .param("when", OffsetDateTime.ofInstant(when, ZoneOffset.UTC))
                .query((row, n) -> new ReaderAgreement(
                        row.getBigDecimal("kappa"),
                        row.getInt("posts"),
                        row.getBigDecimal("least_kappa"),
                        LabelRows.instant(row, "measured_at")))
                .optional();
    }

    @Override
    @Transactional
    public void record(ReaderAgreement agreement) {
        boolean before = holds(Instant.parse("9999-01-01T00:00:00Z"));
        database.sql("""
                        insert into classification.reader_agreement (measured_at, kappa, posts, least_kappa)
                        values (:at, :kappa, :posts, :least)""")
                .param("at", OffsetDateTime.ofInstant(agreement.measuredAt(), ZoneOffset.UTC))
                .param("kappa", agreement.kappa())
                .param("posts", agreement.posts())
                .param("least", agreement.least())
                .update();
        boolean after = holds(Instant.parse("9999-01-01T00:00:00Z"));
        if (before != after) {
            events.publishEvent(new LabelTrustChanged(after, agreement.measuredAt()));
        }
    }
}
