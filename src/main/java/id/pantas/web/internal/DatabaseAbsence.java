package id.pantas.web.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers while PostgreSQL is away. The usual error page cannot: its layout asks for the session and the site's name. So
 * this stands before all other filters and needs nothing but its text.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAbsence extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAbsence.class);
    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    private final MessageSource messages;

    DatabaseAbsence(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException fault) {
            SQLException away = connectionFault(fault);
            if (away == null || response.isCommitted()) {
                throw fault;
            }
            LOG.warn("{} was not served, the database is away: {}", request.getRequestURI(), away.getMessage());
            say(response);
        }
    }

    private void say(HttpServletResponse response) throws IOException {
        byte[] page = """
                <!DOCTYPE html>
                <html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%1$s · PANTAS</title></head><body><main><h1>%1$s</h1><p>%2$s</p></main></body></html>
                """.formatted(text("web.databaseAway.title"), text("web.databaseAway.text"))
                .getBytes(StandardCharsets.UTF_8);
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "15");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private String text(String key) {
        return messages.getMessage(key, null, INDONESIAN);
    }

    /** The pool's timeout, or a state of class 08 (connection) or 57P (server stops or starts); null if it is neither. */
    private static @Nullable SQLException connectionFault(Throwable fault) {
        int depth = 0;
        for (Throwable cause = fault; cause != null && depth < 30; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState() == null ? "" : sql.getSQLState();
                if (sql instanceof SQLTransientConnectionException
                        || state.startsWith("08")
                        || state.startsWith("57P")) {
                    return sql;
                }
            }
            depth++;
        }
        return null;
    }
}
