/**
 * Reads Meta's platforms through the Graph API: Instagram, Pages of Facebook, Threads.
 *
 * <ul>
 *   <li><b>Reads, Instagram</b>: by Business Discovery the media of any professional account with text, link, time, kind,
 *       likes and number of comments, of reels the views; where an account lets us in also shares, reposts and views. Hidden
 *       likes stay unknown. A repost is guessed from the words of a caption ({@code Repost @…}) and graded as probable.
 *       <b>Facebook</b>: posts of Pages with reactions, comments, shares; a shared post is a certain repost. <b>Threads</b>:
 *       posts, reposts and quotes of accounts that let us in; counts come with the refresh. Comments and answers on all three,
 *       only of accounts whose token is given, which are the leaders'.
 *   <li><b>Costs</b> no money. {@code spent} counts requests; each part of a batch is one. A visit of an account is one
 *       request for each 25 posts; a refresh is one to four for an account of Instagram, one for each post of Facebook and
 *       Threads.
 *   <li><b>Limits</b> discovery: 200 requests an hour for each user of the app, told in {@code X-App-Usage}; Pages and own
 *       accounts: 4,800 times the people engaged or reached in 24 hours, told in {@code X-Business-Use-Case-Usage}. From 95
 *       per cent on nothing more is asked for a while. Own media reach back 10,000 posts.
 *   <li><b>Terms</b> (Platform Terms 3.d, read 2026-11): data are deleted on the owner's or Meta's request and when they are
 *       no longer needed; no surveillance, no profiles of citizens; a yearly Data Use Checkup. Answers of oEmbed are not kept,
 *       only looked at: does this public post still exist?
 *   <li><b>Credentials</b>: one system user of the regency's verified business portfolio, which every agency gives partner
 *       access to its Page and Instagram account. It reads all of Instagram, and gets the token of each Page by itself. Threads
 *       needs a token of each account, which is renewed while it lives. The token travels in a header with a proof of the app
 *       secret beside it; what is kept of answers is cleared of tokens.
 *   <li><b>Known to be missing</b> stories; personal accounts, which Meta does not tell from missing ones; posts that another
 *       account publishes together with us; per-kind reactions; deleted posts of Instagram that are older than the newest
 *       hundred; new answers to comments more than two days older than the newest one. Threads names a reposted original
 *       by Meta's id, which equals no shortcode. Nothing of this was tried on a live endpoint: recorded answers and the
 *       simulator only. Not verified are which HTTP status goes with which code, whether Threads takes its token from a header
 *       when renewing, and how the limit counts a single system user.
 * </ul>
 */
@NullMarked
package id.pantas.collection.meta;

import org.jspecify.annotations.NullMarked;
