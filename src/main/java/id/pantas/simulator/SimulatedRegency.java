package id.pantas.simulator;

import java.util.List;
import java.util.Optional;

/**
 * The invented regency that is served: who is in it and which accounts they have. Names, area codes and persons do not
 * exist.
 *
 * @param name {@code Kabupaten …}
 * @param units leaders first, then OPD, kecamatan and desa; a parent stands before its children
 * @param accounts in order of their number
 */
public record SimulatedRegency(
        String name, String areaCode, List<SimulatedUnit> units, List<SimulatedAccount> accounts) {

    public SimulatedRegency {
        units = List.copyOf(units);
        accounts = List.copyOf(accounts);
    }

    /** @throws IllegalArgumentException if no unit has this slug */
    public SimulatedUnit unit(String slug) {
        return units.stream()
                .filter(unit -> unit.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No unit " + slug));
    }

    /** Accounts of one unit, in order of their number. */
    public List<SimulatedAccount> accountsOf(String unit) {
        return accounts.stream().filter(account -> account.unit().equals(unit)).toList();
    }

    /** Accounts on one platform, in order of their number. */
    public List<SimulatedAccount> accountsOn(SimulatedPlatform platform) {
        return accounts.stream()
                .filter(account -> account.platform() == platform)
                .toList();
    }

    /** The account with a platform identifier, if there is one. */
    public Optional<SimulatedAccount> account(SimulatedPlatform platform, String nativeId) {
        return accounts.stream()
                .filter(account -> account.platform() == platform)
                .filter(account -> account.nativeId().equals(nativeId))
                .findFirst();
    }
}
