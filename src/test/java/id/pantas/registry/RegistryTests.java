package id.pantas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.pantas.audit.AuditFilter;
import id.pantas.audit.AuditLog;
import id.pantas.testing.PostgresForTests;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@Import(PostgresForTests.class)
class RegistryTests {

    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");

    @Autowired
    Registry registry;

    @Autowired
    Units units;

    @Autowired
    OfficialAccounts accounts;

    @Autowired
    HandleChanges handles;

    @Autowired
    Appointments appointments;

    @Autowired
    Areas areas;

    @Autowired
    AuditLog audit;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void emptyRegistry() {
        database.sql("truncate registry.unit, registry.regency cascade").update();
    }

    @Test
    void registersTheUnitsOfARegencyOnceAndTellsSameNamesApart() {
        long began = System.nanoTime();
        areas.chooseRegency("36.04", true);
        areas.chooseRegency("36.04", true);
        assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);

        assertThat(areas.regency()).contains(new Regency("36.04", "Kabupaten Serang", "Serang", true));
        assertThat(units.inLeague(League.KECAMATAN)).hasSize(29);
        assertThat(units.inLeague(League.DESA)).hasSize(326).allSatisfy(desa -> {
            assertThat(desa.kind()).isEqualTo(UnitKind.DESA);
            Unit parent = units.find(desa.parent()).orElseThrow();
            assertThat(desa.areaCode()).startsWith(parent.areaCode() + ".");
            assertThat(desa.name()).startsWith("Desa ");
        });
        assertThat(units.findByAreaCode("36.04.05").orElseThrow().name()).startsWith("Kecamatan ");
        assertThat(units.all().stream().map(Unit::slug)).doesNotHaveDuplicates();
        assertThat(units.all().stream().map(unit -> unit.name().toLowerCase(Locale.ROOT)))
                .isSorted();
        assertThatThrownBy(() -> areas.chooseRegency("32.13", false)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> areas.chooseRegency("99.99", false)).isInstanceOf(Refusal.class);
    }

    @Test
    void keepsAnAccountWhoseHandleChangedWithItsHistory() {
        UnitId dinkes = registry.addUnit(
                new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas Kesehatan", "Dinkes", null, null));
        UnitId dishub = registry.addUnit(
                new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, "Dinas Perhubungan", "Dishub", null, null));
        AccountId account = registry.addAccount(new NewAccount(dinkes, Platform.X, "dinkes_lama", "120", null, true));
        registry.addAccount(new NewAccount(dishub, Platform.X, "dishubcontoh", "121", null, true));
        Instant before = Instant.now();

        assertThat(handles.record(account, "@Dinkes_Lama"))
                .as("letter case is no other handle")
                .isEmpty();
        HandleChange change = handles.record(account, "dinkesbaru").orElseThrow();
        assertThat(change.from()).isEqualTo("dinkes_lama");
        assertThat(change.to()).isEqualTo("dinkesbaru");
        assertThat(handles.record(account, "dinkesbaru")).isEmpty();

        OfficialAccount now = accounts.find(account).orElseThrow();
        assertThat(now.handle()).isEqualTo("dinkesbaru");
        assertThat(now.nativeId()).isEqualTo("120");
        assertThat(accounts.findByHandle(Platform.X, "dinkesbaru")).contains(now);
        assertThat(accounts.findByHandle(Platform.X, "dinkes_lama"))
                .as("whoever has the old handle now is not official")
                .isEmpty();
        assertThat(handles.of(account)).extracting(HandleChange::from).containsExactly("dinkes_lama");
        assertThat(handles.since(before.minusSeconds(60))).hasSize(1);
        assertThat(handles.since(before.plusSeconds(3_600))).isEmpty();
        assertThat(audit.search(new AuditFilter(null, "account", "dinkesbaru", null, null), 1, 10)
                        .entries())
                .anySatisfy(entry -> {
                    assertThat(entry.change().action()).isEqualTo("registry.audit.accountRenamed");
                    assertThat(entry.change().from()).isEqualTo("dinkes_lama");
                    assertThat(entry.change().to()).isEqualTo("dinkesbaru");
                    assertThat(entry.actor()).isEqualTo(AuditLog.SYSTEM);
                });

        assertThatThrownBy(() -> handles.record(account, "DishubContoh"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("handleTaken"));
        assertThatThrownBy(() -> handles.record(account, "bukan nama <b>")).isInstanceOf(Refusal.class);
        assertThat(accounts.find(account)).contains(now);

        AccountId channel = registry.addAccount(
                new NewAccount(dinkes, Platform.YOUTUBE, "UCd1nkesC0ntohKesehatan2", null, null, true));
        assertThat(handles.record(channel, "@dinkes"))
                .as("registered by its identifier, which stays")
                .isEmpty();
    }

    @Test
    void registersTheLargestRegencyInSeconds() {
        long began = System.nanoTime();
        areas.chooseRegency("11.08", false);
        assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);
        assertThat(units.inLeague(League.DESA)).hasSize(852);
        assertThat(units.all().stream().map(Unit::slug)).doesNotHaveDuplicates();
    }

    @Test
    void knowsDesaFromKelurahan() {
        areas.chooseRegency("32.13", false);
        assertThat(units.inLeague(League.KECAMATAN)).hasSize(30);
        assertThat(count(UnitKind.DESA)).isEqualTo(245);
        assertThat(count(UnitKind.KELURAHAN)).isEqualTo(8);
    }

    @Test
    void findsUnitsByTextKindAndPlaceOnPagesThatExist() {
        areas.chooseRegency("36.04", false);
        Unit district = units.findByAreaCode("36.04.05").orElseThrow();
        UnitPage below = units.search(
                new UnitFilter(null, UnitKind.DESA, League.DESA, district.id(), false, UnitFilter.Sort.AREA), 1, 5);
        assertThat(below.total())
                .isEqualTo(areas.villages("36.04").stream()
                        .filter(village -> village.districtCode().equals("36.04.05"))
                        .count());
        assertThat(below.units())
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> a.areaCode().compareTo(b.areaCode()));

        UnitPage beyond = units.search(UnitFilter.ALL, 9_999, 50);
        assertThat(beyond.page()).isEqualTo(beyond.pages());
        assertThat(beyond.units()).isNotEmpty();
        UnitFilter wild = new UnitFilter("100%_!", null, null, null, null, UnitFilter.Sort.NAME_DESCENDING);
        assertThat(units.search(wild, 1, 10).total()).isZero();
        UnitFilter named = new UnitFilter(" kecamatan ", null, null, null, null, UnitFilter.Sort.KIND);
        assertThat(units.search(named, 1, 10).total()).isEqualTo(29);
    }

    @Test
    void keepsTheSlugWhenAUnitIsRenamedAndWritesItDown() {
        UnitId unit = opd("Dinas Komunikasi dan Informatika");
        registry.renameUnit(unit, "Dinas  Kominfo, Persandian", "Diskominfo");

        Unit renamed = units.findBySlug("dinas-komunikasi-dan-informatika").orElseThrow();
        assertThat(renamed.name()).isEqualTo("Dinas Kominfo, Persandian");
        var latest = audit.search(new AuditFilter(null, "unit", unit.toString(), null, null), 1, 10);
        assertThat(latest.entries().get(0)).satisfies(entry -> {
            assertThat(entry.change().action()).isEqualTo("registry.audit.unitRenamed");
            assertThat(entry.change().from()).startsWith("Dinas Komunikasi dan Informatika");
            assertThat(entry.actor()).isEqualTo(AuditLog.SYSTEM);
        });
    }

    @Test
    void refusesTwoLivingUnitsOfOneNameButNotAfterTheFirstWasDissolved() {
        UnitId first = opd("Dinas Sosial");
        assertRefused(() -> opd("dinas  SOSIAL"), "unitNameTaken", "Dinas SOSIAL".toLowerCase(Locale.ROOT));
        registry.dissolve(first, LocalDate.of(2026, 11, 21));
        UnitId second = opd("Dinas Sosial");
        assertThat(units.find(second).orElseThrow().slug()).isEqualTo("dinas-sosial-2");
        assertThat(units.find(first).orElseThrow().active()).isFalse();
    }

    @Test
    void dissolvingRetiresAccountsAndEndsAppointments() {
        UnitId unit = opd("Dinas Sosial");
        add(unit, Platform.X, "dinsos");
        appoint(unit, "Budi Santoso", LocalDate.of(2026, 1, 1), null);
        appoint(unit, "Sari Dewi", LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31));
        registry.dissolve(unit, LocalDate.of(2026, 11, 21));
        assertThat(accounts.ofUnit(unit)).extracting(OfficialAccount::active).containsExactly(false);
        assertThat(appointments.picOf(unit, NOON)).isEmpty();
        assertThat(appointments.ofUnit(unit)).hasSize(2);
        assertThat(appointments.ofUnit(unit).get(0).lastDay()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void anAccountBelongsToOneUnitAndNeverMoves() {
        UnitId health = opd("Dinas Kesehatan");
        UnitId social = opd("Dinas Sosial");
        AccountId id = add(health, Platform.X, "https://x.com/Dinkes_Nusajaya");
        assertRefused(() -> add(social, Platform.X, "@dinkes_NUSAJAYA"), "handleTaken", "Dinas Kesehatan");
        assertRefused(() -> add(health, Platform.X, "@dinkes_NUSAJAYA"), "handleIsOwn", "X");

        registry.retireAccount(id);
        AccountId moved = add(social, Platform.X, "dinkes_nusajaya");
        assertThat(moved).isNotEqualTo(id);
        assertThat(accounts.find(id).orElseThrow().unit()).isEqualTo(health);
        assertRefused(() -> add(health, Platform.X, "dinkes_nusajaya"), "handleTaken", "Dinas Sosial");
        registry.retireAccount(moved);
        assertThat(add(health, Platform.X, "dinkes_nusajaya")).isEqualTo(id);
        assertThat(accounts.active()).extracting(OfficialAccount::id).containsExactly(id);
    }

    @Test
    void keepsThePlatformsOwnIdentifierOnceAndForOneAccount() {
        UnitId health = opd("Dinas Kesehatan");
        AccountId one = add(health, Platform.X, "dinkes");
        AccountId other = add(health, Platform.X, "labkesda_nj");
        accounts.identify(one, "1234567890123456789");
        accounts.identify(one, "1234567890123456789");
        assertThat(accounts.find(one).orElseThrow().nativeId()).isEqualTo("1234567890123456789");
        assertThatThrownBy(() -> accounts.identify(one, "2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> accounts.identify(other, "1234567890123456789"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(add(health, Platform.YOUTUBE, "UCc0nt0hPemkabOfficial01"))
                .satisfies(id ->
                        assertThat(accounts.find(id).orElseThrow().nativeId()).isEqualTo("UCc0nt0hPemkabOfficial01"));
    }

    @Test
    void warnsOfLookAlikesUntilAPersonConfirms() {
        UnitId health = opd("Dinas Kesehatan");
        UnitId social = opd("Dinas Sosial");
        add(health, Platform.INSTAGRAM, "dinkes_nusajaya");
        var unsure = new NewAccount(social, Platform.INSTAGRAM, "d1nkes.nusajaya", null, null, false);
        assertThatThrownBy(() -> registry.addAccount(unsure))
                .isInstanceOfSatisfying(
                        LookAlikesUnconfirmed.class,
                        warning -> assertThat(warning.lookAlikes())
                                .singleElement()
                                .satisfies(alike -> {
                                    assertThat(alike.reason()).isEqualTo(LookAlike.Reason.CONFUSABLE);
                                    assertThat(alike.unitName()).isEqualTo("Dinas Kesehatan");
                                }));
        assertThat(registry.lookAlikes(social, Platform.X, "dinkes_nusajaya"))
                .extracting(LookAlike::reason)
                .containsExactly(LookAlike.Reason.SAME_NAME);
        assertThat(registry.lookAlikes(health, Platform.X, "dinkes_nusajaya")).isEmpty();
        add(social, Platform.INSTAGRAM, "d1nkes.nusajaya");
        assertThat(accounts.ofUnit(social)).hasSize(1);
    }

    @Test
    void doesNotWarnOfNeighboursWhoseNamesExplainTheLikeness() {
        UnitId district =
                registry.addUnit(new NewUnit(UnitKind.KECAMATAN, null, "Kecamatan Anyar", "Anyar", null, null));
        UnitId one = registry.addUnit(new NewUnit(UnitKind.DESA, null, "Desa Sukajaya", "Sukajaya", district, null));
        UnitId two = registry.addUnit(new NewUnit(UnitKind.DESA, null, "Desa Sukaraya", "Sukaraya", district, null));
        add(one, Platform.INSTAGRAM, "desa_sukajaya");
        assertThat(registry.lookAlikes(two, Platform.INSTAGRAM, "desa_sukaraya"))
                .isEmpty();
        assertThat(registry.lookAlikes(two, Platform.INSTAGRAM, "desa_sukaj4ya"))
                .isNotEmpty();
    }

    @Test
    void answersWhetherAnAccountIsOfficial() {
        UnitId health = opd("Dinas Kesehatan");
        AccountId id = add(health, Platform.INSTAGRAM, "dinkes_nusajaya");
        assertThat(accounts.ask("https://www.instagram.com/Dinkes_Nusajaya/").official())
                .extracting(OfficialAccount::id)
                .containsExactly(id);
        assertThat(accounts.ask("@dinkes_nusajaya").official()).hasSize(1);
        HandleAnswer fake = accounts.ask("@dinkes_nusajaya_");
        assertThat(fake.official()).isEmpty();
        assertThat(fake.lookAlikes()).hasSize(1);
        assertThat(accounts.ask("https://contoh.go.id/").official()).isEmpty();
        assertThat(accounts.ask("@sama_sekali_lain").lookAlikes()).isEmpty();
        assertThatThrownBy(() -> accounts.ask("halo apa kabar?")).isInstanceOf(Refusal.class);
    }

    @Test
    void ofTwoPeopleWhoAddTheSameHandleAtOnceOneIsTold() throws Exception {
        UnitId health = opd("Dinas Kesehatan");
        UnitId social = opd("Dinas Sosial");
        for (int round = 0; round < 10; round++) {
            String handle = "akun_" + round;
            List<Refusal> refusals =
                    race(() -> add(health, Platform.TIKTOK, handle), () -> add(social, Platform.TIKTOK, "@" + handle));
            assertThat(refusals)
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("handleTaken"));
        }
        assertThat(accounts.active()).hasSize(10);
        assertThat(race(() -> opd("Badan Baru"), () -> opd("Badan Baru"))).hasSize(1);
    }

    @Test
    void theDatabaseItselfRefusesASecondOwnerOfAHandle() {
        UnitId health = opd("Dinas Kesehatan");
        add(health, Platform.X, "dinkes");
        assertThatThrownBy(() -> database.sql("""
                                insert into registry.official_account select gen_random_uuid(), unit_id, platform, handle,
                                    handle_key, handle_fold, native_id, registered_at, retired_at, version
                                  from registry.official_account""").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void hasOnePicAtATimeAndKnowsVacancies() {
        UnitId unit = opd("Dinas Kesehatan");
        assertThat(appointments.vacant(NOON)).extracting(Unit::id).contains(unit);
        AppointmentId first = appoint(unit, "Budi Santoso", LocalDate.of(2026, 1, 1), null);
        assertThat(appointments.vacant(NOON)).extracting(Unit::id).doesNotContain(unit);
        assertRefused(() -> appoint(unit, "Sari Dewi", LocalDate.of(2026, 12, 1), null), "secondPic", "Budi Santoso");
        registry.endAppointment(first, LocalDate.of(2026, 11, 20));
        appoint(unit, "Sari Dewi", LocalDate.of(2026, 11, 21), null);
        assertThatThrownBy(() -> registry.endAppointment(first, LocalDate.of(2026, 11, 21)))
                .isInstanceOf(Refusal.class);
        registry.appoint(
                new NewAppointment(unit, AppointmentRole.WAKIL, "Tono", null, "", LocalDate.of(2026, 11, 1), null));

        // Saturday 21 November begins at 17:00 UTC of the day before in Jakarta
        assertThat(appointments
                        .picOf(unit, Instant.parse("2026-11-20T16:59:59Z"))
                        .orElseThrow()
                        .person())
                .isEqualTo("Budi Santoso");
        assertThat(appointments
                        .picOf(unit, Instant.parse("2026-11-20T17:00:00Z"))
                        .orElseThrow()
                        .person())
                .isEqualTo("Sari Dewi");
        assertThat(appointments.picOf(unit, Instant.parse("2025-12-31T16:59:59Z")))
                .isEmpty();
        assertThat(appointments.deputiesOf(unit, NOON)).hasSize(1);
        assertThat(appointments.picsOf(List.of(unit), NOON)).containsOnlyKeys(unit);
    }

    @Test
    void theDatabaseItselfRefusesASecondPic() {
        UnitId unit = opd("Dinas Kesehatan");
        appoint(unit, "Budi Santoso", LocalDate.of(2026, 1, 1), null);
        assertThatThrownBy(() -> database.sql("""
                                insert into registry.appointment (id, unit_id, role, person, decree, first_day, version)
                                values (gen_random_uuid(), ?, 'PIC', 'Orang Lain', '', '2026-06-01', 0)""").param(unit.value()).update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void everyRefusalHasItsTextInIndonesian() {
        Refusal refusal = new Refusal("handle", "handleTaken", "dinkes", "X", "Dinas Kesehatan");
        assertThat(messages.getMessage(refusal, Locale.forLanguageTag("id")))
                .isEqualTo("Akun dinkes di X sudah tercatat milik Dinas Kesehatan. Satu akun hanya milik satu instansi;"
                        + " jika pindah tangan, nonaktifkan dahulu di sana.");
    }

    private long count(UnitKind kind) {
        return units.active().stream().filter(unit -> unit.kind() == kind).count();
    }

    private UnitId opd(String name) {
        return registry.addUnit(new NewUnit(UnitKind.OPD, League.OPD_LAYANAN, name, name, null, null));
    }

    private AccountId add(UnitId unit, Platform platform, String handle) {
        return registry.addAccount(new NewAccount(unit, platform, handle, null, null, true));
    }

    private AppointmentId appoint(UnitId unit, String person, LocalDate first, LocalDate last) {
        return registry.appoint(new NewAppointment(unit, AppointmentRole.PIC, person, null, "SK 1/2026", first, last));
    }

    private void assertRefused(Runnable verb, String code, String mentioned) {
        assertThatThrownBy(verb::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(messages.getMessage(refusal, Locale.ROOT)).containsIgnoringCase(mentioned);
        });
    }

    /** Runs both at once and returns the refusals. */
    private static List<Refusal> race(Callable<?> one, Callable<?> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<?>> runs = new ArrayList<>();
            for (Callable<?> verb : List.of(one, other)) {
                runs.add(threads.submit(() -> {
                    start.await();
                    return verb.call();
                }));
            }
            List<Refusal> refusals = new ArrayList<>();
            for (Future<?> run : runs) {
                try {
                    run.get();
                } catch (ExecutionException e) {
                    refusals.add((Refusal) e.getCause());
                }
            }
            return refusals;
        } finally {
            threads.shutdownNow();
        }
    }
}
