package id.pantas.registry.web;

import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitKind;
import org.jspecify.annotations.Nullable;

/** What is typed about a unit; blank fields arrive as null. The registry checks it. */
record UnitForm(
        @Nullable UnitKind kind,
        @Nullable League league,
        @Nullable String name,
        @Nullable String shortName,
        @Nullable String parent,
        @Nullable String areaCode) {

    static final UnitForm EMPTY = new UnitForm(UnitKind.OPD, null, "", "", "", "");

    static UnitForm of(Unit unit) {
        return new UnitForm(
                unit.kind(),
                unit.league(),
                unit.name(),
                unit.shortName(),
                unit.parent() == null ? "" : unit.parent().toString(),
                unit.areaCode());
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
