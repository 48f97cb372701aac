package id.pantas.intake.web;

import id.pantas.calendar.PeriodCalendar;
import id.pantas.identity.User;
import id.pantas.identity.Users;
import id.pantas.intake.Submission;
import id.pantas.intake.SubmissionState;
import id.pantas.registry.AccountHandle;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import id.pantas.web.Formats;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Pasted links as the screens show them. */
@Component
class SubmissionCards {

    private final Units units;
    private final Users users;
    private final OfficialAccounts accounts;
    private final PeriodCalendar calendar;
    private final MessageSource messages;

    SubmissionCards(
            Units units, Users users, OfficialAccounts accounts, PeriodCalendar calendar, MessageSource messages) {
        this.units = units;
        this.users = users;
        this.accounts = accounts;
        this.calendar = calendar;
        this.messages = messages;
    }

    /**
     * A pasted link, ready to print.
     *
     * @param shown the address without its scheme
     * @param href null unless it may be opened
     * @param why null if there is nothing to say
     * @param published for an input of the browser, in the regency's zone; empty if unknown
     * @param accounts what it could be attributed to
     */
    record Card(
            Submission submission,
            String shown,
            @Nullable String href,
            String tone,
            String icon,
            @Nullable String why,
            String unit,
            String person,
            String published,
            List<Choice> accounts) {}

    record Choice(String id, String label, boolean chosen) {}

    List<Card> of(List<Submission> submissions) {
        Map<UnitId, Unit> byId = units.byIds(
                submissions.stream().map(Submission::unit).distinct().toList());
        Map<String, String> people = new HashMap<>();
        return submissions.stream().map(one -> card(one, byId, people)).toList();
    }

    private Card card(Submission one, Map<UnitId, Unit> byId, Map<String, String> people) {
        String address = one.link().address();
        Unit unit = byId.get(one.unit());
        String person = people.computeIfAbsent(
                one.broughtBy(),
                name -> users.findByUsername(name).map(User::displayName).orElse(name));
        return new Card(
                one,
                address.isEmpty() ? one.pasted() : address.replaceFirst("^https?://(www\\.)?", ""),
                address.startsWith("https://") ? address : null,
                tone(one.state()),
                icon(one.state()),
                why(one),
                unit == null ? "" : unit.name(),
                person,
                local(one.publishedAt()),
                choices(one));
    }

    private @Nullable String why(Submission one) {
        if (one.state() == SubmissionState.REFUSED) {
            return messages.getMessage("intake.mine.refusedBecause", new Object[] {one.note()}, Formats.INDONESIAN);
        }
        if (one.state() == SubmissionState.KNOWN) {
            return messages.getMessage("intake.mine.knownText", null, Formats.INDONESIAN);
        }
        return one.reason() == null || one.state() == SubmissionState.ACCEPTED
                ? null
                : messages.getMessage(
                        "intake.reason." + one.reason(), one.arguments().toArray(), Formats.INDONESIAN);
    }

    private List<Choice> choices(Submission one) {
        if (one.state() != SubmissionState.WAITING) {
            return List.of();
        }
        return accounts.ofUnit(one.unit()).stream()
                .filter(account -> account.active() && account.platform() == one.platform())
                .map(account -> new Choice(
                        account.id().toString(), label(account), account.id().equals(one.account())))
                .toList();
    }

    static String label(OfficialAccount account) {
        String link = AccountHandle.of(account.platform(), account.handle()).link();
        return account.handle() + " (" + link.replaceFirst("^https?://(www\\.)?", "") + ")";
    }

    private String local(@Nullable Instant at) {
        return at == null
                ? ""
                : LocalDateTime.ofInstant(at, calendar.zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }

    private static String tone(SubmissionState state) {
        return switch (state) {
            case RECORDED, KNOWN, ACCEPTED -> "good";
            case WAITING -> "info";
            case REFUSED, TURNED_AWAY -> "warn";
        };
    }

    private static String icon(SubmissionState state) {
        return switch (state) {
            case RECORDED, KNOWN, ACCEPTED -> "circle-check";
            case WAITING -> "clock";
            case REFUSED, TURNED_AWAY -> "circle-x";
        };
    }
}
