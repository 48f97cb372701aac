package id.pantas.collection.web;

import id.pantas.collection.Outages.Entry;
import id.pantas.collection.Outages.Outage;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is typed about an outage, as it was typed.
 *
 * @param accounts names of units or accounts, one a line; blank = all accounts of the platform
 * @param version of the outage that is changed, null for a new one
 */
record OutageForm(
        @Nullable String platform,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable String accounts,
        @Nullable Integer version) {

    static OutageForm of(Outage outage, Map<AccountId, OfficialAccount> known) {
        return new OutageForm(
                outage.platform().name(),
                outage.from().toString(),
                outage.to().toString(),
                outage.reason(),
                outage.accounts().stream()
                        .map(id -> {
                            OfficialAccount account = known.get(id);
                            return account == null ? id.toString() : account.handle();
                        })
                        .sorted()
                        .collect(Collectors.joining("\n")),
                outage.version());
    }

    Entry entry(Set<AccountId> concerned) {
        return new Entry(place(), day(from), day(to), text(reason), concerned);
    }

    @Nullable
    Platform place() {
        for (Platform known : Platform.values()) {
            if (known.name().equals(platform)) {
                return known;
            }
        }
        return null;
    }

    int versionOrZero() {
        return version == null ? 0 : version;
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Null if it is no date. */
    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return LocalDate.parse(text(typed));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
