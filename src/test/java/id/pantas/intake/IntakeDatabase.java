package id.pantas.intake;

import id.pantas.registry.AccountId;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.testing.PostgresForTests;
import id.pantas.web.Formats;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.MockMvc;

/** The application on PostgreSQL on Saturday, 21 November 2026 noon in Jakarta, with agencies and accounts to be made. */
@SpringBootTest(properties = "pantas.intake.links.ask-platforms=false")
@AutoConfigureMockMvc
@Import(PostgresForTests.class)
public abstract class IntakeDatabase {

    protected static final Instant NOW = Instant.parse("2026-11-21T05:00:00Z");

    @TestBean
    protected Clock clock;

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected JdbcClient database;

    @Autowired
    protected Registry registry;

    @Autowired
    protected OfficialAccounts accounts;

    @Autowired
    MessageSource messages;

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    protected void empty() {
        database.sql("""
                        truncate registry.unit, post.post, post.metric_snapshot, post.text_version, post.fingerprint,
                                 intake.submission, intake.short_link, intake.alias, intake.file_import,
                                 intake.known_header, intake.account_memory cascade""").update();
        database.sql("delete from foundation.event_publication").update();
    }

    protected UnitId agency(String name, String shortName) {
        return registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, name, shortName, null, null));
    }

    protected AccountId account(UnitId unit, Platform platform, String handle) {
        return registry.addAccount(new NewAccount(unit, platform, handle, null, null, true));
    }

    protected String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Formats.INDONESIAN);
    }
}
