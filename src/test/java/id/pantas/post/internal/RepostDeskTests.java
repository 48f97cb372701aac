package id.pantas.post.internal;

import static id.pantas.post.internal.Observed.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.post.ObservedPost;
import id.pantas.post.PostsStored;
import id.pantas.post.RepostEvidence;
import id.pantas.post.RepostGrade;
import id.pantas.post.RepostLink;
import id.pantas.post.RepostsChanged;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import id.pantas.registry.Units;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepostDeskTests {

    private static final PostsOnPostgres STORE = new PostsOnPostgres();
    private static final Instant NOON = Instant.parse("2026-11-09T05:00:00Z");
    private static final UnitId BUPATI = PostsOnPostgres.unit("Bupati");
    private static final UnitId DINKES = PostsOnPostgres.unit("Dinas Kesehatan");
    private static final UnitId CAMAT = PostsOnPostgres.unit("Kecamatan Baros");
    private static final OfficialAccount BUPATI_X = PostsOnPostgres.account("bupaticontoh", BUPATI, Platform.X);
    private static final OfficialAccount BUPATI_IG =
            PostsOnPostgres.account("bupati.contoh", BUPATI, Platform.INSTAGRAM);
    private static final OfficialAccount BUPATI_FB = page("bupaticontoh", BUPATI, "100");
    private static final OfficialAccount BUPATI_THREADS =
            PostsOnPostgres.account("bupati.contoh", BUPATI, Platform.THREADS);
    private static final OfficialAccount DINKES_X = PostsOnPostgres.account("dinkes", DINKES, Platform.X);
    private static final OfficialAccount DINKES_TIKTOK = PostsOnPostgres.account("dinkes", DINKES, Platform.TIKTOK);
    private static final OfficialAccount CAMAT_X = PostsOnPostgres.account("camatbaros", CAMAT, Platform.X);
    private static final OfficialAccount CAMAT_IG = PostsOnPostgres.account("camatbaros", CAMAT, Platform.INSTAGRAM);
    private static final OfficialAccount CAMAT_FB = page("camatbaros", CAMAT, "200");
    private static final OfficialAccount CAMAT_THREADS = PostsOnPostgres.account("camatbaros", CAMAT, Platform.THREADS);
    private static final OfficialAccount CAMAT_TIKTOK = PostsOnPostgres.account("camatbaros", CAMAT, Platform.TIKTOK);

    private static final String BRIDGE =
            "Jembatan gantung Cipalih selesai diperbaiki, warga dua kampung kini bisa menyeberang dengan aman kembali";

    private Instant now = at(100_000);
    private final AuditLog audit = mock(AuditLog.class);
    private final RepostDesk desk = STORE.repostDesk(
            accounts(
                    BUPATI_X,
                    BUPATI_IG,
                    BUPATI_FB,
                    BUPATI_THREADS,
                    DINKES_X,
                    DINKES_TIKTOK,
                    CAMAT_X,
                    CAMAT_IG,
                    CAMAT_FB,
                    CAMAT_THREADS,
                    CAMAT_TIKTOK),
            units(),
            audit,
            Clock.fixed(NOON, ZoneOffset.UTC));

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void empty() {
        STORE.clear();
        when(audit.actor()).thenReturn("staf");
    }

    @Test
    void aRetweetOfALeaderIsACertainRepost() {
        store(BUPATI_X, post("1", NOON, BRIDGE));
        store(
                CAMAT_X,
                post("2", at(60), "RT @bupaticontoh: " + BRIDGE.substring(0, 40) + "…")
                        .repostOf("1"));

        RepostLink link = found("2");
        assertThat(link.grade()).isEqualTo(RepostGrade.CERTAIN);
        assertThat(link.evidence()).isEqualTo(RepostEvidence.SHARE);
        assertThat(link.originalPost()).isEqualTo(id("1"));
        assertThat(link.originalUnit()).isEqualTo(BUPATI);
        assertThat(link.ofLeader()).isTrue();
        assertThat(STORE.events()).contains(new RepostsChanged(CAMAT, List.of(id("2"))));
        assertThat(isRepost("2")).isTrue();
        assertThat(desk.find(at(10_000_000))).as("settled").isZero();
    }

    @Test
    void anOriginalThatIsCollectedLaterIsStillFound() {
        store(CAMAT_X, post("2", at(60), "RT @bupaticontoh: Jembatan …").repostOf("1"));

        RepostLink early = found("2");
        assertThat(early.originalPost()).isNull();
        assertThat(early.originalAccount()).isEqualTo(BUPATI_X.id());

        store(BUPATI_X, post("1", NOON, BRIDGE));

        assertThat(found("2").originalPost()).isEqualTo(id("1"));
        assertThat(desk.ofOriginal(id("1"))).hasSize(1);
    }

    @Test
    void aQuoteIsACertainRepostAndStaysContentOfItsOwn() {
        store(BUPATI_X, post("1", NOON, BRIDGE));
        STORE.posts()
                .store(
                        CAMAT_X,
                        NOON,
                        List.of(post("2", at(60), "Terima kasih, Pak. Warga kami menunggu ini sejak 2024.")
                                .seen()
                                .quoting("1")));

        assertThat(found("2").evidence()).isEqualTo(RepostEvidence.QUOTE);
        assertThat(isRepost("2")).isFalse();
        assertThat(desk.by(CAMAT, NOON, at(3_600))).hasSize(1);
    }

    @Test
    void aShareOnFacebookIsFoundWithAndWithoutTheIdOfThePage() {
        store(BUPATI_FB, post("100_1", NOON, BRIDGE));
        store(
                CAMAT_FB,
                post("200_1", at(60), "").repostOf("100_1"),
                post("200_2", at(90), "").repostOf("1"));
        store(CAMAT_FB, post("200_3", at(99), "").repostOf("100_77"));

        assertThat(found("200_1").originalPost()).isEqualTo(id("100_1"));
        assertThat(found("200_2").originalPost()).isEqualTo(id("100_1"));
        assertThat(found("200_3").originalPost()).isNull();
        assertThat(found("200_3").originalAccount()).isEqualTo(BUPATI_FB.id());
    }

    @Test
    void aRepostOnThreadsIsFoundByTheIdOfMeta() {
        store(BUPATI_THREADS, post("Cxyz", NOON, BRIDGE).media("9001"));
        store(
                CAMAT_THREADS,
                post("Dabc", at(60), "").repostOf("9001"),
                post("Dabd", at(61), "").repostOf("Cxyz"));

        assertThat(found("Dabc").originalPost()).isEqualTo(id("Cxyz"));
        assertThat(found("Dabd").originalPost()).isEqualTo(id("Cxyz"));
    }

    @Test
    void aCaptionOnInstagramThatNamesALeaderIsProbableAndFindsItsOriginal() {
        store(BUPATI_IG, post("Abc", NOON, BRIDGE));
        STORE.posts()
                .store(
                        CAMAT_IG,
                        NOON,
                        List.of(probable("Def", at(60), "Repost @bupati.contoh – " + BRIDGE, "@bupati.contoh")));

        RepostLink link = found("Def");
        assertThat(link.grade()).isEqualTo(RepostGrade.PROBABLE);
        assertThat(link.evidence()).isEqualTo(RepostEvidence.SAME_TEXT);
        assertThat(link.named()).isEqualTo("Repost @bupati.contoh");
        assertThat(link.similarity()).isGreaterThan(0.8);
        assertThat(link.originalPost()).isEqualTo(id("Abc"));
    }

    @Test
    void aCaptionThatNamesAnOfficialAccountWithoutAnOriginalSaysWhoseItIs() {
        STORE.posts()
                .store(
                        CAMAT_IG,
                        NOON,
                        List.of(probable("Def", at(60), "Repost @bupati.contoh tanpa asal", "@bupati.contoh")));

        assertThat(found("Def").evidence()).isEqualTo(RepostEvidence.NAMED);
        assertThat(found("Def").originalPost()).isNull();
        assertThat(found("Def").originalUnit()).isEqualTo(BUPATI);
    }

    @Test
    void aPostSharedByTwoAuthorsOnInstagramIsARepostOfTheLeader() {
        store(CAMAT_IG, post("Abc", NOON, BRIDGE));
        store(BUPATI_IG, post("Abc", NOON, BRIDGE));

        RepostLink link = found("Abc");
        assertThat(link.evidence()).isEqualTo(RepostEvidence.COLLABORATION);
        assertThat(link.unit()).isEqualTo(CAMAT);
        assertThat(link.originalUnit()).isEqualTo(BUPATI);
        assertThat(isRepost("Abc")).as("still the unit's own content").isFalse();
    }

    @Test
    void theSameTextWithAMentionOnTikTokIsProbableAndNoCopyForTheScore() {
        store(BUPATI_X, post("1", NOON, BRIDGE));
        store(CAMAT_TIKTOK, post("2", at(3_600), BRIDGE + " via @bupaticontoh"));

        RepostLink link = found("2");
        assertThat(link.grade()).isEqualTo(RepostGrade.PROBABLE);
        assertThat(link.named()).isEqualTo("via @bupaticontoh");
        assertThat(isRepost("2")).isTrue();
        assertThat(STORE.events()).contains(new PostsStored(CAMAT_TIKTOK.id(), CAMAT, List.of(), List.of(id("2"))));
    }

    @Test
    void theSamePictureWithAMentionIsProbableWhateverTheText() {
        store(DINKES_TIKTOK, post("1", NOON, "Senam bersama lansia").media("v1"));
        store(CAMAT_TIKTOK, post("2", at(3_600), "Bagus sekali @dinkes").media("v1"));

        assertThat(found("2").evidence()).isEqualTo(RepostEvidence.SAME_MEDIA);
        assertThat(found("2").ofLeader()).isFalse();
        assertThat(desk.peersRepostedBy(CAMAT, NOON, at(7_200))).containsExactly(DINKES);
    }

    @Test
    void aCopyThatSaysRepostOrCreditsItsSourceByNameIsProbable() {
        store(DINKES_X, post("1", NOON, BRIDGE));
        store(CAMAT_X, post("2", at(60), "[REPOST] " + BRIDGE));
        store(CAMAT_TIKTOK, post("3", at(90), BRIDGE + "\nSumber: Dinas Kesehatan"));

        assertThat(found("2").originalPost()).isEqualTo(id("1"));
        assertThat(desk.of(List.of(id("3"))))
                .as("a cross-post of the own repost is no copy")
                .isEmpty();
    }

    @Test
    void aCopyWithoutAWordOfItsSourceStaysACopy() {
        store(BUPATI_X, post("1", NOON, BRIDGE));
        store(CAMAT_X, post("2", at(60), BRIDGE));
        store(
                CAMAT_TIKTOK,
                post("3", at(90), "Rapat bersama @bupaticontoh membahas jalan kabupaten pagi tadi di pendopo"));
        desk.find(at(100));

        assertThat(desk.of(List.of(id("2"), id("3")))).isEmpty();
        assertThat(isRepost("2")).isFalse();
    }

    @Test
    void afterFourteenDaysNothingIsARepostByItsTextAlone() {
        store(BUPATI_X, post("1", NOON, BRIDGE));
        store(CAMAT_X, post("2", NOON.plus(Duration.ofDays(14)), BRIDGE + " @bupaticontoh"));
        store(CAMAT_TIKTOK, post("3", NOON.plus(Duration.ofDays(14)).plusSeconds(1), BRIDGE + " @bupaticontoh"));
        desk.find(NOON.plus(Duration.ofDays(15)));

        assertThat(desk.of(List.of(id("2")))).hasSize(1);
        assertThat(desk.of(List.of(id("3")))).isEmpty();
    }

    @Test
    void staffConfirmOrRejectAProbableRepostAndNotACertainOne() {
        store(BUPATI_X, post("1", NOON, BRIDGE));
        store(
                CAMAT_X,
                post("2", at(60), BRIDGE + " via @bupaticontoh"),
                post("3", at(90), "RT").repostOf("1"));
        desk.find(at(100));

        desk.decide(id("2"), false);
        assertThat(isRepost("2")).isFalse();
        assertThat(desk.by(CAMAT, NOON, at(3_600))).extracting(RepostLink::post).containsExactly(id("3"));
        assertThat(found("2").decidedBy()).isEqualTo("staf");
        store(CAMAT_X, post("2", at(60), BRIDGE + " via @bupaticontoh!"));
        assertThat(found("2").stands()).as("a decision is never overwritten").isFalse();

        desk.decide(id("2"), true);
        assertThat(isRepost("2")).isTrue();
        verify(audit, times(2)).record(any(Change.class));
        assertThatThrownBy(() -> desk.decide(id("3"), false)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> desk.decide(id("1"), false)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aUnitRepeatsNobodyByRepeatingItself() {
        store(CAMAT_IG, post("Abc", NOON, BRIDGE));
        store(
                CAMAT_X,
                post("2", at(60), BRIDGE + " @camatbaros"),
                post("3", at(61), "RT @camatbaros: x").repostOf("2"));
        desk.find(at(100));

        assertThat(desk.of(List.of(id("2"), id("3")))).isEmpty();
        assertThat(desk.find(at(10_000_000))).isZero();
    }

    @Test
    void whatIsNotFoundIsGivenUpAfterFourteenDays() {
        store(CAMAT_X, post("2", at(60), "RT @orangbiasa: halo").repostOf("987"));
        int looked = 0;
        for (int day = 0; day <= 20 * 24; day++) {
            looked += desk.find(NOON.plus(Duration.ofHours(day)));
        }

        assertThat(looked).isBetween(7, 9);
        assertThat(STORE.database()
                        .sql("select count(*) from post.repost_hint")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private RepostLink found(String nativeId) {
        desk.find(now);
        now = now.plus(Duration.ofDays(1));
        Map<Long, RepostLink> links = desk.of(List.of(id(nativeId)));
        assertThat(links).as(nativeId).hasSize(1);
        return links.get(id(nativeId));
    }

    private static boolean isRepost(String nativeId) {
        return STORE.database()
                .sql("select repost from post.post_fact where native_id = :id")
                .param("id", nativeId)
                .query(Boolean.class)
                .single();
    }

    private static long id(String nativeId) {
        return STORE.database()
                .sql("select id from post.post where native_id = :id")
                .param("id", nativeId)
                .query(Long.class)
                .single();
    }

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static void store(OfficialAccount account, Observed... posts) {
        STORE.posts()
                .store(account, NOON, Arrays.stream(posts).map(Observed::seen).toList());
    }

    private static ObservedPost probable(String id, Instant at, String text, String original) {
        ObservedPost seen = post(id, at, text).seen();
        return new ObservedPost(
                seen.nativeId(),
                seen.publishedAt(),
                seen.form(),
                seen.text(),
                seen.permalink(),
                original,
                RepostGrade.PROBABLE,
                null,
                seen.counts());
    }

    private static OfficialAccount page(String handle, UnitId unit, String pageId) {
        OfficialAccount account = PostsOnPostgres.account(handle, unit, Platform.FACEBOOK);
        return new OfficialAccount(account.id(), unit, Platform.FACEBOOK, handle, pageId, true, account.registeredAt());
    }

    private static OfficialAccounts accounts(OfficialAccount... all) {
        OfficialAccounts accounts = mock(OfficialAccounts.class);
        when(accounts.all()).thenReturn(List.of(all));
        return accounts;
    }

    private static Units units() {
        Map<UnitId, Unit> all = new HashMap<>();
        all.put(BUPATI, unit(BUPATI, UnitKind.PIMPINAN, "Bupati Contoh", "Bupati"));
        all.put(DINKES, unit(DINKES, UnitKind.OPD, "Dinas Kesehatan", "Dinkes"));
        all.put(CAMAT, unit(CAMAT, UnitKind.KECAMATAN, "Kecamatan Baros", "Baros"));
        Units units = mock(Units.class);
        when(units.byIds(any())).thenReturn(all);
        return units;
    }

    private static Unit unit(UnitId id, UnitKind kind, String name, String shortName) {
        @Nullable UnitId parent = null;
        return new Unit(id, kind, null, name, shortName, shortName, parent, null, true);
    }
}
