package id.pantas.intake;

import id.pantas.registry.Platform;
import org.jspecify.annotations.Nullable;

/** What a file is, told by its headings; the names are the codes in the database. */
public enum FileKind {
    META_FACEBOOK_CONTENT(Platform.FACEBOOK),
    META_INSTAGRAM_CONTENT(Platform.INSTAGRAM),
    X_ANALYTICS_CONTENT(Platform.X),
    YOUTUBE_STUDIO_TABLE(Platform.YOUTUBE),
    TIKTOK_STUDIO_CONTENT(Platform.TIKTOK),
    /** Our own template, for platforms without a tool. */
    OWN_TEMPLATE(null),
    /** Headings that a person explained. */
    MAPPED(null),
    /** Numbers of a page by day; there are no posts in it. */
    META_PAGE_DAILY(Platform.FACEBOOK),
    /** As above. */
    X_ANALYTICS_OVERVIEW(Platform.X),
    /** Numbers by day and video, not totals. */
    YOUTUBE_STUDIO_CHART(Platform.YOUTUBE),
    /** As above. */
    YOUTUBE_STUDIO_TOTALS(Platform.YOUTUBE);

    private final @Nullable Platform platform;

    FileKind(@Nullable Platform platform) {
        this.platform = platform;
    }

    /** The platform all of its rows belong to, null if the file or a person says it. */
    public @Nullable Platform platform() {
        return platform;
    }

    /** Whether its rows are posts. */
    public boolean hasPosts() {
        return ordinal() <= MAPPED.ordinal();
    }
}
