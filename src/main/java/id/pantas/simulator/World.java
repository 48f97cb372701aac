package id.pantas.simulator;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What exists: the accounts, and the posts of each of them on each day. */
interface World {

    /** Days are counted where the regency lies. */
    ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    SimulatedRegency regency();

    /** First day that timelines reach back to; single posts before it can still be looked up by id. */
    LocalDate firstDay();

    /**
     * All posts that an account publishes on a day, in order of publishing, later deleted ones included. A pure function:
     * asked twice it gives equal lists. The place in the list is the index within the post's id.
     */
    List<SimulatedPost> postsOn(SimulatedAccount account, LocalDate day);
}
