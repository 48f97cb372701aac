package id.pantas.classification.web;

import id.pantas.calendar.Period;
import id.pantas.calendar.PeriodCalendar;
import id.pantas.classification.PostOrder;
import id.pantas.classification.PostQuestion;
import id.pantas.classifier.ContentClass;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter as it stands in the address.
 *
 * @param unit slug of a unit
 * @param periode id of a period; wins over the dates
 * @param dari first day, in the regency's zone
 * @param sampai last day, inclusive
 * @param q words to look for in texts
 * @param tinjau only posts in doubt
 * @param duplikat {@code ya} or {@code tidak}
 * @param repost {@code ya} or {@code tidak}
 * @param urut order: {@code lama}, {@code ragu}; else the newest first
 * @param hal cursor of a page
 */
record PostFilterForm(
        @Nullable String unit,
        @Nullable Platform platform,
        @Nullable ContentClass kelas,
        @Nullable String periode,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate dari,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate sampai,

        @Nullable String q,
        @Nullable Boolean tinjau,
        @Nullable String duplikat,
        @Nullable String repost,
        @Nullable String urut,
        @Nullable String hal) {

    private static final int LONGEST_SEARCH = 200;

    /** Whether one of the filters is set that the page folds away. */
    public boolean refined() {
        return dari != null
                || sampai != null
                || given(duplikat) != null
                || given(repost) != null
                || Boolean.TRUE.equals(tinjau);
    }

    /** @throws java.time.DateTimeException if the period does not exist */
    PostQuestion question(@Nullable UnitId unitId, PeriodCalendar calendar) {
        Instant from = dari == null ? null : dari.atStartOfDay(calendar.zone()).toInstant();
        Instant to = sampai == null
                ? null
                : sampai.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        String wanted = given(periode);
        if (wanted != null) {
            Period period = calendar.byId(wanted);
            from = period.start();
            to = period.end();
        }
        String words = given(q);
        return new PostQuestion(
                unitId,
                platform,
                kelas,
                from,
                to,
                words == null ? null : words.substring(0, Math.min(words.length(), LONGEST_SEARCH)),
                Boolean.TRUE.equals(tinjau),
                yesOrNo(duplikat),
                yesOrNo(repost));
    }

    PostOrder order() {
        return "lama".equals(urut)
                ? PostOrder.OLDEST
                : "ragu".equals(urut) ? PostOrder.MOST_DOUBTFUL : PostOrder.NEWEST;
    }

    @Nullable
    String cursor() {
        return given(hal);
    }

    @Nullable
    String slug() {
        return given(unit);
    }

    /** Whether anything narrows the list down. */
    boolean narrows() {
        return slug() != null
                || platform != null
                || kelas != null
                || given(periode) != null
                || dari != null
                || sampai != null
                || given(q) != null
                || Boolean.TRUE.equals(tinjau)
                || yesOrNo(duplikat) != null
                || yesOrNo(repost) != null;
    }

    /** The same list at another page ({@code cursor}, null = the first), below {@code path}. */
    String address(String path, @Nullable String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "unit", slug());
        add(address, "platform", platform);
        add(address, "kelas", kelas);
        add(address, "periode", given(periode));
        add(address, "dari", dari);
        add(address, "sampai", sampai);
        add(address, "q", given(q));
        add(address, "tinjau", Boolean.TRUE.equals(tinjau) ? "true" : null);
        add(address, "duplikat", yesOrNo(duplikat) == null ? null : duplikat);
        add(address, "repost", yesOrNo(repost) == null ? null : repost);
        add(address, "urut", given(urut));
        add(address, "hal", cursor);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            // as a variable, so that "&" and "{" inside it are escaped too
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.toString()));
        }
    }

    private static @Nullable Boolean yesOrNo(@Nullable String value) {
        return "ya".equals(value) ? Boolean.TRUE : "tidak".equals(value) ? Boolean.FALSE : null;
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
