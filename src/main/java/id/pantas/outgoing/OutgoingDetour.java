package id.pantas.outgoing;

import java.net.URI;

/** Leads requests for invented sites elsewhere. Contributed as a bean by a demo; a real installation has none. */
public interface OutgoingDetour {

    /** Where {@code address} is really asked; usually {@code address} itself. What it leads to is checked like any other. */
    URI way(URI address);
}
