package id.pantas.scoring.web;

import id.pantas.registry.League;
import id.pantas.registry.Unit;
import id.pantas.scoring.ScoreLabel;
import id.pantas.scoring.Standing;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a reader asked for, as it stands in the address.
 *
 * @param period null for the usual one
 * @param kecamatan slug, empty for all; of villages only
 * @param label null for all
 * @param complete null for all
 * @param text part of a unit's name, may be empty
 */
record RankingQuery(
        League league,
        @Nullable String period,
        String kecamatan,
        @Nullable ScoreLabel label,
        @Nullable Boolean complete,
        String text,
        Column sort,
        boolean reverse) {

    private static final int BEST_OF_VILLAGES = 20;

    enum Column {
        PERINGKAT,
        NAMA,
        SKOR,
        PERUBAHAN,
        UCAPAN,
        HARI
    }

    /** Whether only the best are shown: villages are ranked in their kecamatan, the whole regency only at the top. */
    public boolean topOnly() {
        return league == League.DESA && kecamatan.isEmpty() && text.isEmpty() && label == null && complete == null;
    }

    List<Standing> applyTo(List<Standing> standings, boolean insider) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<Standing> found = standings.stream()
                .filter(one -> matches(one.unit(), wanted))
                .filter(one -> label == null || (one.label() == label && (insider || one.labelPublic())))
                .filter(one -> complete == null || one.complete() == complete)
                .limit(topOnly() ? BEST_OF_VILLAGES : Integer.MAX_VALUE)
                .toList();
        Comparator<Standing> order = order();
        if (order == null) {
            return found;
        }
        return found.stream().sorted(reverse ? order.reversed() : order).toList();
    }

    private static boolean matches(Unit unit, String wanted) {
        return unit.name().toLowerCase(Locale.ROOT).contains(wanted)
                || unit.shortName().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** Null keeps the order by rank. Numbers begin with the highest. */
    private @Nullable Comparator<Standing> order() {
        return switch (sort) {
            case PERINGKAT ->
                reverse
                        ? byNumber(one -> one.leaguePlace() == null
                                ? null
                                : BigDecimal.valueOf(-one.leaguePlace().rank()))
                        : null;
            case NAMA -> Comparator.comparing((Standing one) -> one.unit().name());
            case SKOR -> byNumber(Standing::total);
            case PERUBAHAN -> byNumber(Standing::gain);
            case UCAPAN -> byNumber(Standing::ucapanShare);
            case HARI -> byNumber(one -> BigDecimal.valueOf(one.activeDays()));
        };
    }

    private static Comparator<Standing> byNumber(Function<Standing, @Nullable BigDecimal> number) {
        return Comparator.comparing((Standing one) -> {
                    BigDecimal value = number.apply(one);
                    return value == null ? new BigDecimal("-1000000") : value;
                })
                .reversed();
    }

    String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path).queryParam("liga", league);
        if (period != null) {
            address.queryParam("periode", period);
        }
        if (!kecamatan.isEmpty()) {
            address.queryParam("kecamatan", kecamatan);
        }
        if (label != null) {
            address.queryParam("label", label);
        }
        if (complete != null) {
            address.queryParam("lengkap", complete);
        }
        if (!text.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (sort != Column.PERINGKAT || reverse) {
            address.queryParam("urut", sort);
        }
        if (reverse) {
            address.queryParam("balik", true);
        }
        return text.isEmpty()
                ? address.encode().toUriString()
                : address.encode().buildAndExpand(text).toUriString();
    }

    RankingQuery of(League other) {
        return new RankingQuery(other, period, "", null, complete, "", Column.PERINGKAT, false);
    }

    RankingQuery by(Column column) {
        boolean again = column == sort && !reverse;
        return new RankingQuery(league, period, kecamatan, label, complete, text, column, again);
    }
}
