package id.pantas.intake.links;

import id.pantas.intake.Confirmation;
import id.pantas.intake.IdTimes;
import id.pantas.intake.PostLink;
import id.pantas.intake.PostLink.Kind;
import id.pantas.intake.SubmissionState;
import id.pantas.registry.AccountHandle;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.OfficialAccounts;
import id.pantas.registry.Platform;
import id.pantas.registry.Refusal;
import id.pantas.registry.Unit;
import id.pantas.registry.UnitId;
import id.pantas.registry.Units;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what becomes of a pasted link: whose it is, whether it is known, and whether that is proven. */
@Component
class LinkJudge {

    /** Platforms where the name in a link is the handle of the registry, unless the platform ignores it. */
    private static final Set<Platform> NAMED =
            Set.of(Platform.X, Platform.INSTAGRAM, Platform.TIKTOK, Platform.THREADS, Platform.WHATSAPP);

    private final ShortLinks shortLinks;
    private final Confirmations confirmations;
    private final SubmissionRows rows;
    private final OfficialAccounts accounts;
    private final Units units;

    LinkJudge(
            ShortLinks shortLinks,
            Confirmations confirmations,
            SubmissionRows rows,
            OfficialAccounts accounts,
            Units units) {
        this.shortLinks = shortLinks;
        this.confirmations = confirmations;
        this.rows = rows;
        this.accounts = accounts;
        this.units = units;
    }

    /** Asks other servers, so it takes seconds and belongs into no transaction. */
    Judgement judge(UnitId unit, PostLink pasted, boolean mayAsk, Instant now) {
        PostLink link = pasted;
        if (link.kind() == Kind.SHORT) {
            Optional<PostLink> target = mayAsk ? shortLinks.follow(link) : Optional.empty();
            if (target.isEmpty()) {
                return Judgement.away(
                        link, Confirmation.NOT_ASKED, shortLinks.closed(link) ? "notCleared" : "fullLink");
            }
            link = target.get();
        }
        Platform platform = link.platform();
        if (platform == null || link.kind() == Kind.NONE) {
            return Judgement.away(link, Confirmation.NOT_ASKED, "notAPost");
        }
        if (link.kind() == Kind.ACCOUNT) {
            return Judgement.away(link, Confirmation.NOT_ASKED, "isAccount");
        }
        if (link.kind() == Kind.STORY) {
            return Judgement.away(link, Confirmation.NOT_ASKED, "story");
        }
        link = named(link, platform);
        List<OfficialAccount> own = accounts.ofUnit(unit).stream()
                .filter(account -> account.active() && account.platform() == platform)
                .toList();
        Judgement known = known(unit, own, link, platform);
        if (known != null) {
            return known;
        }
        if (own.isEmpty()) {
            return Judgement.away(link, Confirmation.NOT_ASKED, "noAccount", platform.displayName());
        }
        if (platform == Platform.WEBSITE && owner(own, platform, link.address()) == null) {
            return strange(link, Confirmation.NOT_ASKED, platform, link.address(), host(link));
        }
        return confirmed(own, link, platform, now);
    }

    /** With the identifier that an alias stands for. */
    private PostLink named(PostLink link, Platform platform) {
        String given = link.nativeId();
        if (given == null) {
            return link;
        }
        String real = rows.nativeId(platform, given);
        return real.equals(given) ? link : new PostLink(Kind.POST, platform, link.account(), real, link.address());
    }

    private @Nullable Judgement known(UnitId unit, List<OfficialAccount> own, PostLink link, Platform platform) {
        String id = link.nativeId();
        List<AccountId> ownIds = own.stream().map(OfficialAccount::id).toList();
        Optional<SubmissionRows.Known> found =
                id != null ? rows.known(platform, id) : rows.knownAt(ownIds, spellings(link.address()));
        if (found.isEmpty() && platform == Platform.FACEBOOK && id != null) {
            found = rows.knownOnPage(ownIds, id);
        }
        if (found.isEmpty()) {
            return null;
        }
        SubmissionRows.Known post = found.get();
        if (!post.unit().equals(unit)) {
            return Judgement.away(link, Confirmation.NOT_ASKED, "foreignUnit", name(post.unit()));
        }
        return new Judgement(
                link,
                SubmissionState.KNOWN,
                null,
                List.of(),
                Confirmation.NOT_ASKED,
                post.account(),
                null,
                null,
                "",
                post.post());
    }

    private Judgement confirmed(List<OfficialAccount> own, PostLink link, Platform platform, Instant now) {
        Confirmed answer = confirmations.ask(link);
        if (answer.result() == Confirmation.GONE) {
            return Judgement.away(link, Confirmation.GONE, "gone", platform.displayName());
        }
        String author = answer.author();
        OfficialAccount proven = author == null ? null : owner(own, platform, author);
        if (author != null && proven == null) {
            return strange(link, answer.result(), platform, author, author);
        }
        OfficialAccount claimed = null;
        String name = link.account();
        if (proven == null && name != null && platform != Platform.WEBSITE) {
            claimed = owner(own, platform, name);
            boolean told = NAMED.contains(platform)
                    || accounts.findByHandle(platform, name).isPresent();
            if (claimed == null && told) {
                return strange(link, answer.result(), platform, name, name);
            }
        }
        OfficialAccount likely =
                proven != null ? proven : claimed != null ? claimed : own.size() == 1 ? own.get(0) : null;
        Instant at = answer.publishedAt() != null ? answer.publishedAt() : IdTimes.of(platform, link.nativeId(), now);
        PostLink settled =
                platform == Platform.WEBSITE && proven != null ? onSite(link, proven, answer.nativeId()) : link;
        boolean complete = proven != null
                && at != null
                && !at.isAfter(now)
                && !answer.text().isBlank();
        return new Judgement(
                settled,
                complete ? SubmissionState.RECORDED : SubmissionState.WAITING,
                complete ? null : answer.result() == Confirmation.EXISTS ? "waitsConfirmed" : "waits",
                List.of(),
                answer.result(),
                likely == null ? null : likely.id(),
                complete ? proven : null,
                at,
                answer.text(),
                null);
    }

    /** A website's post is named like the collector of websites names it, as far as a page tells that. */
    private static PostLink onSite(PostLink link, OfficialAccount site, @Nullable String number) {
        String key = AccountHandle.of(Platform.WEBSITE, site.handle()).key();
        String whole = AccountHandle.of(Platform.WEBSITE, link.address()).key();
        String below = whole.length() > key.length() ? whole.substring(key.length()) : "/";
        int query = link.address().indexOf('?');
        String path = below + (query < 0 ? "" : link.address().substring(query));
        return new PostLink(
                link.kind(),
                link.platform(),
                link.account(),
                key + "#" + (number == null ? path : number),
                link.address());
    }

    private Judgement strange(
            PostLink link, Confirmation confirmation, Platform platform, String handle, String shown) {
        Optional<OfficialAccount> other = accounts.findByHandle(platform, handle);
        if (other.isPresent()) {
            return Judgement.away(
                    link, confirmation, "foreignUnit", name(other.get().unit()));
        }
        return Judgement.away(link, confirmation, "unknownAccount", shown, platform.displayName());
    }

    /** The account of these that a handle or an address names; a page belongs to the website it lies below. */
    private static @Nullable OfficialAccount owner(List<OfficialAccount> own, Platform platform, String named) {
        try {
            AccountHandle handle = AccountHandle.of(platform, named);
            for (OfficialAccount account : own) {
                String key = AccountHandle.of(platform, account.handle()).key();
                boolean below = platform == Platform.WEBSITE && handle.key().startsWith(key + "/");
                if (below || handle.key().equals(key) || handle.shown().equals(account.nativeId())) {
                    return account;
                }
            }
        } catch (Refusal notAHandle) {
            return null;
        }
        return null;
    }

    private String name(UnitId unit) {
        return units.find(unit).map(Unit::name).orElse("instansi lain");
    }

    private static String host(PostLink link) {
        return link.account() == null ? link.address() : link.account();
    }

    private static List<String> spellings(String address) {
        String trimmed = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        String plain = "http" + trimmed.substring("https".length());
        return List.of(trimmed, trimmed + "/", plain, plain + "/");
    }
}
