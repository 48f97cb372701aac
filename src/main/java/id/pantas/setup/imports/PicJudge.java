package id.pantas.setup.imports;

import id.pantas.registry.Appointment;
import id.pantas.registry.AppointmentRole;
import id.pantas.registry.Appointments;
import id.pantas.registry.NewAppointment;
import id.pantas.registry.Registry;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.setup.ImportRow.Remark;
import id.pantas.setup.ImportVerdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges rows of appointments: kode instansi, nama instansi, peran, nama petugas, telepon, nomor sk, mulai, sampai. Who
 * it is, in which unit and role and from which day on, makes an appointment; the rest can change.
 */
final class PicJudge implements RowJudge {

    private final UnitLookup units;
    private final ImportTexts texts;
    private final Map<UnitId, List<Span>> pics = new HashMap<>();
    private final Map<String, Appointment> known = new HashMap<>();
    private final Map<String, Integer> rowsByIdentity = new HashMap<>();

    private record Span(
            String identity,
            String person,
            LocalDate first,
            @Nullable LocalDate last,
            int row) {

        boolean overlaps(LocalDate otherFirst, @Nullable LocalDate otherLast) {
            return (last == null || !last.isBefore(otherFirst)) && (otherLast == null || !otherLast.isBefore(first));
        }
    }

    PicJudge(UnitLookup units, Appointments appointments, ImportTexts texts) {
        this.units = units;
        this.texts = texts;
        for (Appointment appointment : appointments.all()) {
            String identity =
                    identity(appointment.unit(), appointment.role(), appointment.person(), appointment.firstDay());
            known.put(identity, appointment);
            if (appointment.role() == AppointmentRole.PIC) {
                spans(appointment.unit())
                        .add(new Span(
                                identity, appointment.person(), appointment.firstDay(), appointment.lastDay(), 0));
            }
        }
    }

    @Override
    public Judged judge(int rowNumber, List<String> cells) {
        List<Remark> problems = new ArrayList<>();
        UnitLookup.Found found = units.find(cells.get(0), cells.get(1));
        if (found.problem() != null) {
            problems.add(found.problem());
        }
        AppointmentRole role = role(cells.get(2));
        if (role == null) {
            problems.add(texts.remark("peran", "pic.role", cells.get(2)));
        }
        String person = cells.get(3).replaceAll("[\\p{Z}\\s]+", " ");
        if (person.length() < 3 || person.length() > 80) {
            problems.add(texts.remark("nama petugas", "pic.person", person.length()));
        }
        String phone = cells.get(4);
        if (!phone.isEmpty() && !phone.matches("\\+?[0-9()\\- .]{6,30}")) {
            problems.add(texts.remark("telepon", "pic.phone", phone));
        }
        String decree = cells.get(5).replaceAll("[\\p{Z}\\s]+", " ");
        if (decree.length() > 120) {
            problems.add(texts.remark("nomor sk", "pic.decree", decree.length()));
        }
        LocalDate first = day("mulai", cells.get(6), problems);
        LocalDate last = cells.get(7).isEmpty() ? null : day("sampai", cells.get(7), problems);
        if (cells.get(6).isEmpty()) {
            problems.add(texts.remark("mulai", "pic.firstEmpty"));
        }
        if (first != null && last != null && last.isBefore(first)) {
            problems.add(texts.remark("sampai", "pic.lastBeforeFirst"));
        }
        Unit unit = found.unit();
        if (!problems.isEmpty() || unit == null || role == null || first == null) {
            return Judged.error(problems.toArray(Remark[]::new));
        }
        NewAppointment wish =
                new NewAppointment(unit.id(), role, person, phone.isEmpty() ? null : phone, decree, first, last);
        return judge(rowNumber, wish);
    }

    private Judged judge(int rowNumber, NewAppointment wish) {
        String identity = identity(wish.unit(), wish.role(), wish.person(), wish.firstDay());
        Integer earlier = rowsByIdentity.putIfAbsent(identity, rowNumber);
        if (earlier != null) {
            return Judged.error(texts.remark("", "twice", earlier));
        }
        Appointment registered = known.get(identity);
        if (wish.role() == AppointmentRole.PIC) {
            for (Span span : spans(wish.unit())) {
                if (!span.identity().equals(identity) && span.overlaps(wish.firstDay(), wish.lastDay())) {
                    String until = span.last() == null ? "…" : span.last().toString();
                    return Judged.error(
                            span.row() == 0
                                    ? texts.remark(
                                            "mulai",
                                            "pic.second",
                                            span.person(),
                                            span.first().toString(),
                                            until)
                                    : texts.remark("mulai", "pic.secondInFile", span.person(), span.row()));
                }
            }
            if (registered == null || !Objects.equals(registered.lastDay(), wish.lastDay())) {
                spans(wish.unit()).removeIf(span -> span.identity().equals(identity));
                spans(wish.unit()).add(new Span(identity, wish.person(), wish.firstDay(), wish.lastDay(), rowNumber));
            }
        }
        if (registered == null) {
            return Judged.of(ImportVerdict.NEW, work -> work.change(registry -> registry.appoint(wish)));
        }
        return compare(registered, wish);
    }

    private Judged compare(Appointment registered, NewAppointment wish) {
        List<Consumer<Registry>> changes = new ArrayList<>();
        LocalDate last = wish.lastDay();
        if (!Objects.equals(registered.lastDay(), last)) {
            if (last == null) {
                return Judged.error(texts.remark("sampai", "pic.ended", String.valueOf(registered.lastDay())));
            }
            changes.add(registry -> registry.endAppointment(registered.id(), last));
        }
        boolean corrected = !registered.person().equals(wish.person())
                || !registered.decree().equals(wish.decree())
                || !Objects.equals(registered.phone(), wish.phone());
        if (corrected) {
            changes.add(registry ->
                    registry.correctAppointment(registered.id(), wish.person(), wish.phone(), wish.decree()));
        }
        return changes.isEmpty()
                ? Judged.same()
                : Judged.of(ImportVerdict.CHANGED, work -> changes.forEach(work::change));
    }

    private List<Span> spans(UnitId unit) {
        return pics.computeIfAbsent(unit, id -> new ArrayList<>(1));
    }

    private @Nullable LocalDate day(String column, String written, List<Remark> problems) {
        if (written.isEmpty()) {
            return null;
        }
        LocalDate day = IndonesianDates.parse(written);
        if (day == null || day.getYear() < 2000 || day.getYear() > 2099) {
            problems.add(texts.remark(column, "pic.day", written));
            return null;
        }
        return day;
    }

    private static String identity(UnitId unit, AppointmentRole role, String person, LocalDate first) {
        return unit + "|" + role + "|" + person.toLowerCase(Locale.ROOT) + "|" + first;
    }

    private static @Nullable AppointmentRole role(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "", "pic", "utama" -> AppointmentRole.PIC;
            case "wakil", "wakil pic", "deputi", "cadangan" -> AppointmentRole.WAKIL;
            default -> null;
        };
    }
}
