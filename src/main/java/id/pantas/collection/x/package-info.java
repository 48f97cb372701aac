/**
 * Reads X through API v2 with an app-only bearer token.
 *
 * <ul>
 *   <li><b>Reads</b> an account's timeline (own posts, quotes, reposts, threads) since the last known post, and the
 *       counts of known posts by id. Replies to other people are left out: they are service, not published content, and
 *       their text speaks about citizens. Of leaders also what mentions them and replies to them, with the id of its author
 *       and nothing else about that person.
 *   <li><b>Costs</b> 0.005 US dollars per post read, 0.010 per handle looked up; the same object twice in one UTC day is
 *       billed once, empty answers and errors are free. {@code spent} counts posts read, a lookup as two. Handles are looked up
 *       up to 100 with one request: the price is the same, but it is one call instead of 100.
 *   <li><b>Limits</b> 10,000 timeline calls, 3,500 calls by id and 300 lookups per 15 minutes and app; 3,200 posts back;
 *       3,000,000 posts a month.
 *   <li><b>Terms</b> The pay-per-use agreement (XIV.C, read August 2026) asks services for government users to have an
 *       Enterprise plan or X's written consent, therefore no request leaves before that clearance is recorded
 *       ({@link id.pantas.compliance.Clearances}). Posts deleted on X get a tombstone here, and their text is removed by
 *       the next daily run. Nobody's profile is built.
 *   <li><b>Known to be missing</b> replies of more than seven days ago that no longer carry the name,
 *       deletion of citizens' replies, full text of reposts (they arrive cut; the original is read on
 *       its own account), the counts of an edited post's older versions, the exact bodies of the spending-limit
 *       answers, which are known from public reports only.
 * </ul>
 *
 * <p>Requests and signatures are twitter4j 4.0.7: its newer release speaks API v1.1 only, which no current plan may call.
 * They go out through the guarded door like all others, and the answers are read by records of our own.
 */
@NullMarked
package id.pantas.collection.x;

import org.jspecify.annotations.NullMarked;
