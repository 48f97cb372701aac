package id.pantas.collection.spi;

import id.pantas.credential.Credential;
import id.pantas.post.ObservedPost;
import id.pantas.registry.AccountId;
import id.pantas.registry.OfficialAccount;
import id.pantas.registry.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one platform. An adapter knows its platform and nothing else: no database, no retry loop, no schedule, no
 * clock but the instant it is given.
 */
public interface PlatformCollector {

    Platform platform();

    /**
     * Whether this platform can be read at all now, e.g. whether its credential is entered; if not, its accounts are
     * "belum terhubung" and no run is planned for them.
     */
    Connection connection();

    /**
     * Whose credential {@link Request#credential()} must carry. An account without the one it needs is "belum terhubung": no
     * run is planned for it.
     */
    default Access access() {
        return Access.NONE;
    }

    /**
     * Fetches one page of an account's posts, newest first. One call is one visit that costs at most
     * {@link Page#spent()} units of the platform's budget, so callers can count it.
     *
     * @throws CollectionFailure if nothing usable came back
     */
    Page fetch(Request request) throws CollectionFailure;

    /**
     * Reads known posts again: their present counts and text in {@link Page#posts()}, those the platform no longer gives
     * in {@link Page#gone()}. Has no next page and no watermark. Not to be called with more ids than a visit may cost;
     * adapters split them into the platform's own batches (X 100, YouTube 50).
     *
     * @param request the account and the present; watermark, cursor and date are not looked at
     * @param nativeIds {@link ObservedPost#nativeId()} of posts of this account
     * @return null if the platform counts nothing that could change, as websites
     * @throws CollectionFailure if nothing usable came back
     */
    default @Nullable Page refresh(Request request, List<String> nativeIds) throws CollectionFailure {
        return null;
    }

    /**
     * How many handles {@link #identify} looks up with one request; 0 if the platform cannot, and each account's identifier
     * comes with its first page.
     */
    default int identifiesAtOnce() {
        return 0;
    }

    /** Units of the platform's budget for each handle that is looked up. */
    default int identifyCost() {
        return 0;
    }

    /**
     * Looks up the platform's identifiers of accounts whose handle alone is known. One call is one visit.
     *
     * @param accounts at most {@link #identifiesAtOnce()}
     * @param credential what to ask with; null if the platform needs none, or as long as it stands in the settings
     * @return those that were found; why the others were not is said when they are read
     * @throws CollectionFailure if nothing usable came back
     */
    default Identified identify(List<OfficialAccount> accounts, @Nullable Credential credential, Instant now)
            throws CollectionFailure {
        throw new UnsupportedOperationException(platform() + " looks up no handles");
    }

    /**
     * What {@link #identify} found.
     *
     * @param spent units of the platform's budget the visit cost
     */
    record Identified(Map<AccountId, String> found, int spent) {}

    /**
     * What to fetch.
     *
     * @param watermark where the last complete run ended, in this adapter's own words; null on the first run
     * @param cursor {@link Page#next()} of the page before, null for the newest page
     * @param notBefore posts older than this are not wanted; how far a first run reaches back
     * @param now the present instant
     * @param credential what to ask with; null if the platform needs none, or as long as it stands in the settings
     */
    record Request(
            OfficialAccount account,
            @Nullable String watermark,
            @Nullable String cursor,
            Instant notBefore,
            Instant now,
            @Nullable Credential credential) {

        /** Without a credential. */
        public Request(
                OfficialAccount account,
                @Nullable String watermark,
                @Nullable String cursor,
                Instant notBefore,
                Instant now) {
            this(account, watermark, cursor, notBefore, now, null);
        }
    }

    /**
     * One page.
     *
     * @param posts newest first; a post that could not be read is in {@code unreadable} instead, the others stay
     * @param next cursor of the following page, null when this was the last one
     * @param watermark what {@link Request#watermark()} of the next run shall be once this page is stored and the run
     *     is complete; null leaves it as it was
     * @param nativeAccountId the platform's identifier of the account when this answer told it, else null
     * @param raw the platform's own answers, for later re-parsing; never contains a credential
     * @param gone native ids the platform says no longer exist
     * @param unreadable one line for each post that was left out, with its id and the reason
     * @param spent units of the platform's budget this visit cost (X: posts read, YouTube: quota units, websites:
     *     requests)
     */
    record Page(
            List<ObservedPost> posts,
            @Nullable String next,
            @Nullable String watermark,
            @Nullable String nativeAccountId,
            List<RawAnswer> raw,
            Set<String> gone,
            List<String> unreadable,
            int spent) {}

    /**
     * A platform's own answer.
     *
     * @param address what was asked, without any credential
     */
    record RawAnswer(String address, String contentType, String body) {}

    /** What a platform wants before it lets us read an account. */
    enum Access {
        /** Nothing, or what stands in the settings. */
        NONE,
        /** One credential for all accounts. */
        PLATFORM,
        /** Each account's own. */
        ACCOUNT
    }

    /** Whether a platform can be read; {@code reason} is a message key under {@code collection.connection}. */
    record Connection(boolean ready, String reason) {
        public static final Connection READY = new Connection(true, "ready");

        public static Connection missing(String reason) {
            return new Connection(false, reason);
        }
    }
}
