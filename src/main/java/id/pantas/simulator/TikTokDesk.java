package id.pantas.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** TikTok: the page of consent, tokens that rotate, and the Display API (user info, video list and query). */
final class TikTokDesk implements PlatformDesk {

    private static final String JSON = "application/json";
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String AUTHORIZE = "/v2/auth/authorize/";
    private static final String TOKEN = "/v2/oauth/token/";
    private static final int MAX_COUNT = 20;

    private final Timeline timeline;
    private final FailureSwitchboard failures;
    private final TikTokTokens tokens;
    private final List<SimulatedAccount> all;
    private final List<SimulatedAccount> accounts;

    TikTokDesk(Timeline timeline, FailureSwitchboard failures, TikTokTokens tokens) {
        this.timeline = timeline;
        this.failures = failures;
        this.tokens = tokens;
        this.all = timeline.world().regency().accounts();
        this.accounts = timeline.world().regency().accountsOn(SimulatedPlatform.TIKTOK);
    }

    @Override
    public SimulatedPlatform platform() {
        return SimulatedPlatform.TIKTOK;
    }

    @Override
    public @Nullable SimulatedAccount accountOf(Asked asked) {
        return account(
                tokens.accountOf(asked.path().equals(TOKEN) ? asked.form().get("refresh_token") : bearer(asked)));
    }

    private @Nullable SimulatedAccount account(int number) {
        return number < 0 || number >= all.size() || all.get(number).platform() != SimulatedPlatform.TIKTOK
                ? null
                : all.get(number);
    }

    private static @Nullable String bearer(Asked asked) {
        String header = asked.header("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
    }

    @Override
    public Answer answer(Asked asked, Instant now) {
        return switch (asked.path()) {
            case AUTHORIZE -> asked.method().equals("POST") ? decided(asked, now) : question(asked);
            case TOKEN -> token(asked, now);
            case "/v2/user/info/" -> asked.method().equals("GET") ? known(asked, now, this::userInfo) : notFound();
            case "/v2/video/list/" -> asked.method().equals("POST") ? known(asked, now, this::list) : notFound();
            case "/v2/video/query/" -> asked.method().equals("POST") ? known(asked, now, this::query) : notFound();
            default -> notFound();
        };
    }

    private interface Reader {
        Answer read(Asked asked, SimulatedAccount account, Instant now);
    }

    private Answer known(Asked asked, Instant now, Reader reader) {
        String token = bearer(asked);
        SimulatedAccount account = accountOf(asked);
        boolean good = token != null
                && token.startsWith("act.")
                && account != null
                && !tokens.expired(token, now)
                && !taken(account);
        return good && account != null ? reader.read(asked, account, now) : tokenInvalid();
    }

    /** Whether the owner took the consent back or lost the account. */
    private boolean taken(SimulatedAccount account) {
        Failure failure = failures.of(account);
        return account.state() != SimulatedAccount.State.ACTIVE
                || failure != null && (failure == Failure.TOKEN_EXPIRED || failure.changesAccount());
    }

    private Answer question(Asked asked) {
        String redirect = asked.query().getOrDefault("redirect_uri", "");
        if (!Simulator.TIKTOK_CLIENT_KEY.equals(asked.param("client_key")) || !loopback(redirect)) {
            return Answer.html(
                    400,
                    "<!DOCTYPE html><html lang=\"id\"><body><h1>Tidak dapat masuk</h1><p>client_key atau redirect_uri"
                            + " salah.</p></body></html>");
        }
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="id"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width">
                <title>Izinkan PANTAS (simulator TikTok)</title></head>
                <body><h1>Izinkan PANTAS membaca akun TikTok Anda?</h1>
                <p>Ini simulator, bukan TikTok. Pilih akun yang masuk di peramban ini.</p>
                <form method="post" action="/tiktok/v2/auth/authorize/"><p><label>Akun <select name="akun">
                """);
        for (SimulatedAccount account : accounts) {
            html.append("<option value=\"")
                    .append(account.number())
                    .append("\">@")
                    .append(Markup.escape(account.handle()))
                    .append("</option>");
        }
        html.append("</select></label></p><p>Izin: ")
                .append(Markup.escape(asked.query().getOrDefault("scope", "")))
                .append("</p>");
        for (String name : List.of("redirect_uri", "state", "code_challenge")) {
            html.append("<input type=\"hidden\" name=\"")
                    .append(name)
                    .append("\" value=\"")
                    .append(Markup.escape(asked.query().getOrDefault(name, "")))
                    .append("\">");
        }
        return Answer.html(200, html.append("""
                        <p><button name="jawab" value="ya">Izinkan</button> <button name="jawab" value="tidak">Tolak</button></p>
                        </form></body></html>
                        """).toString());
    }

    private Answer decided(Asked asked, Instant now) {
        Map<String, String> form = asked.form();
        String redirect = form.getOrDefault("redirect_uri", "");
        String number = form.getOrDefault("akun", "");
        SimulatedAccount account = number.matches("\\d{1,5}") ? account(Integer.parseInt(number)) : null;
        if (!loopback(redirect) || account == null) {
            return Answer.html(400, "<html><body><h1>400</h1></body></html>");
        }
        String state = "state=" + URLEncoder.encode(form.getOrDefault("state", ""), StandardCharsets.UTF_8);
        if (!"ya".equals(form.get("jawab"))) {
            return Answer.html(302, "")
                    .with("Location", redirect + "?error=access_denied&error_description=denied&" + state);
        }
        String challenge = form.getOrDefault("code_challenge", "");
        String code = tokens.code(account, redirect, challenge.isEmpty() ? null : challenge, now);
        String scopes = URLEncoder.encode(TikTokTokens.SCOPE, StandardCharsets.UTF_8);
        return Answer.html(302, "").with("Location", redirect + "?code=" + code + "&scopes=" + scopes + "&" + state);
    }

    /** A stand-in must not send people anywhere else. */
    private static boolean loopback(String address) {
        try {
            String host = URI.create(address).getHost();
            return "localhost".equals(host) || "127.0.0.1".equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Answer token(Asked asked, Instant now) {
        Map<String, String> form = asked.form();
        if (!asked.method().equals("POST")
                || !Simulator.TIKTOK_CLIENT_KEY.equals(form.get("client_key"))
                || !Simulator.TIKTOK_CLIENT_SECRET.equals(form.get("client_secret"))) {
            return flat(400, "invalid_client", "Client key or secret is incorrect.");
        }
        TikTokConsent consent = null;
        switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" ->
                consent = tokens.exchanged(
                        form.getOrDefault("code", ""),
                        form.getOrDefault("redirect_uri", ""),
                        form.get("code_verifier"),
                        now);
            case "refresh_token" -> {
                SimulatedAccount account = accountOf(asked);
                if (account != null && !taken(account)) {
                    consent = tokens.refreshed(form.getOrDefault("refresh_token", ""), account, now);
                }
            }
            default -> {
                return flat(400, "unsupported_grant_type", "Grant type is not supported.");
            }
        }
        if (consent == null) {
            return flat(400, "invalid_grant", "Code or refresh token is invalid or expired.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", consent.accessToken());
        body.put("expires_in", consent.expiresAt().getEpochSecond() - now.getEpochSecond());
        body.put("open_id", consent.openId());
        body.put("refresh_expires_in", consent.connectBy().getEpochSecond() - now.getEpochSecond());
        body.put("refresh_token", consent.refreshToken());
        body.put("scope", consent.scope());
        body.put("token_type", "Bearer");
        return Answer.json(200, JSON, body);
    }

    private Answer userInfo(Asked asked, SimulatedAccount account, Instant now) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("open_id", account.nativeId());
        user.put("display_name", account.displayName());
        user.put("username", account.handle());
        user.put("is_verified", false);
        return data(Map.of("user", user));
    }

    private Answer list(Asked asked, SimulatedAccount account, Instant now) {
        JsonNode body = body(asked);
        int count = body.path("max_count").asInt(10);
        long before = body.path("cursor").asLong(0);
        if (count < 1 || count > MAX_COUNT || before < 0) {
            return refused(400, "invalid_params", "The parameter max_count is invalid.");
        }
        List<SimulatedPost> page;
        try (Stream<SimulatedPost> posts = timeline.newestFirst(account, now)) {
            page = posts.filter(post -> before == 0 || post.publishedAt().toEpochMilli() < before)
                    .limit(count + 1L)
                    .toList();
        }
        List<Object> videos = new ArrayList<>();
        page.stream().limit(count).forEach(post -> videos.add(video(post, account, now)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("videos", videos);
        data.put(
                "cursor",
                videos.isEmpty() ? 0 : page.get(videos.size() - 1).publishedAt().toEpochMilli());
        data.put("has_more", page.size() > count);
        return data(data);
    }

    private Answer query(Asked asked, SimulatedAccount account, Instant now) {
        JsonNode ids = body(asked).at("/filters/video_ids");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > MAX_COUNT) {
            return refused(400, "invalid_params", "The parameter video_ids is invalid.");
        }
        List<Object> videos = new ArrayList<>();
        for (JsonNode id : ids) {
            SimulatedPost post = post(id.asString(""), account, now);
            if (post != null && post.visibleAt(now)) {
                videos.add(video(post, account, now));
            }
        }
        return data(Map.of("videos", videos));
    }

    private @Nullable SimulatedPost post(String id, SimulatedAccount account, Instant now) {
        if (!id.matches("\\d{1,19}")) {
            return null;
        }
        long value;
        try {
            value = Long.parseLong(id);
        } catch (NumberFormatException e) {
            return null;
        }
        LocalDate day = Timeline.today(Instant.ofEpochSecond(value >>> 32));
        SimulatedPost post = PostIds.accountOfTikTok(value) == account.number()
                ? timeline.at(account, day, PostIds.indexOfTikTok(value), now)
                : null;
        return post != null && post.nativeId().equals(id) ? post : null;
    }

    private static Map<String, Object> video(SimulatedPost post, SimulatedAccount account, Instant now) {
        SimulatedPost.Counts counts = post.countsAt(now);
        String text = post.bodyAt(now);
        Map<String, Object> video = new LinkedHashMap<>();
        video.put("id", post.nativeId());
        video.put("create_time", post.publishedAt().getEpochSecond());
        video.put(
                "share_url",
                Simulator.tikTokAddress(account, post) + "?utm_campaign=tt4d_open_api&utm_source=simulator");
        video.put("video_description", text);
        video.put("duration", 12 + Math.floorMod(Chance.hash(post.nativeId()), 70));
        video.put("height", 1024);
        video.put("width", 576);
        video.put("title", text.length() <= 100 ? text : text.substring(0, text.offsetByCodePoints(0, 60)));
        video.put("like_count", counts.likes());
        video.put("comment_count", counts.comments());
        video.put("share_count", counts.shares());
        video.put("view_count", counts.views());
        return video;
    }

    private static JsonNode body(Asked asked) {
        try {
            return MAPPER.readTree(asked.body());
        } catch (JacksonException e) {
            return MAPPER.createObjectNode();
        }
    }

    @Override
    public Answer failed(Failure failure, Answer truth, Instant now) {
        return switch (failure) {
            case RATE_LIMITED, QUOTA_EXCEEDED, SPENDING_LIMIT ->
                refused(429, "rate_limit_exceeded", "The API rate limit was exceeded. Please try again later.");
            case UNAVAILABLE -> refused(503, "internal_error", "Something is wrong. Please try again later.");
            case TOKEN_EXPIRED -> truth.status() == 200 ? tokenInvalid() : truth;
            default -> truth;
        };
    }

    private static Answer tokenInvalid() {
        return refused(401, "access_token_invalid", "The access token is invalid or not found in the request.");
    }

    private static Answer data(Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", data);
        body.put("error", error("ok", ""));
        return Answer.json(200, JSON, body);
    }

    private static Answer refused(int status, String code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", Map.of());
        body.put("error", error(code, message));
        return Answer.json(status, JSON, body);
    }

    private static Map<String, Object> error(String code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("log_id", "20261121000000SIMULATOR");
        return error;
    }

    private static Answer flat(int status, String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        body.put("log_id", "20261121000000SIMULATOR");
        return Answer.json(status, JSON, body);
    }

    private static Answer notFound() {
        return Answer.html(404, "<html><body>404 page not found</body></html>");
    }
}
