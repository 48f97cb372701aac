package id.pantas.setup.internal;

import id.pantas.outgoing.OutgoingDetour;
import java.net.URI;
import java.util.Locale;

/**
 * Sends requests for the invented websites to the simulator. Their hosts end in {@code .example}, which belongs to nobody
 * (RFC 2606), so accounts and links keep their public addresses while the simulator's port changes from start to start.
 */
class DemoWebsites implements OutgoingDetour {

    private static final String INVENTED = ".example";

    private final String simulator;

    /** @param simulator base address without a slash at the end */
    DemoWebsites(String simulator) {
        this.simulator = simulator;
    }

    @Override
    public URI way(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (!host.endsWith(INVENTED)) {
            return address;
        }
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(simulator + "/website/" + host + path + query);
    }
}
