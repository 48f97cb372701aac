package id.pantas.wording;

import static org.assertj.core.api.Assertions.assertThat;

import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceNamesTests {

    private final List<Unit> units = new ArrayList<>();
    private final Unit cikande = unit(UnitKind.KECAMATAN, "Cikande", null);
    private final Unit cikandeVillage = unit(UnitKind.DESA, "Cikande", cikande);
    private final Unit petir = unit(UnitKind.KECAMATAN, "Petir", null);
    private final Unit mekarBaruPetir = unit(UnitKind.DESA, "Mekar Baru", petir);
    private final Unit kopo = unit(UnitKind.KECAMATAN, "Kopo", null);
    private final Unit mekarBaruKopo = unit(UnitKind.DESA, "Mekarbaru", kopo);
    private final Unit bandung = unit(UnitKind.KECAMATAN, "Bandung", null);
    private final Unit puloAmpel = unit(UnitKind.KECAMATAN, "Pulo Ampel", null);
    private final PlaceNames places = new PlaceNames(units, List.of("Kabupaten Bandung", "Kota Serang"));

    @Test
    void readsNamesHoweverTheyAreSpelt() {
        for (String text : List.of(
                "jalan pulo ampel rusak",
                "PULOAMPEL banjir",
                "kec. Pulo Ampel",
                "#BanjirPuloAmpel",
                "P\u200bulo Amp\u0301el")) {
            assertThat(place(text, null)).as(text).isEqualTo(puloAmpel);
        }
        assertThat(place("kecamatan Puloampell", null)).isEqualTo(puloAmpel);
        assertThat(place("desa Cikanda banjir", null)).isEqualTo(cikandeVillage);
        assertThat(place("Pulo, Ampel", null)).isNull();
    }

    @Test
    void takesTheKecamatanUnlessTheDesaOfTheSameNameIsMeant() {
        assertThat(place("jalan di Cikande rusak", null)).isEqualTo(cikande);
        assertThat(place("kantor desa Cikande tutup", null)).isEqualTo(cikandeVillage);
    }

    @Test
    void asksForAWordInFrontOfACommonWordOrAnotherRegency() {
        assertThat(place("ada petir besar semalam", null)).isNull();
        assertThat(place("warga petir belum dapat air", null)).isEqualTo(petir);
        assertThat(place("saya kuliah di Bandung pak", null)).isNull();
        assertThat(place("banjir di kec bandung pak", null)).isEqualTo(bandung);
    }

    @Test
    void leavesANameOfTwoVillagesOpenUntilItsContextSettlesIt() {
        PlaceFinding open = find("lampu mati di Mekar Baru", null);
        assertThat(open.place()).isNull();
        assertThat(open.openCandidates()).containsExactlyInAnyOrder(mekarBaruPetir, mekarBaruKopo);
        assertThat(place("desa Mekar Baru kec. Kopo lampu mati", null)).isEqualTo(mekarBaruKopo);
        assertThat(place("lampu mati di Mekar Baru", petir)).isEqualTo(mekarBaruPetir);
        assertThat(find("lampu mati", petir).fromAccount()).isTrue();
    }

    @Test
    void staysQuickWithHostileText() {
        String hostile = "desa kec. Mekar ".repeat(3_500) + "\u202e\u200b".repeat(1_000);
        assertThat(find(hostile, null).place()).isNull();
    }

    private @Nullable Unit place(String text, @Nullable Unit own) {
        return find(text, own).place();
    }

    private PlaceFinding find(String text, @Nullable Unit own) {
        return places.find(Words.of(text, 60_000), own);
    }

    private Unit unit(UnitKind kind, String name, @Nullable Unit parent) {
        Unit unit = new Unit(
                new UnitId(UUID.randomUUID()),
                kind,
                null,
                (kind == UnitKind.KECAMATAN ? "Kecamatan " : "Desa ") + name,
                name,
                name.toLowerCase(Locale.ROOT),
                parent == null ? null : parent.id(),
                null,
                true);
        units.add(unit);
        return unit;
    }
}
