package id.pantas.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people see under {@code /__simulator/}: who is served, which failures are on, and a form to switch them. */
final class ControlPage {

    private final SimulatedRegency regency;
    private final FailureSwitchboard failures;
    private final RequestLog log;

    ControlPage(SimulatedRegency regency, FailureSwitchboard failures, RequestLog log) {
        this.regency = regency;
        this.failures = failures;
        this.log = log;
    }

    /**
     * {@code POST failures} takes form fields {@code platform}, {@code failure} and optionally {@code account} (key) and
     * {@code calls}; {@code POST failures/clear} switches all off.
     */
    Answer answer(Asked asked) {
        String path = asked.path().substring("/__simulator".length());
        if (asked.method().equals("GET") && (path.isEmpty() || path.equals("/"))) {
            return Answer.html(200, page());
        }
        // A page of another site must not be able to switch things here.
        String origin = asked.header("Origin");
        if (origin != null && !origin.matches("http://(127\\.0\\.0\\.1|localhost)(:\\d+)?")) {
            return Answer.of(403, "text/plain; charset=utf-8", "Ditolak: permintaan dari situs lain.\n");
        }
        if (asked.method().equals("POST") && path.equals("/failures/clear")) {
            failures.clear();
            return back();
        }
        if (asked.method().equals("POST") && path.equals("/failures")) {
            String wrong = switchOn(asked.form());
            return wrong == null ? back() : Answer.of(400, "text/plain; charset=utf-8", wrong + "\n");
        }
        return Answer.of(404, "text/plain; charset=utf-8", "Tidak ada.\n");
    }

    private @Nullable String switchOn(Map<String, String> form) {
        SimulatedPlatform platform;
        Failure failure;
        int calls;
        try {
            platform =
                    SimulatedPlatform.valueOf(form.getOrDefault("platform", "").toUpperCase(Locale.ROOT));
            failure = Failure.valueOf(form.getOrDefault("failure", "").toUpperCase(Locale.ROOT));
            String text = form.getOrDefault("calls", "");
            calls = text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (IllegalArgumentException e) {
            return "Platform, gangguan atau jumlah tidak dikenal.";
        }
        String key = form.getOrDefault("account", "");
        if (calls < 0) {
            return "Jumlah tidak boleh negatif.";
        }
        if (key.isEmpty()) {
            if (calls > 0) {
                failures.failNext(platform, failure, calls);
            } else {
                failures.fail(platform, failure);
            }
            return null;
        }
        List<SimulatedAccount> found = regency.accountsOn(platform).stream()
                .filter(account -> account.key().equals(key) || account.handle().equals(key))
                .toList();
        if (found.isEmpty()) {
            return "Akun tidak dikenal.";
        }
        if (calls > 0) {
            failures.failNext(found.get(0), failure, calls);
        } else {
            failures.fail(found.get(0), failure);
        }
        return null;
    }

    private static Answer back() {
        return Answer.html(303, "").with("Location", "/__simulator/");
    }

    private String page() {
        StringBuilder html = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="id">
                <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width"><title>Simulator</title></head>
                <body>
                <h1>Simulator %s</h1>
                <p>Semua nama dan isi di sini rekaan. %d unit, %d akun, %d permintaan sejauh ini.</p>
                <h2>Gangguan yang menyala</h2>
                <ul>
                """.formatted(
                        Markup.escape(regency.name()),
                        regency.units().size(),
                        regency.accounts().size(),
                        log.count()));
        List<FailureSwitchboard.Active> active = failures.active();
        if (active.isEmpty()) {
            html.append("<li>Tidak ada.</li>\n");
        }
        for (FailureSwitchboard.Active one : active) {
            html.append("<li>")
                    .append(one.failure())
                    .append(" – ")
                    .append(one.account() == null ? one.platform() + " seluruhnya" : Markup.escape(one.account()))
                    .append(one.callsLeft() == null ? "" : ", sisa " + one.callsLeft() + " panggilan")
                    .append("</li>\n");
        }
        html.append("</ul>\n<form method=\"post\" action=\"/__simulator/failures\">\n<p><label>Platform <select")
                .append(" name=\"platform\">");
        for (SimulatedPlatform platform : SimulatedPlatform.values()) {
            html.append("<option>").append(platform).append("</option>");
        }
        html.append("</select></label> <label>Akun (kosong = semua) <input name=\"account\"></label> <label>Gangguan ")
                .append("<select name=\"failure\">");
        for (Failure failure : Failure.values()) {
            html.append("<option>").append(failure).append("</option>");
        }
        html.append("</select></label> <label>Jumlah panggilan (kosong = sampai dimatikan) <input name=\"calls\"")
                .append(" inputmode=\"numeric\"></label> <button>Nyalakan</button></p>\n</form>\n")
                .append(
                        "<form method=\"post\" action=\"/__simulator/failures/clear\"><p><button>Matikan semua</button>")
                .append("</p></form>\n<h2>Akun</h2>\n<table>\n<tr><th>Unit</th><th>Perilaku</th><th>Platform</th>")
                .append("<th>Akun</th><th>Keadaan</th></tr>\n");
        regency.accounts().stream().limit(500).forEach(account -> {
            html.append("<tr><td>")
                    .append(Markup.escape(account.displayName()))
                    .append("</td><td>")
                    .append(regency.unit(account.unit()).behaviour())
                    .append("</td><td>")
                    .append(account.platform())
                    .append("</td><td>")
                    .append(Markup.escape(account.handle()))
                    .append("</td><td>")
                    .append(account.state())
                    .append("</td></tr>\n");
        });
        return html.append("</table>\n</body>\n</html>\n").toString();
    }
}
