package id.pantas.registry.internal;

import id.pantas.registry.League;
import id.pantas.registry.NewUnit;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.UnitKind;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A unit as it is kept. */
@Entity
@Table(schema = "registry", name = "unit")
class RegisteredUnit {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private UnitId id;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    @Enumerated(EnumType.STRING)
    private @Nullable League league;

    private String name;
    private String shortName;
    private String slug;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "parent_id"))
    private @Nullable UnitId parent;

    private @Nullable String areaCode;
    private Instant registeredAt;
    private @Nullable Instant dissolvedAt;

    @Version
    private @Nullable Long version;

    /** Filled by Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected RegisteredUnit() {}

    RegisteredUnit(UnitId id, NewUnit unit, String slug, Instant now) {
        this.id = id;
        this.kind = unit.kind();
        this.league = unit.league();
        this.name = unit.name();
        this.shortName = unit.shortName();
        this.slug = slug;
        this.parent = unit.parent();
        this.areaCode = unit.areaCode();
        this.registeredAt = now;
    }

    void rename(String name, String shortName) {
        this.name = name;
        this.shortName = shortName;
    }

    void playIn(League league) {
        this.league = league;
    }

    void locate(@Nullable String areaCode) {
        this.areaCode = areaCode;
    }

    void dissolve(Instant now) {
        this.dissolvedAt = now;
    }

    Unit toUnit() {
        return new Unit(id, kind, league, name, shortName, slug, parent, areaCode, dissolvedAt == null);
    }
}
