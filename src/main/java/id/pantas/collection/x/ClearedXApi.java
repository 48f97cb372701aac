package id.pantas.collection.x;

import id.pantas.outgoing.Unreached;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Lets no request leave for X unless its clearance is recorded, whoever asks: the last lock behind those of the schedule. A
 * withdrawal stops a run between two requests.
 */
final class ClearedXApi implements XApi {

    private final XApi api;
    private final BooleanSupplier cleared;

    ClearedXApi(XApi api, BooleanSupplier cleared) {
        this.api = api;
        this.cleared = cleared;
    }

    @Override
    public XApi with(String token) {
        return new ClearedXApi(api.with(token), cleared);
    }

    @Override
    public Answer get(String path, Map<String, String> parameters) throws Unreached {
        if (!cleared.getAsBoolean()) {
            throw new Unreached(Unreached.Reason.CLOSED_NETWORK, "X's clearance is not recorded", null);
        }
        return api.get(path, parameters);
    }
}
