package id.pantas.compliance.internal;

import id.pantas.audit.AuditEntry;
import id.pantas.audit.AuditFilter;
import id.pantas.audit.AuditLog;
import id.pantas.audit.AuditPage;
import id.pantas.audit.Change;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.compliance.DecisionSubject;
import id.pantas.compliance.NewDecision;
import id.pantas.compliance.RetainedData;
import id.pantas.registry.Platform;
import id.pantas.testing.PostgresForTests;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The module's desks on a database of their own, with what they tell others. */
class ComplianceDatabase {

    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String BY = "admin";

    final JdbcClient sql;
    final List<Change> audited = new ArrayList<>();
    final List<Object> events = new ArrayList<>();
    final DecisionDesk decisions;
    final RetentionDesk retention;

    ComplianceDatabase(RetainedData... data) {
        String url = PostgresForTests.newDatabase();
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration/compliance")
                .defaultSchema("public")
                .load()
                .migrate();
        DriverManagerDataSource source = new DriverManagerDataSource(url, "postgres", "");
        sql = JdbcClient.create(source);
        DecisionRows rows = new DecisionRows(sql);
        RetentionChoices choices = new RetentionChoices(sql);
        AuditLog audit = audit();
        decisions = new DecisionDesk(
                rows, new Documents(sql), choices, audit, new PeriodCalendar(ZoneId.of("Asia/Jakarta")), events::add);
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        for (RetainedData each : data) {
            beans.registerSingleton(each.kind().name(), each);
        }
        retention = new RetentionDesk(
                beans.getBeanProvider(RetainedData.class),
                new RetentionRows(sql),
                choices,
                rows,
                audit,
                new DataSourceTransactionManager(source));
    }

    void decide(Platform platform, DecisionSubject subject, boolean granted, Instant at) {
        decisions.record(decision(platform, subject, granted), BY, at);
    }

    static NewDecision decision(Platform platform, DecisionSubject subject, boolean granted) {
        return new NewDecision(
                platform, subject, granted, "Kepala Diskominfo", TODAY.minusDays(3), "Surat 480/12/2026", "Catatan");
    }

    private AuditLog audit() {
        return new AuditLog() {
            @Override
            public void record(Change change) {
                audited.add(change);
            }

            @Override
            public void recordAll(List<Change> changes) {
                audited.addAll(changes);
            }

            @Override
            public String actor() {
                return BY;
            }

            @Override
            public AuditPage search(AuditFilter filter, int page, int size) {
                return new AuditPage(List.<AuditEntry>of(), page, size, 0);
            }

            @Override
            public List<String> entities() {
                return List.of();
            }
        };
    }
}
