package id.pantas.collection.web;

import id.pantas.collection.AccountStatus;
import id.pantas.collection.CollectionHealth.AccountHealth;
import id.pantas.collection.CollectionHealth.PlatformHealth;
import id.pantas.collection.CollectionHealth.Summary;
import id.pantas.registry.Platform;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The health board, ready to print. */
record BoardPage(
        Summary summary,
        List<Card> cards,
        List<Row> rows,
        int total,
        int first,
        int last,
        @Nullable String previous,
        @Nullable String next,
        BoardFilter filter) {

    private static final int SIZE = 50;

    /**
     * @param share used part of the budget, 0 to 100; null if it has no limit
     * @param left what is left of it
     */
    record Card(
            PlatformHealth health,
            @Nullable Integer share,
            String bar,
            long left,
            @Nullable String pauseKey) {
        static Card of(PlatformHealth health) {
            Long limit = health.dailyLimit();
            Integer share = limit == null ? null : limit == 0 ? 100 : (int) Math.min(100, health.spent() * 100 / limit);
            String bar = Shown.bar(share);
            long left = limit == null ? 0 : Math.max(0, limit - health.spent());
            return new Card(
                    health,
                    share,
                    bar,
                    left,
                    health.pausedFor() == null ? null : "collection.cause." + health.pausedFor());
        }

        public boolean late() {
            return health.delay().compareTo(Duration.ofMinutes(10)) > 0;
        }
    }

    record Row(
            String id,
            String unitName,
            String unitShort,
            Platform platform,
            String handle,
            AccountStatus status,
            String tone,
            String icon,
            @Nullable Instant lastGood,
            @Nullable String cause,
            @Nullable String advice,
            @Nullable String who,
            @Nullable Instant nextDue,
            @Nullable Instant pausedUntil,
            boolean due,
            boolean inWork) {}

    static BoardPage of(
            Summary summary,
            List<PlatformHealth> platforms,
            List<AccountHealth> accounts,
            Map<UnitId, Unit> units,
            BoardFilter filter,
            Instant now) {
        Map<Platform, PlatformHealth> byPlatform = new EnumMap<>(Platform.class);
        platforms.forEach(platform -> byPlatform.put(platform.platform(), platform));
        List<Row> all = accounts.stream()
                .map(account -> row(account, units.get(account.unit()), byPlatform.get(account.platform()), now))
                .filter(row -> filter.platform() == null || row.platform() == filter.platform())
                .filter(row -> filter.matches(row.status()))
                .filter(row -> found(row, filter.words()))
                .sorted(order(filter))
                .toList();
        int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int page = Math.min(filter.page(), pages);
        int from = (page - 1) * SIZE;
        int to = Math.min(all.size(), from + SIZE);
        return new BoardPage(
                summary,
                platforms.stream().map(Card::of).toList(),
                all.subList(from, to),
                all.size(),
                all.isEmpty() ? 0 : from + 1,
                to,
                page > 1 ? filter.address(filter.urut(), page - 1) : null,
                page < pages ? filter.address(filter.urut(), page + 1) : null,
                filter);
    }

    static Row row(AccountHealth account, @Nullable Unit unit, @Nullable PlatformHealth platform, Instant now) {
        Instant due = account.nextDue();
        return new Row(
                account.account().toString(),
                unit == null ? "" : unit.name(),
                unit == null ? "" : unit.shortName(),
                account.platform(),
                account.handle(),
                account.status(),
                Shown.tone(account.status()),
                Shown.icon(account.status()),
                account.lastGood(),
                Shown.cause(account, platform == null ? "no-collector" : platform.reason()),
                Shown.advice(account),
                Shown.who(account),
                due,
                platform == null ? null : platform.pausedUntil(),
                due != null && !due.isAfter(now),
                account.inWork());
    }

    private static boolean found(Row row, String words) {
        return words.isEmpty()
                || row.handle().toLowerCase(Locale.ROOT).contains(words)
                || row.unitName().toLowerCase(Locale.ROOT).contains(words)
                || row.unitShort().toLowerCase(Locale.ROOT).contains(words);
    }

    private static Comparator<Row> order(BoardFilter filter) {
        Comparator<Instant> nullsFirst = Comparator.nullsFirst(Comparator.naturalOrder());
        Comparator<Row> order = switch (filter.column()) {
            case "instansi" -> Comparator.comparing(row -> row.unitName().toLowerCase(Locale.ROOT));
            case "akun" -> Comparator.comparing(row -> row.handle().toLowerCase(Locale.ROOT));
            case "terakhir" -> Comparator.comparing(Row::lastGood, nullsFirst);
            case "berikutnya" -> Comparator.comparing(Row::nextDue, nullsFirst);
            default -> Comparator.comparing(row -> urgency(row.status()));
        };
        Comparator<Row> whole = filter.descending() ? order.reversed() : order;
        return whole.thenComparing(Row::unitName).thenComparing(Row::platform).thenComparing(Row::handle);
    }

    private static int urgency(AccountStatus status) {
        return switch (status) {
            case BROKEN -> 0;
            case GONE -> 1;
            case SUSPENDED -> 2;
            case PRIVATE -> 3;
            case GONE_SUSPECTED -> 4;
            case WAITING -> 5;
            case OK -> 6;
            case NOT_CONNECTED, NOT_CLEARED -> 7;
        };
    }
}
