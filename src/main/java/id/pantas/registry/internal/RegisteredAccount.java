package id.pantas.registry.internal;

import id.pantas.registry.AccountHandle;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
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

/** An official account as it is kept. It belongs to one unit and never moves. */
@Entity
@Table(schema = "registry", name = "official_account")
class RegisteredAccount {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AccountId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private UnitId unit;

    @Enumerated(EnumType.STRING)
    private Platform platform;

    private String handle;
    private String handleKey;
    private String handleFold;
    private @Nullable String nativeId;
    private Instant registeredAt;
    private @Nullable Instant retiredAt;

    @Version
    private @Nullable Long version;

    /** Filled by Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected RegisteredAccount() {}

    RegisteredAccount(AccountId id, UnitId unit, AccountHandle handle, @Nullable String nativeId, Instant since) {
        this.id = id;
        this.unit = unit;
        this.platform = handle.platform();
        this.handle = handle.shown();
        this.handleKey = handle.key();
        this.handleFold = handle.fold();
        this.nativeId = nativeId == null ? handle.nativeId() : nativeId;
        this.registeredAt = since;
    }

    AccountId id() {
        return id;
    }

    UnitId unit() {
        return unit;
    }

    Platform platform() {
        return platform;
    }

    String handle() {
        return handle;
    }

    String key() {
        return handleKey;
    }

    String fold() {
        return handleFold;
    }

    @Nullable
    String nativeId() {
        return nativeId;
    }

    boolean inUse() {
        return retiredAt == null;
    }

    void retire(Instant now) {
        this.retiredAt = now;
    }

    /** Takes a retired account into use again; its identity, history and first registration stay. */
    void revive() {
        this.retiredAt = null;
    }

    /** The platform gives the same account another name. */
    void rename(AccountHandle handle) {
        this.handle = handle.shown();
        this.handleKey = handle.key();
        this.handleFold = handle.fold();
    }

    void identify(String nativeId) {
        this.nativeId = nativeId;
    }

    OfficialAccount toAccount() {
        return new OfficialAccount(id, unit, platform, handle, nativeId, inUse(), registeredAt);
    }
}
