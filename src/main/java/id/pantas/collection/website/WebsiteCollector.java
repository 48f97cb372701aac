package id.pantas.collection.website;

import id.pantas.collection.spi.CollectionFailure;
import id.pantas.collection.spi.FailureKind;
import id.pantas.collection.spi.PlatformCollector;
import id.pantas.registry.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Reads websites. The watermark is what is remembered of the site ({@link SiteState}); the cursor is the number of the
 * next page beside the watermark that the run would leave.
 */
class WebsiteCollector implements PlatformCollector {

    private final SiteVisit.Means means;

    WebsiteCollector(SiteVisit.Means means) {
        this.means = means;
    }

    @Override
    public Platform platform() {
        return Platform.WEBSITE;
    }

    @Override
    public Connection connection() {
        return Connection.READY;
    }

    @Override
    public Page fetch(Request request) throws CollectionFailure {
        SiteAddress site;
        try {
            site = SiteAddress.of(request.account().handle());
        } catch (IllegalArgumentException e) {
            throw new CollectionFailure(
                    FailureKind.BAD_REQUEST, "the account's address is no web address", null, null, e);
        }
        Cursor cursor = Cursor.of(request.cursor());
        SiteState state = SiteState.of(cursor == null ? request.watermark() : cursor.state(), request.now());
        SiteVisit visit = new SiteVisit(means, state != null && state.plain() ? site.plain() : site, request.now());
        visit.open();
        SourceReader reader = new SourceReader(visit, request, means.settings());
        Page page = state == null ? null : reader.read(state, cursor == null ? 1 : cursor.page());
        return page == null ? discover(visit, reader) : page;
    }

    private static Page discover(SiteVisit visit, SourceReader reader) throws CollectionFailure {
        Discovery discovery = Discovery.of(visit);
        CollectionFailure firstFault = null;
        Page emptyFeed = null;
        for (Discovery.Candidate candidate : discovery.candidates()) {
            if (visit.left() <= 0) {
                break;
            }
            try {
                Page page = reader.read(candidate);
                if (page != null && !reader.wasEmpty()) {
                    return page;
                }
                emptyFeed = emptyFeed == null ? page : emptyFeed;
            } catch (CollectionFailure e) {
                if (e.kind() == FailureKind.RATE_LIMITED || visit.barred()) {
                    throw e;
                }
                // One broken or forbidden source does not spoil the others; if there are none, it is the reason.
                firstFault = firstFault == null ? e : firstFault;
            }
        }
        if (emptyFeed != null) {
            return emptyFeed; // nothing has been published there yet
        }
        throw firstFault == null ? discovery.nothingFound() : firstFault;
    }

    /** Where a run stands. */
    private record Cursor(int page, String state) {

        static @Nullable Cursor of(@Nullable String text) {
            int space = text == null ? -1 : text.indexOf(' ');
            if (text == null || space < 1 || !text.substring(0, space).matches("\\d{1,6}")) {
                return null;
            }
            return new Cursor(Integer.parseInt(text.substring(0, space)), text.substring(space + 1));
        }
    }
}
