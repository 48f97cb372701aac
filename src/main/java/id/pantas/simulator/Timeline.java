package id.pantas.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The posts of an account as its platform lists them. */
final class Timeline {

    private static final Comparator<SimulatedPost> BY_TIME = Comparator.comparing(SimulatedPost::publishedAt)
            .thenComparing(SimulatedPost::nativeId)
            .reversed();

    private final World world;

    Timeline(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    /** What is visible at {@code now}, newest first, found day by day only as far as it is read. */
    Stream<SimulatedPost> newestFirst(SimulatedAccount account, Instant now) {
        return newestFirst(account, now, today(now));
    }

    /** The same, starting with a day instead of today. */
    Stream<SimulatedPost> newestFirst(SimulatedAccount account, Instant now, LocalDate from) {
        LocalDate start = from.isAfter(today(now)) ? today(now) : from;
        Comparator<SimulatedPost> order = account.platform() == SimulatedPlatform.X
                ? Comparator.comparingLong((SimulatedPost post) -> Long.parseLong(post.idAt(now)))
                        .reversed()
                : BY_TIME;
        return Stream.iterate(start, day -> !day.isBefore(world.firstDay()), day -> day.minusDays(1))
                .flatMap(day -> world.postsOn(account, day).stream()
                        .filter(post -> post.visibleAt(now))
                        .sorted(order));
    }

    /** A post that was published by {@code now} and stands at this place, deleted or not. */
    @Nullable
    SimulatedPost at(SimulatedAccount account, LocalDate day, int index, Instant now) {
        List<SimulatedPost> posts = world.postsOn(account, day);
        if (index >= posts.size()) {
            return null;
        }
        SimulatedPost post = posts.get(index);
        return post.publishedAt().isAfter(now) ? null : post;
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, World.ZONE);
    }
}
