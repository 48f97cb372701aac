package id.pantas.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * Accounts in use, by id, some at a time.
     *
     * @param after the last one of the part before, null for the first part
     * @param limit at most so many, at least 1
     */
    List<OfficialAccount> activeAfter(@Nullable AccountId after, int limit);

    /** All accounts of some units, also those no longer used. */
    Map<UnitId, List<OfficialAccount>> ofUnits(Collection<UnitId> units);

    /** Every account, also those no longer used, by unit and platform; for exchange files. */
    List<OfficialAccount> all();

    /**
     * The account in use with this handle.
     *
     * @param handle as people type it; empty result also if it cannot be a handle of that platform
     */
    Optional<OfficialAccount> findByHandle(Platform platform, String handle);

    /**
     * Answers "is this account official?".
     *
     * @param text a handle or a link, as people paste it
     * @throws Refusal if it is neither
     */
    HandleAnswer ask(String text);

    /**
     * Keeps the platform's own identifier once a collector has found it. Repeatable; a different identifier than the
     * one kept is refused, because then the handle belongs to somebody else now.
     *
     * @throws IllegalStateException if another identifier is kept already, or another account in use has this one
     */
    void identify(AccountId id, String nativeId);
}
