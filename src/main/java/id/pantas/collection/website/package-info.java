/**
 * Reads the websites of agencies and villages as any polite reader would: no key, no script, no trick.
 *
 * <ul>
 *   <li><b>Reads</b> articles from the first of these that a site offers: the WordPress interface, an RSS or Atom feed
 *       (also the broken ones of older OpenSID releases), a sitemap with its article pages. What was found is kept in the
 *       watermark and looked for again after 30 days, or when it stops working.
 *   <li><b>Costs</b> nothing. {@code spent} counts requests; a usual visit is one or two, a first visit up to twenty.
 *   <li><b>Limits</b> our own: robots.txt is obeyed (unreachable rules close the site), five seconds or its crawl delay
 *       between two requests to one server, at most twenty requests and five redirects, 5 MB, 15 seconds; unchanged
 *       sources are not sent again. Bot protection is never got round: the site is reported, so that somebody can ask its
 *       agency to let us in.
 *   <li><b>Terms</b> public information of public bodies.
 *   <li><b>Known to be missing</b> any counts; deletions (an article that is gone keeps its row); articles of a feed that
 *       published more than its length between two visits and cannot be paged; pages that only a browser can build;
 *       articles without any date. Texts of feeds that carry only the beginning stay beginnings. Articles that look like
 *       gambling advertisements planted on a hijacked site are left out and named in the run's report.
 * </ul>
 */
@NullMarked
package id.pantas.collection.website;

import org.jspecify.annotations.NullMarked;
