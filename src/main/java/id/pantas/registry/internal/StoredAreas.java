package id.pantas.registry.internal;

import id.pantas.audit.AuditLog;
import id.pantas.audit.Change;
import id.pantas.registry.Areas;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Refusal;
import id.pantas.registry.Regency;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Areas from the files, and the regency served from table {@code registry.regency}. */
@Service
class StoredAreas implements Areas {

    private static final int LONGEST_SHORT_NAME = 40;

    private final UnitRepository units;
    private final UnitDesk desk;
    private final WriteTurn turn;
    private final JdbcClient database;
    private final AuditLog audit;
    private final Clock clock;

    StoredAreas(UnitRepository units, UnitDesk desk, WriteTurn turn, JdbcClient database, AuditLog audit, Clock clock) {
        this.units = units;
        this.desk = desk;
        this.turn = turn;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Province> provinces() {
        return AreaFiles.provinces();
    }

    @Override
    public List<RegencyArea> regencies() {
        return AreaFiles.regencies();
    }

    @Override
    public List<RegencyArea> searchRegencies(String text) {
        List<String> words = Arrays.asList(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return regencies().stream()
                .filter(area -> words.stream()
                        .allMatch(word -> (area.code() + " " + area.name())
                                .toLowerCase(Locale.ROOT)
                                .contains(word)))
                .toList();
    }

    @Override
    public Optional<RegencyArea> findRegency(String code) {
        return regencies().stream().filter(area -> area.code().equals(code)).findFirst();
    }

    @Override
    public List<District> districts(String regencyCode) {
        return AreaFiles.districts(regencyCode);
    }

    @Override
    public List<Village> villages(String regencyCode) {
        return AreaFiles.villages(regencyCode);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Regency> regency() {
        return database.sql("select code, name, short_name, demo from registry.regency")
                .query((row, number) -> new Regency(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("short_name"),
                        row.getBoolean("demo")))
                .optional();
    }

    @Override
    @Transactional
    public Regency chooseRegency(String code, boolean demo) {
        turn.take();
        RegencyArea area = findRegency(code).orElseThrow(() -> new Refusal("code", "noSuchRegency", code));
        Regency regency = new Regency(code, area.name(), shortName(area.name()), demo);
        store(regency);
        Map<String, UnitId> registered = new HashMap<>();
        for (RegisteredUnit unit : units.all()) {
            Unit existing = unit.toUnit();
            if (existing.areaCode() != null) {
                registered.put(existing.areaCode(), existing.id());
            }
        }
        int before = registered.size();
        addDistricts(code, registered);
        addVillages(code, registered);
        audit.record(new Change(
                "registry.audit.regencyUnits",
                "regency",
                code,
                regency.name(),
                Integer.toString(before),
                Integer.toString(registered.size())));
        return regency;
    }

    @Override
    @Transactional
    public void declareRegency(Regency regency) {
        turn.take();
        store(new Regency(
                Words.line("code", regency.code(), 1, 20),
                Words.line("name", regency.name(), 3, 120),
                Words.line("shortName", regency.shortName(), 1, 40),
                regency.demo()));
    }

    private void store(Regency regency) {
        Optional<Regency> before = regency();
        if (before.filter(regency::equals).isPresent()) {
            return;
        }
        boolean another = before.isPresent() && !before.get().code().equals(regency.code());
        if (another && units.countAll() > 0) {
            throw new Refusal("code", "regencyChosen", before.get().name());
        }
        database.sql("""
                        insert into registry.regency (code, name, short_name, demo, chosen_at)
                        values (:code, :name, :shortName, :demo, :now)
                        on conflict (only_one) do update set code = excluded.code, name = excluded.name,
                            short_name = excluded.short_name, demo = excluded.demo, chosen_at = excluded.chosen_at""")
                .param("code", regency.code())
                .param("name", regency.name())
                .param("shortName", regency.shortName())
                .param("demo", regency.demo())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(new Change(
                "registry.audit.regencyChosen",
                "regency",
                regency.code(),
                regency.name(),
                before.map(Regency::name).orElse(null),
                regency.name()));
    }

    private void addDistricts(String code, Map<String, UnitId> registered) {
        List<String> codes = new ArrayList<>();
        List<NewUnit> wanted = new ArrayList<>();
        for (District district : districts(code)) {
            if (!registered.containsKey(district.code())) {
                codes.add(district.code());
                String shortName = cut("Kec. " + district.name());
                wanted.add(new NewUnit(
                        UnitKind.KECAMATAN, null, "Kecamatan " + district.name(), shortName, null, district.code()));
            }
        }
        add(codes, wanted, registered);
    }

    private void addVillages(String code, Map<String, UnitId> registered) {
        List<String> codes = new ArrayList<>();
        List<NewUnit> wanted = new ArrayList<>();
        for (Village village : villages(code)) {
            if (!registered.containsKey(village.code())) {
                codes.add(village.code());
                String name = village.kind().displayName() + " " + village.name();
                UnitId parent = registered.get(village.districtCode());
                wanted.add(new NewUnit(village.kind(), null, name, cut(name), parent, village.code()));
            }
        }
        add(codes, wanted, registered);
    }

    private void add(List<String> codes, List<NewUnit> wanted, Map<String, UnitId> registered) {
        List<UnitId> added = desk.add(wanted, false);
        for (int i = 0; i < added.size(); i++) {
            registered.put(codes.get(i), added.get(i));
        }
    }

    private static String shortName(String name) {
        return cut(name.replaceFirst("^(Kabupaten|Kota) (Administrasi )?", ""));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_SHORT_NAME ? name : name.substring(0, LONGEST_SHORT_NAME - 1) + "…";
    }
}
