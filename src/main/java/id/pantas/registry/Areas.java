package id.pantas.registry;

import java.util.List;
import java.util.Optional;

/**
 * Every province, regency, district and village of Indonesia with its code, and the regency this installation serves.
 * Source: idn-area-data 3.1.2 (ODbL 1.0), codes of the Ministry of Home Affairs.
 */
public interface Areas {

    /** The 38 provinces by code. */
    List<Province> provinces();

    /** The 514 regencies and cities by code. */
    List<RegencyArea> regencies();

    /** Regencies and cities whose name contains every word of {@code text}, letter case ignored; all if it is blank. */
    List<RegencyArea> searchRegencies(String text);

    Optional<RegencyArea> findRegency(String code);

    /** The kecamatan of a regency by code; empty if there is no such regency. */
    List<District> districts(String regencyCode);

    /** The desa and kelurahan of a regency by code; read from the file at each call, because few are ever asked for. */
    List<Village> villages(String regencyCode);

    /** The regency this installation serves; empty until one was chosen. */
    Optional<Regency> regency();

    /**
     * Makes this regency the one served and registers its kecamatan, desa and kelurahan, all or nothing. Repeatable:
     * units whose area code is registered already stay as they are.
     *
     * @param demo whether the installation only demonstrates
     * @throws Refusal if there is no such regency, or another one was chosen and has units already
     */
    Regency chooseRegency(String code, boolean demo);

    /** Makes a regency the one served without registering units; for an invented one. */
    void declareRegency(Regency regency);

    /** @param code two digits */
    record Province(String code, String name) {}

    /** @param code {@code 36.04}; @param name official, e.g. {@code Kabupaten Serang} */
    record RegencyArea(String code, String provinceCode, String name) {}

    /** @param code {@code 36.04.05}; @param name without the word kecamatan */
    record District(String code, String regencyCode, String name) {}

    /** @param code {@code 36.04.05.2003}; @param name without the word desa or kelurahan */
    record Village(String code, String districtCode, String name) {

        /** Desa or kelurahan: the first digit of the code's last group is 2 for desa, 1 for kelurahan. */
        public UnitKind kind() {
            return code.charAt(9) == '1' ? UnitKind.KELURAHAN : UnitKind.DESA;
        }
    }
}
