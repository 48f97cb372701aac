package id.pantas.compliance.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What people typed into fields that take more than text; null for what cannot be read. */
final class Typed {

    private Typed() {}

    static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable LocalDateTime dateTime(@Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    static <E extends Enum<E>> @Nullable E code(Class<E> type, @Nullable String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return null;
    }

    /** Whole numbers of up to five digits. */
    static @Nullable Integer number(@Nullable String text) {
        return text != null && text.strip().matches("[0-9]{1,5}") ? Integer.valueOf(text.strip()) : null;
    }
}
