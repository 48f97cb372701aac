package id.pantas.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running stand-in for X, YouTube, TikTok, Instagram, Facebook, Threads and websites on 127.0.0.1. The package documentation says which addresses and
 * credentials clients need. Close it to free the port; requests that are waiting then end.
 */
public final class Simulator implements AutoCloseable {

    /** The bearer that X accepts, and hands out at {@code /x/oauth2/token}. */
    public static final String X_BEARER_TOKEN = "simulator-x-bearer";

    public static final String X_CONSUMER_KEY = "simulator-x-key";
    public static final String X_CONSUMER_SECRET = "simulator-x-secret";

    /** The key that YouTube accepts. */
    public static final String YOUTUBE_API_KEY = "simulator-youtube-key";

    /** What TikTok calls the application that asks owners for their consent. */
    public static final String TIKTOK_CLIENT_KEY = "simulator-tiktok-key";

    public static final String TIKTOK_CLIENT_SECRET = "simulator-tiktok-secret";

    /** The system user's token that Instagram and Facebook accept, with {@link #META_APP_SECRET} as proof. */
    public static final String META_TOKEN = "EAABsimulatorSystemUser";

    public static final String META_APP_SECRET = "simulator-meta-secret";

    /** The professional account of the regency that asks about the others. */
    public static final String META_INSTAGRAM_ID = "17841499999999999";

    static {
        // Head and body are two packets; without this each answer waits some 40 ms for an acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final SimulatorSettings settings;
    private final Clock clock;
    private final World world;
    private final Timeline timeline;
    private final TikTokTokens tikTokTokens;
    private final Comments comments;
    private final InstagramDesk instagram;
    private final FailureSwitchboard failures = new FailureSwitchboard();
    private final RequestLog log = new RequestLog();
    private final Map<String, PlatformDesk> desks;
    private final ControlPage control;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService workers;
    private final HttpServer server;

    private Simulator(SimulatorSettings settings) throws IOException {
        this.settings = settings;
        this.clock = settings.clock();
        LocalDate today = Timeline.today(clock.instant());
        this.world = settings.load() == null
                ? new DemoWorld(settings.seed(), today.minusDays(settings.historyDays()))
                : new LoadWorld(settings.seed(), settings.load(), today);
        this.timeline = new Timeline(world);
        this.tikTokTokens = new TikTokTokens(settings.seed());
        this.comments = new Comments(settings.seed(), world.regency());
        this.instagram = new InstagramDesk(timeline, failures, comments);
        this.desks = Map.of(
                "x", new XDesk(timeline, failures, settings.dialect(), comments),
                "youtube", new YouTubeDesk(timeline, failures, comments),
                "website", new WebsiteDesk(timeline, failures),
                "tiktok", new TikTokDesk(timeline, failures, tikTokTokens),
                "graph", new FacebookDesk(timeline, failures, comments),
                "threads", new ThreadsDesk(timeline, failures, comments));
        this.control = new ControlPage(world.regency(), failures, log);
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), settings.port()), 200);
        this.workers = new ThreadPoolExecutor(
                settings.threads(), settings.threads(), 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "simulator");
                    thread.setDaemon(true);
                    return thread;
                });
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Opens the port and serves at once.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static Simulator start(SimulatorSettings settings) {
        try {
            return new Simulator(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://127.0.0.1:{port}}, without a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who is there and what accounts they have. */
    public SimulatedRegency regency() {
        return world.regency();
    }

    /** Switches failures on and off; the same ones that people reach under {@code /__simulator/}. */
    public FailureSwitchboard failures() {
        return failures;
    }

    /** What an account shows at {@code instant}, newest first; empty if its state keeps it from showing anything. */
    public List<SimulatedPost> postsOf(SimulatedAccount account, Instant instant) {
        if (account.state() != SimulatedAccount.State.ACTIVE) {
            return List.of();
        }
        try (Stream<SimulatedPost> posts = timeline.newestFirst(account, instant)) {
            return posts.toList();
        }
    }

    /** Everything an account has published by {@code instant}, deleted or not and whatever its state, newest first. */
    public List<SimulatedPost> everPublishedBy(SimulatedAccount account, Instant instant) {
        LocalDate first = world.firstDay();
        return Stream.iterate(Timeline.today(instant), day -> !day.isBefore(first), day -> day.minusDays(1))
                .flatMap(day -> world.postsOn(account, day).stream())
                .filter(post -> !post.publishedAt().isAfter(instant))
                .sorted((one, other) -> other.publishedAt().compareTo(one.publishedAt()))
                .toList();
    }

    /** What stands below a post at {@code instant}, newest first; only leaders' posts on Meta's platforms have any. */
    public List<SimulatedComment> commentsBelow(SimulatedAccount account, SimulatedPost post, Instant instant) {
        return comments.below(account, post, instant);
    }

    /** The token of an account of Threads. */
    public static String threadsToken(SimulatedAccount account) {
        return MetaGraph.threadsToken(account);
    }

    /** The tokens of the regency's accounts of Threads, by their handles; known before anything is started. */
    public static Map<String, String> threadsTokens() {
        return RegencyPlan.regency().accountsOn(SimulatedPlatform.THREADS).stream()
                .collect(Collectors.toMap(SimulatedAccount::handle, MetaGraph::threadsToken));
    }

    /** The public address of a post. */
    public String permalinkOf(SimulatedPost post) {
        SimulatedAccount account = world.regency().accounts().stream()
                .filter(one -> one.key().equals(post.account()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No account " + post.account()));
        return switch (account.platform()) {
            case X -> "https://x.com/" + account.handle() + "/status/" + post.nativeId();
            case YOUTUBE -> "https://www.youtube.com/watch?v=" + post.nativeId();
            case WEBSITE -> SitePages.address(account, post);
            case TIKTOK -> tikTokAddress(account, post);
            case INSTAGRAM -> InstagramDesk.permalink(post);
            case FACEBOOK -> FacebookDesk.permalink(account, post);
            case THREADS -> ThreadsDesk.permalink(account, post);
        };
    }

    static String tikTokAddress(SimulatedAccount account, SimulatedPost post) {
        return "https://www.tiktok.com/@" + account.handle() + "/video/" + post.nativeId();
    }

    /**
     * What a client holds after the owner of a TikTok account has agreed; a switched-on
     * {@link Failure#TOKEN_EXPIRED} takes it back.
     */
    public TikTokConsent tikTokConsent(SimulatedAccount account) {
        return tikTokTokens.grant(account, clock.instant());
    }

    /** The latest requests, oldest first, at most 20,000. */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** How many requests there were since the start or {@link #forgetRequests()}. */
    public long requestCount() {
        return log.count();
    }

    /** The largest number of requests for one account that ever ran at the same time. */
    public int mostRequestsAtOnce(SimulatedAccount account) {
        return log.mostAtOnce(account.key());
    }

    /** The same over all accounts: 1 proves that no account was read twice at once. */
    public int mostRequestsAtOnceForAnyAccount() {
        return log.mostAtOnce();
    }

    /** Empties the log and its counters. */
    public void forgetRequests() {
        log.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked;
            try {
                asked = Asked.of(exchange);
            } catch (IllegalArgumentException e) {
                send(exchange, Answer.html(400, "<html><body><h1>400 Bad Request</h1></body></html>\n"));
                return;
            }
            if (asked.path().startsWith("/__simulator")) {
                send(exchange, control.answer(asked));
                return;
            }
            String[] parts = asked.path().split("/", 3);
            PlatformDesk desk = parts.length < 2 ? null : desks.get(parts[1]);
            if (desk == null) {
                send(exchange, Answer.html(404, "<html><body><h1>404 Not Found</h1></body></html>\n"));
                return;
            }
            Asked below = asked.at(parts.length < 3 ? "" : "/" + parts[2]);
            // Instagram and Facebook are two platforms behind one address.
            boolean onInstagram = parts[1].equals("graph") && instagram.answersFor(below);
            serve(exchange, onInstagram ? instagram : desk, below);
        }
    }

    private void serve(HttpExchange exchange, PlatformDesk desk, Asked asked) throws IOException {
        Instant now = clock.instant();
        SimulatedAccount account = desk.accountOf(asked);
        RequestLog.Presence presence = log.begin(account);
        Failure failure = null;
        int status = 0;
        try {
            Answer truth = desk.answer(asked, now);
            failure = failures.take(desk.platform(), account);
            status = failure == null
                    ? send(exchange, truth, presence)
                    : fail(exchange, desk, failure, truth, now, presence);
        } finally {
            presence.leave();
            log.add(new RecordedRequest(
                    desk.platform(),
                    asked.method(),
                    exchange.getRequestURI()
                            .toString()
                            .replaceAll("([?&](?:key|input_token|appsecret_proof)=)[^&]*", "$1***"),
                    account == null ? null : account.key(),
                    status,
                    failure,
                    now));
        }
    }

    private int fail(
            HttpExchange exchange,
            PlatformDesk desk,
            Failure failure,
            Answer truth,
            Instant now,
            RequestLog.Presence presence)
            throws IOException {
        return switch (failure) {
            case TIMEOUT -> {
                awaitClose();
                yield 0;
            }
            case CONNECTION_RESET -> {
                // Promises more than it sends, then goes away: clients do not repeat that by themselves.
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, truth.body().length + 1_000L);
                exchange.getResponseBody().write(truth.body(), 0, truth.body().length / 3);
                exchange.getResponseBody().flush();
                yield 0;
            }
            case SERVER_ERROR ->
                send(
                        exchange,
                        Answer.html(500, "<html><body><h1>500 Internal Server Error</h1></body></html>\n"),
                        presence);
            case BAD_GATEWAY ->
                send(
                        exchange,
                        Answer.html(
                                502,
                                "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad"
                                        + " Gateway</h1></center></body>\n</html>\n"),
                        presence);
            case TRUNCATED -> send(exchange, truth.halved(), presence);
            case HTML_INSTEAD ->
                send(
                        exchange,
                        Answer.html(
                                200,
                                "<!DOCTYPE html><html><head><title>Selamat datang</title></head><body>Selamat datang</body></html>\n"),
                        presence);
            case EMPTY_BODY -> send(exchange, new Answer(200, truth.headers(), new byte[0]), presence);
            default -> send(exchange, desk.failed(failure, truth, now), presence);
        };
    }

    private void awaitClose() {
        try {
            if (closed.await(settings.slowness().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int send(HttpExchange exchange, Answer answer) throws IOException {
        return send(exchange, answer, () -> {});
    }

    /** The request leaves before its last byte: a client that has that one may ask again before we are back here. */
    private static int send(HttpExchange exchange, Answer answer, RequestLog.Presence presence) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.status() == 304;
        int last = answer.body().length - 1;
        if (bodiless || last < 0) {
            presence.leave();
            exchange.sendResponseHeaders(answer.status(), -1);
            return answer.status();
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(answer.body(), 0, last);
            presence.leave();
            body.write(answer.body(), last, 1);
        }
        return answer.status();
    }
}
