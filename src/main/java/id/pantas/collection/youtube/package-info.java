/**
 * Reads YouTube through the Data API v3 with an API key, or without one through the public Atom feed of a channel.
 *
 * <ul>
 *   <li><b>Reads</b> the videos of a channel's uploads list with title, description, duration, views, likes and number of
 *       comments; of known videos the same again. Announced premieres and broadcasts are left out until they have begun.
 *       Of leaders' videos the comments too, with the public name and channel of their authors.
 *       Without a key the feed gives the 15 newest videos with views and likes, and needs the channel's id.
 *   <li><b>Costs</b> nothing in money; every call is one of 10,000 units a day (midnight to midnight, Pacific time).
 *       A visit costs two units, three when the handle has to be looked up; of comments one for a hundred threads and one
 *       for each hundred answers in a lively thread, at most twenty. Four-hourly visits of 400 channels and daily
 *       refreshes stay near 3,100 units.
 *   <li><b>Limits</b> 50 videos per call; also a limit per minute.
 *   <li><b>Terms</b> Developer Policies III.E.4 (read September 2026): statistics read with a key must not be kept longer
 *       than 30 days, and must not be mixed into totals with other platforms, unless the project passed the audit and
 *       accepted the analytics amendment. The source must be shown and linked.
 *   <li><b>Known to be missing</b> shares and dislikes (not given), community posts (not in the API), a flag for Shorts
 *       (judged by length and shape), answers in threads older than a week beyond
 *       the five that come along. The feed answers 404 or 500 for healthy channels for hours, so it never
 *       proves that a channel is gone, and says 0 likes also where likes are hidden, so 0 counts as not shown. Since
 *       August 2026 a view counts when playback starts; earlier numbers are not comparable.
 * </ul>
 */
@NullMarked
package id.pantas.collection.youtube;

import org.jspecify.annotations.NullMarked;
