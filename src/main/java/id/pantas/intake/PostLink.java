package id.pantas.intake;

import id.pantas.registry.Platform;
import org.jspecify.annotations.Nullable;

/**
 * A pasted link, read without asking any server.
 *
 * @param platform whose link it is, null if it was refused
 * @param account the account named in the link, as written there; no proof, because some platforms ignore it. Of a website
 *     its host. Null if the link names none
 * @param nativeId the platform's identifier of the post, null for accounts, pages and short links
 * @param address canonical address; of a {@link Kind#SHORT} link the one to follow; empty if refused
 */
public record PostLink(
        Kind kind,
        @Nullable Platform platform,
        @Nullable String account,
        @Nullable String nativeId,
        String address) {

    /** What a link leads to. */
    public enum Kind {
        POST,
        ARTICLE,
        COMMUNITY,
        /** Gone after a day. */
        STORY,
        /** Facebook gives a video an identifier besides that of its post. */
        VIDEO,
        REEL,
        PHOTO,
        /** A page of a website. */
        PAGE,
        /** A profile, not a post. */
        ACCOUNT,
        /** Carries only a share token; has to be followed. */
        SHORT,
        /** Neither a post nor an account, or nothing that may be opened. */
        NONE
    }

    /** Whether it names one post. */
    public boolean isPost() {
        return switch (kind) {
            case ACCOUNT, SHORT, NONE -> false;
            default -> true;
        };
    }

    /** Whether its identifier is only another name of a post, to be tied to it when the platform or a file delivers both. */
    public boolean isAlias() {
        return platform == Platform.FACEBOOK
                && (kind == Kind.VIDEO
                        || kind == Kind.REEL
                        || kind == Kind.PHOTO
                        || nativeId != null && nativeId.startsWith("pfbid"));
    }
}
