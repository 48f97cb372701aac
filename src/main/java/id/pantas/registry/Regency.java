package id.pantas.registry;

/**
 * The regency this installation serves.
 *
 * @param code area code, e.g. {@code 36.04}; of an invented regency any text
 * @param name official name, e.g. {@code Kabupaten Serang}
 * @param shortName e.g. {@code Serang}
 * @param demo whether the installation only demonstrates; every page says so then
 */
public record Regency(String code, String name, String shortName, boolean demo) {}
