/**
 * Reads TikTok through the Display API, account by account, each with the consent of its owner.
 *
 * <ul>
 *   <li><b>Reads</b> an account's public videos with caption, time, length, views, likes, comments and shares; of known ones
 *       the same again, twenty at a time. With a connection to the Accounts API for Business also the comments on a leader's
 *       videos, hidden ones included, for moderation of that account alone.
 *   <li><b>Costs</b> nothing in money; one request a page of twenty, one for each twenty refreshed videos and one a day for a
 *       fresh token: some 3,200 requests a day for 400 accounts.
 *   <li><b>Limits</b> 600 requests a minute for each address of the API; Business 40 a minute for one account.
 *   <li><b>Needs</b> an application that TikTok has reviewed (Login Kit with {@code user.info.basic},
 *       {@code user.info.profile}, {@code user.info.stats}, {@code video.list}). Tokens last a day; the refresh token lasts
 *       365 days and changes with every use, see {@link id.pantas.credential.Credentials}.
 *   <li><b>Terms</b> no profiling, no surveillance; the address of a cover ends after six hours and is not kept. Pages of
 *       TikTok are not read by other ways.
 *   <li><b>Known to be missing</b> reposts (in no interface of TikTok), comments without the Business connection, whose
 *       consent is not asked for here yet; whether a photo post is told from a video by its address, and where pinned videos
 *       stand in the list, has not been seen on the live service. TikTok's {@code open_id} differs from application to
 *       application and so is not kept as an account's identifier: the name in each video's address is compared instead.
 * </ul>
 *
 * <p>Sources: developers.tiktok.com (display-api-overview, tiktok-api-v2-video-list, -video-query, -error-handling,
 * oauth-user-access-token-management), business-api.tiktok.com v1.3; as of 21 November 2026.
 */
@NullMarked
package id.pantas.collection.tiktok;

import org.jspecify.annotations.NullMarked;
