/**
 * A stand-in for the platforms on loopback, in their own formats; speaks HTTP and knows no other module.
 *
 * <p>{@link id.pantas.simulator.Simulator#start} opens one port on 127.0.0.1 and serves an invented regency
 * ({@link id.pantas.simulator.SimulatedRegency}) whose posts are a pure function of seed, account and calendar day in
 * Asia/Jakarta. What each client needs, with {@code base} standing for
 * {@link id.pantas.simulator.Simulator#baseUrl()}:
 *
 * <ul>
 *   <li><b>X</b>: base address {@code base/x/2/}, token address {@code base/x/oauth2/token}, bearer
 *       {@link id.pantas.simulator.Simulator#X_BEARER_TOKEN} (or key and secret
 *       {@link id.pantas.simulator.Simulator#X_CONSUMER_KEY}, {@link id.pantas.simulator.Simulator#X_CONSUMER_SECRET}).
 *       Answers {@code users}, {@code users/by}, {@code users/by/username/{name}}, {@code users/{id}}, {@code users/{id}/tweets},
 *       {@code tweets}, {@code tweets/{id}}, {@code usage/tweets}.
 *   <li><b>YouTube</b>: base address {@code base/youtube/youtube/v3/}, feeds at {@code base/youtube/feeds/videos.xml}, key
 *       {@link id.pantas.simulator.Simulator#YOUTUBE_API_KEY} as header {@code X-Goog-Api-Key}. Answers {@code channels},
 *       {@code playlistItems}, {@code videos}.
 *   <li><b>TikTok</b>: base address {@code base/tiktok/}, page of consent {@code base/tiktok/v2/auth/authorize/},
 *       application {@link id.pantas.simulator.Simulator#TIKTOK_CLIENT_KEY} and
 *       {@link id.pantas.simulator.Simulator#TIKTOK_CLIENT_SECRET}, tokens at {@code v2/oauth/token/} (a refresh token is
 *       good once). Answers {@code user/info}, {@code video/list}, {@code video/query}.
 *   <li><b>Instagram and Facebook</b>: base address {@code base/graph}, any version, bearer
 *       {@link id.pantas.simulator.Simulator#META_TOKEN} with {@code appsecret_proof} by
 *       {@link id.pantas.simulator.Simulator#META_APP_SECRET}, asking as
 *       {@link id.pantas.simulator.Simulator#META_INSTAGRAM_ID}. Answers {@code business_discovery}; of the leaders' accounts
 *       {@code media}, {@code comments}, {@code replies}, {@code insights}; {@code me/accounts}, {@code published_posts},
 *       posts alone and in batches, {@code comments}; {@code debug_token}, oEmbed.
 *   <li><b>Threads</b>: base address {@code base/threads}, each account with
 *       {@link id.pantas.simulator.Simulator#threadsToken}. Answers {@code me}, {@code me/threads}, {@code insights},
 *       {@code conversation}, {@code refresh_access_token}.
 *   <li><b>Websites</b>: a site {@code https://{host}/…} is served at {@code base/website/{host}/…}; links inside its
 *       answers carry the public address, so a client maps hosts to this address (and back) for every request.
 *   <li><b>People</b>: {@code GET base/__simulator/} shows what is served; failures are switched there too.
 * </ul>
 *
 * <p>Platform formats as documented on 2026-11-21; search and mentions are not simulated, and comments only
 * below leaders' posts on Meta's platforms. This module is plain
 * Java that starts without a container, so its insides are package-private types beside the public ones.
 */
@ApplicationModule(
        displayName = "Simulator",
        allowedDependencies = {})
@NullMarked
package id.pantas.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
