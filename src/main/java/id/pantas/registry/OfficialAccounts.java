package id.pantas.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The official accounts of all units. */
public interface OfficialAccounts {

    Optional<OfficialAccount> find(AccountId id);

    /** Those of {@code ids} that exist, by id. */
    Map<AccountId, OfficialAccount> byIds(Collection<AccountId> ids);

    /** All accounts of one unit, also those no longer used. */
    List<OfficialAccount> ofUnit(UnitId unit);

    /** Every account in use. */
    List<OfficialAccount> active();

    /**
     * Keeps the platform's own identifier once a collector has found it. Repeatable; a different identifier than the
     * one kept is refused, because then the handle belongs to somebody else now.
     *
     * @throws IllegalStateException if another identifier is kept already, or another account has this one
     */
    void identify(AccountId id, String nativeId);
}
