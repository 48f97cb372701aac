package id.pantas.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.audit.AuditFilter;
import id.pantas.audit.AuditLog;
import id.pantas.compliance.NewErasure.Requester;
import id.pantas.post.Comments;
import id.pantas.post.Counts;
import id.pantas.post.ObservedComment;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostForm;
import id.pantas.post.Posts;
import id.pantas.registry.League;
import id.pantas.registry.NewAccount;
import id.pantas.registry.NewUnit;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Registry;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.testing.PostgresForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests for deletion, over all modules that keep what platforms gave. */
@SpringBootTest
@Import(PostgresForTests.class)
class ErasureTests {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final String TEXT = "Saya Rahmat dari Jalan Melati, lampunya mati";

    @Autowired
    Erasures erasures;

    @Autowired
    Posts posts;

    @Autowired
    Comments comments;

    @Autowired
    Registry registry;

    @Autowired
    OfficialAccounts accounts;

    @Autowired
    AuditLog audit;

    @Autowired
    CitizenData citizens;

    @Autowired
    List<ErasedData> data;

    @Autowired
    JdbcClient database;

    private OfficialAccount leader;

    @BeforeEach
    void start() {
        database.sql("truncate post.post, post.comment, post.metric_snapshot, collection.raw_answer, collection.run,"
                        + " compliance.erasure")
                .update();
        String name = "Pimpinan " + UUID.randomUUID().toString().substring(0, 8);
        UnitId unit = registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, name, name, null, null));
        String handle = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        leader = accounts.find(registry.addAccount(new NewAccount(unit, Platform.INSTAGRAM, handle, null, NOW, true)))
                .orElseThrow();
        posts.store(leader, NOW, List.of(post("100"), post("101")));
        comments.store(
                leader,
                NOW,
                List.of(
                        comment("1", "100", "u7", "rahmat.b", TEXT),
                        comment("2", "101", "u7", "rahmat.b", "Terima kasih"),
                        comment("3", "100", "u8", "Rahmat.Beda", "Halo")));
        long run = database.sql("""
                        insert into collection.run (account_id, unit_id, platform, node, started_by, planned_at, started_at,
                                                    finished_at, outcome, failure_answer)
                        values (:account, :unit, 'INSTAGRAM', 'n', 'SCHEDULE', now(), now(), now(), 'DONE', :answer)
                        returning id
                        """)
                .param("account", leader.id().value())
                .param("unit", unit.value())
                .param("answer", TEXT)
                .query(Long.class)
                .single();
        database.sql("insert into collection.raw_answer values (:run, 0, 'a', 'application/json', now(), 9, :body)")
                .param("run", run)
                .param("body", TEXT.getBytes(StandardCharsets.UTF_8))
                .update();
    }

    @Test
    void oneCitizensCommentsGoWithTheAnswersAndNothingOfThePersonStays() {
        ErasureRequest request = record(ErasureKind.AUTHOR, "@RAHMAT.b", Requester.CITIZEN, "Rahmat Basuki");
        assertThat(erasures.found(request))
                .containsEntry(ErasedData.What.COMMENTS, 2)
                .containsEntry(ErasedData.What.POSTS, 0)
                .containsEntry(ErasedData.What.ANSWERS, 1);

        ErasureRequest done = erasures.carryOut(request.id(), "admin", NOW);

        assertThat(done.state()).isEqualTo(ErasureRequest.State.DONE);
        assertThat(done.comments()).isEqualTo(2);
        assertThat(done.answers()).isEqualTo(1);
        assertThat(done.subject()).isNull();
        assertThat(done.requesterName()).isNull();
        assertThat(database.sql("select native_id from post.comment where forgotten_at is null")
                        .query(String.class)
                        .list())
                .containsExactly("3");
        assertThat(everythingStored())
                .doesNotContain(TEXT)
                .doesNotContainIgnoringCase("rahmat.b\"")
                .doesNotContain("Basuki");
        assertThat(String.valueOf(audit.search(AuditFilter.ALL, 1, 50).entries()))
                .doesNotContainIgnoringCase("rahmat")
                .contains(request.number());

        comments.store(leader, NOW.plusSeconds(60), List.of(comment("1", "100", "u7", "rahmat.b", TEXT)));
        assertThat(everythingStored()).as("read once more by the collector").doesNotContain(TEXT);
    }

    @Test
    void aPostGoesByItsAddressWithTheCommentsUnderIt() {
        ErasureRequest request =
                record(ErasureKind.POST, "https://www.instagram.com/p/100xx/?id=100 (100)", Requester.UNIT, "Dinkes");
        assertThat(erasures.found(request)).containsEntry(ErasedData.What.POSTS, 0);
        database.sql("update post.post set native_id = '17900000000000100' where native_id = '100'")
                .update();
        database.sql("update post.comment set post_native_id = '17900000000000100' where post_native_id = '100'")
                .update();
        ErasureRequest byAddress =
                record(ErasureKind.POST, "https://example.org/p/17900000000000100/?igsh=x", Requester.UNIT, "Dinkes");
        assertThat(erasures.found(byAddress))
                .containsEntry(ErasedData.What.POSTS, 1)
                .containsEntry(ErasedData.What.COMMENTS, 2);

        ErasureRequest done = erasures.carryOut(byAddress.id(), "admin", NOW);

        assertThat(done.posts()).isEqualTo(1);
        assertThat(done.comments()).isEqualTo(2);
        assertThat(done.requesterName()).as("an office is no private person").isEqualTo("Dinkes");
        assertThat(database.sql("select native_id from post.post_fact where text <> ''")
                        .query(String.class)
                        .list())
                .containsExactly("101");
        assertThat(erasures.carryOut(byAddress.id(), "admin", NOW))
                .as("repeatable")
                .isEqualTo(done);
    }

    @Test
    void aKilledDeletionIsFinishedByTheDailyRun() {
        ErasureRequest request = record(ErasureKind.AUTHOR, "u7", Requester.CITIZEN, null);
        database.sql("""
                        update compliance.erasure set state = 'WORKING', step = 'ANSWERS', comments = 2,
                               accounts = cast(:accounts as uuid[])
                        """)
                .param("accounts", new String[] {leader.id().toString()})
                .update();

        erasures.goOn(NOW);

        ErasureRequest done = erasures.find(request.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(ErasureRequest.State.DONE);
        assertThat(done.comments()).isEqualTo(2);
        assertThat(done.answers()).isEqualTo(1);
        assertThat(done.doneBy()).isEqualTo(AuditLog.SYSTEM);
    }

    @Test
    void answersThatComeAfterADeletionAreDeletedToo() {
        ErasureRequest request = record(ErasureKind.AUTHOR, "u7", Requester.CITIZEN, null);
        erasures.carryOut(request.id(), "admin", NOW);
        database.sql("insert into collection.raw_answer select id, 5, 'a', 'application/json', now(), 9, ''"
                        + " from collection.run")
                .update();
        erasures.goOn(NOW.plus(Duration.ofDays(1)));
        assertThat(database.sql("select count(*) from collection.raw_answer")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theLimitIsThePlatformsWhereItNamesOneAndOurOwnElsewhere() {
        Instant received = NOW.minus(Duration.ofHours(30));
        ErasureRequest x = erasures.record(
                new NewErasure(ErasureKind.COMMENT, Platform.X, "1", Requester.PLATFORM, null, "Email X", received),
                "admin",
                NOW);
        ErasureRequest youTube = erasures.record(
                new NewErasure(ErasureKind.COMMENT, Platform.YOUTUBE, "1", Requester.CITIZEN, null, "Surat", received),
                "admin",
                NOW);
        assertThat(x.dueAt()).isEqualTo(received.plus(Duration.ofHours(24)));
        assertThat(x.late(NOW)).isTrue();
        assertThat(youTube.dueAt()).isEqualTo(received.plus(Duration.ofHours(72)));
        assertThat(erasures.open(NOW)).isEqualTo(new Erasures.Open(2, 1));
        assertThat(erasures.list(5)).extracting(ErasureRequest::id).containsExactly(x.id(), youTube.id());
    }

    @Test
    void aRefusedRequestDeletesNothingAndForgetsThePersonToo() {
        ErasureRequest request = record(ErasureKind.AUTHOR, "u7", Requester.CITIZEN, "Rahmat Basuki");
        assertThatThrownBy(() -> erasures.refuse(request.id(), " ", "admin", NOW))
                .isInstanceOf(ComplianceRefused.class);
        ErasureRequest refused = erasures.refuse(request.id(), "Bukan pemilik akunnya", "admin", NOW);
        assertThat(refused.state()).isEqualTo(ErasureRequest.State.REFUSED);
        assertThat(refused.requesterName()).isNull();
        assertThat(everythingStored()).contains(TEXT).doesNotContain("Basuki");
        erasures.carryOut(request.id(), "admin", NOW);
        assertThat(everythingStored()).as("closed is closed").contains(TEXT);
    }

    @Test
    void whatNamesNothingIsRefusedAndHostileTextStaysText() {
        refused("subject", "   ");
        refused("subject", "x".repeat(501));
        assertThatThrownBy(() -> erasures.record(
                        new NewErasure(
                                ErasureKind.ACCOUNT, Platform.X, "tidak-ada", Requester.UNIT, null, "Surat", NOW),
                        "admin",
                        NOW))
                .isInstanceOf(ComplianceRefused.class);
        assertThatThrownBy(() -> erasures.record(
                        new NewErasure(
                                ErasureKind.AUTHOR,
                                Platform.X,
                                "u",
                                Requester.CITIZEN,
                                null,
                                "Surat",
                                NOW.plusSeconds(1)),
                        "admin",
                        NOW))
                .isInstanceOf(ComplianceRefused.class);
        ErasureRequest hostile =
                record(ErasureKind.AUTHOR, "' or 1=1; drop table post.post; -- %_", Requester.CITIZEN, null);
        assertThat(erasures.found(hostile)).containsEntry(ErasedData.What.COMMENTS, 0);
        assertThat(erasures.carryOut(hostile.id(), "admin", NOW).comments()).isZero();
        assertThat(everythingStored()).contains(TEXT);
        assertThatThrownBy(() -> erasures.carryOut(-1, "admin", NOW)).isInstanceOf(ComplianceRefused.class);
    }

    @Test
    void everyKindOfDataIsErasedBySomebody() {
        assertThat(data).extracting(ErasedData::what).containsExactlyInAnyOrder(ErasedData.What.values());
    }

    @Test
    void noTableIndexOrViewGathersWhatOneCitizenWrote() {
        assertThat(citizens.look()).isEqualTo(new CitizenData.Finding(List.of(), List.of(), List.of()));
        List<String> columns = database.sql("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                        """).query(String.class).list();
        assertThat(columns).as("the list names columns that exist").containsAll(CitizenData.DECLARED);
    }

    @Test
    void theCheckFindsWhatMustNotBeThere() {
        database.sql("create table post.watched (citizen_name text)").update();
        database.sql("create index comment_by_author on post.comment (author_id)")
                .update();
        database.sql("create view post.loudest as select author_id, count(*) from post.comment group by author_id")
                .update();
        try {
            CitizenData.Finding finding = citizens.look();
            assertThat(finding.undeclared()).containsExactly("post.loudest.author_id", "post.watched.citizen_name");
            assertThat(finding.searchable()).containsExactly("post.comment_by_author");
            assertThat(finding.gathered()).containsExactly("post.loudest");
        } finally {
            database.sql("drop view post.loudest").update();
            database.sql("drop index post.comment_by_author").update();
            database.sql("drop table post.watched").update();
        }
    }

    private void refused(String field, String subject) {
        assertThatThrownBy(() -> record(ErasureKind.COMMENT, subject, Requester.CITIZEN, null))
                .isInstanceOfSatisfying(
                        ComplianceRefused.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private ErasureRequest record(ErasureKind kind, String subject, Requester requester, String name) {
        return erasures.record(
                new NewErasure(kind, Platform.INSTAGRAM, subject, requester, name, "Surat", NOW.minusSeconds(60)),
                "admin",
                NOW);
    }

    private String everythingStored() {
        return database.sql("""
                        select concat(
                            (select json_agg(c) from post.comment c), (select json_agg(p) from post.post p),
                            (select json_agg(r) from collection.run r), (select json_agg(e) from compliance.erasure e),
                            (select string_agg(convert_from(body, 'UTF8'), ' ') from collection.raw_answer))
                        """).query(String.class).single();
    }

    private static ObservedPost post(String id) {
        return new ObservedPost(
                id,
                NOW.minusSeconds(3_600),
                PostForm.PHOTO,
                "Unggahan " + id,
                "https://www.instagram.com/p/" + id,
                null,
                null,
                null,
                new Counts(1L, 2L, null, null));
    }

    private static ObservedComment comment(String id, String post, String author, String name, String text) {
        return new ObservedComment(
                id,
                post,
                null,
                NOW.minusSeconds(600),
                text,
                author,
                name,
                false,
                "https://www.instagram.com/c/" + id,
                0L);
    }
}
