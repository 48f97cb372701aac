package id.pantas.post.internal;

import id.pantas.post.RepostEvidence;
import id.pantas.post.RepostGrade;
import id.pantas.post.internal.RepostRows.Claim;
import id.pantas.post.internal.RepostRows.Found;
import id.pantas.post.internal.RepostRows.Hint;
import id.pantas.post.internal.RepostRows.Link;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import id.pantas.registry.UnitId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose post a post repeats: the rules, on what was read for a batch of hints. */
final class RepostFinding {

    /** A repost by text or picture comes at most so long after its original. */
    static final Duration WINDOW = Duration.ofDays(14);

    private static final int MOST_ORIGINALS = 300;
    private static final Pattern RETWEET = Pattern.compile("\\ART @([A-Za-z0-9_]{1,15}):");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,30}");

    private final RepostRows rows;
    private final OfficialDirectory directory;
    private final PostProperties rules;
    private final Map<String, Found> byNative = new HashMap<>();
    private final Map<Long, Found> byId = new HashMap<>();
    private final Map<String, Found> byThreadsId = new HashMap<>();
    private final Map<UnitId, List<Found>> originals = new HashMap<>();

    RepostFinding(RepostRows rows, OfficialDirectory directory, PostProperties rules) {
        this.rows = rows;
        this.directory = directory;
        this.rules = rules;
    }

    /**
     * What became of a hint.
     *
     * @param link what is known now, null if nothing
     * @param settled whether nothing more can become known of it
     */
    record Result(@Nullable Link link, boolean settled) {
        static final Result NOTHING = new Result(null, true);
        static final Result NOT_YET = new Result(null, false);
    }

    /** Reads all that the hints name, in few statements. */
    void read(List<Hint> hints) {
        List<Platform> platforms = new ArrayList<>();
        List<String> natives = new ArrayList<>();
        List<String> ofThreads = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Hint hint : hints) {
            for (String named : nativeIds(hint)) {
                platforms.add(hint.post().platform());
                natives.add(named);
            }
            String reference = reference(hint);
            if (hint.post().platform() == Platform.THREADS
                    && reference != null
                    && NUMBER.matcher(reference).matches()) {
                ofThreads.add(reference);
            }
            if (hint.post().copyOf() != null) {
                ids.add(hint.post().copyOf());
            }
        }
        if (!natives.isEmpty() || !ids.isEmpty()) {
            for (Found found : rows.named(platforms, natives, ids)) {
                byNative.put(found.platform() + " " + found.nativeId(), found);
                byId.put(found.id(), found);
            }
        }
        rows.ofThreads(ofThreads).forEach(found -> byThreadsId.put(String.valueOf(found.mediaKey()), found));
        readOriginals(hints);
    }

    /** The posts of the units that captions name, one statement for each unit. */
    private void readOriginals(List<Hint> hints) {
        Map<UnitId, List<Hint>> naming = new HashMap<>();
        for (Hint hint : hints) {
            if (isOfText(hint)) {
                sources(hint.post())
                        .forEach(unit -> naming.computeIfAbsent(unit, u -> new ArrayList<>())
                                .add(hint));
            }
        }
        naming.forEach((unit, asking) -> {
            List<Found> posts = new ArrayList<>();
            asking.stream()
                    .map(hint -> hint.post().publishedAt())
                    .distinct()
                    .forEach(at ->
                            posts.addAll(rows.of(directory.accountsOf(unit), at.minus(WINDOW), at, MOST_ORIGINALS)));
            originals.put(
                    unit,
                    posts.stream()
                            .collect(Collectors.toMap(Found::id, post -> post, (one, same) -> one))
                            .values()
                            .stream()
                            .toList());
        });
    }

    private static boolean isOfText(Hint hint) {
        return hint.claim() == null || hint.post().grade() == RepostGrade.PROBABLE;
    }

    private Set<UnitId> sources(Found post) {
        Set<UnitId> named = directory.named(RepostSigns.of(post.text()).handles());
        named.remove(post.unit());
        return named;
    }

    /** What the platform or the caption says that it repeats. */
    private static @Nullable String reference(Hint hint) {
        return hint.claim() == Claim.QUOTE ? hint.quoteOf() : hint.post().repostOf();
    }

    private Collection<String> nativeIds(Hint hint) {
        String reference = reference(hint);
        if (hint.claim() == Claim.COLLABORATION || reference == null) {
            return List.of();
        }
        if (hint.post().platform() == Platform.FACEBOOK && !reference.contains("_")) {
            return directory.pages().stream()
                    .map(page -> page + "_" + reference)
                    .toList();
        }
        return List.of(reference);
    }

    Result of(Hint hint) {
        if (hint.claim() == Claim.COLLABORATION) {
            return shared(hint);
        }
        if (!hint.account().equals(hint.post().account())) {
            return Result.NOTHING;
        }
        Result claimed = hint.claim() == null ? Result.NOTHING : claimed(hint, hint.claim());
        boolean isFound = claimed.link() != null && claimed.settled();
        if (isFound || !isOfText(hint)) {
            return claimed;
        }
        Result told = told(hint.post());
        return told.link() != null || claimed.link() == null && claimed.settled() ? told : claimed;
    }

    /** One post under two accounts: whoever is no leader repeats the leader, else the one that is not its owner here. */
    private Result shared(Hint hint) {
        Found post = hint.post();
        OfficialAccount other = directory.account(hint.account());
        if (other == null || other.unit().equals(post.unit())) {
            return Result.NOTHING;
        }
        boolean turned = directory.isLeader(other.unit()) && !directory.isLeader(post.unit());
        AccountId account = turned ? post.account() : other.id();
        UnitId unit = turned ? post.unit() : other.unit();
        AccountId originalAccount = turned ? other.id() : post.account();
        UnitId originalUnit = turned ? other.unit() : post.unit();
        return new Result(
                new Link(
                        post.id(),
                        account,
                        unit,
                        post.id(),
                        originalAccount,
                        originalUnit,
                        directory.isLeader(originalUnit),
                        RepostGrade.CERTAIN,
                        RepostEvidence.COLLABORATION,
                        null,
                        null),
                true);
    }

    private Result claimed(Hint hint, Claim claim) {
        Found post = hint.post();
        String reference = Objects.requireNonNullElse(reference(hint), "");
        boolean certain = claim == Claim.QUOTE || post.grade() == RepostGrade.CERTAIN;
        RepostEvidence evidence =
                claim == Claim.QUOTE ? RepostEvidence.QUOTE : certain ? RepostEvidence.SHARE : RepostEvidence.NAMED;
        Found original = nativeIds(hint).stream()
                .map(named -> byNative.get(post.platform() + " " + named))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(post.platform() == Platform.THREADS ? byThreadsId.get(reference) : null);
        if (original != null) {
            return original.unit().equals(post.unit()) || original.id() == post.id()
                    ? Result.NOTHING
                    : new Result(link(post, original, certain, evidence, null), true);
        }
        OfficialAccount account = accountOf(post, reference);
        if (account == null) {
            // a caption that names nobody official stays a repost of somebody else, of which no more can be known
            return reference.startsWith("@") ? Result.NOTHING : Result.NOT_YET;
        }
        if (account.unit().equals(post.unit())) {
            return Result.NOTHING;
        }
        return new Result(
                new Link(
                        post.id(),
                        post.account(),
                        post.unit(),
                        null,
                        account.id(),
                        account.unit(),
                        directory.isLeader(account.unit()),
                        certain ? RepostGrade.CERTAIN : RepostGrade.PROBABLE,
                        evidence,
                        certain ? null : RepostSigns.of(post.text()).named(),
                        null),
                false);
    }

    /** Whose the original is, as far as the platform says so without the original itself. */
    private @Nullable OfficialAccount accountOf(Found post, String reference) {
        if (reference.startsWith("@")) {
            return directory.byHandle(post.platform(), reference);
        }
        return switch (post.platform()) {
            case X -> {
                Matcher retweet = RETWEET.matcher(post.text());
                yield retweet.find() ? directory.byHandle(Platform.X, retweet.group(1)) : null;
            }
            case FACEBOOK ->
                reference.contains("_")
                        ? directory.byNativeId(Platform.FACEBOOK, reference.substring(0, reference.indexOf('_')))
                        : null;
            default -> null;
        };
    }

    /** A caption that names its source and repeats its text or picture. */
    private Result told(Found post) {
        RepostSigns signs = RepostSigns.of(post.text());
        List<Found> candidates = new ArrayList<>();
        Set<UnitId> sources = sources(post);
        sources.forEach(unit -> candidates.addAll(originals.getOrDefault(unit, List.of())));
        Found copied = post.copyOf() == null ? null : byId.get(post.copyOf());
        if (copied != null
                && (signs.saysRepost()
                        || signs.credited() != null && directory.isCalled(copied.unit(), signs.credited()))) {
            candidates.add(copied);
        }
        ComparableText text = ComparableText.of(post.text());
        Link best = null;
        for (Found original : candidates) {
            Link link = isInTime(original, post) ? compared(post, text, original) : null;
            if (link != null && (best == null || rank(link) > rank(best))) {
                best = link;
            }
        }
        if (best != null) {
            return new Result(best, true);
        }
        return sources.isEmpty() && !signs.saysRepost() && signs.credited() == null ? Result.NOTHING : Result.NOT_YET;
    }

    private static boolean isInTime(Found original, Found post) {
        return !original.unit().equals(post.unit())
                && !original.publishedAt().isAfter(post.publishedAt())
                && !original.publishedAt().plus(WINDOW).isBefore(post.publishedAt());
    }

    private static double rank(Link link) {
        return link.evidence() == RepostEvidence.SAME_MEDIA ? 2 : Objects.requireNonNullElse(link.similarity(), 0.0);
    }

    private @Nullable Link compared(Found post, ComparableText text, Found original) {
        boolean sameMedia = post.mediaKey() != null
                && post.platform() == original.platform()
                && post.mediaKey().equals(original.mediaKey());
        if (sameMedia) {
            return link(post, original, false, RepostEvidence.SAME_MEDIA, null);
        }
        double similarity = Comparand.likeness(text, ComparableText.of(original.text()), true, rules);
        return similarity == 0 ? null : link(post, original, false, RepostEvidence.SAME_TEXT, similarity);
    }

    private Link link(
            Found post, Found original, boolean certain, RepostEvidence evidence, @Nullable Double similarity) {
        return new Link(
                post.id(),
                post.account(),
                post.unit(),
                original.id(),
                original.account(),
                original.unit(),
                directory.isLeader(original.unit()),
                certain ? RepostGrade.CERTAIN : RepostGrade.PROBABLE,
                evidence,
                certain ? null : RepostSigns.of(post.text()).named(),
                similarity);
    }
}
