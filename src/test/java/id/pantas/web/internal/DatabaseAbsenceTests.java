package id.pantas.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DatabaseAbsenceTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/peringkat");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final DatabaseAbsence filter = new DatabaseAbsence(messages());

    @Test
    void saysThatTheDatabaseIsAwayAndWhenToTryAgain() throws Exception {
        filter.doFilter(request, response, (asked, answer) -> {
            throw new ServletException(
                    new IllegalStateException(new SQLTransientConnectionException("request timed out")));
        });
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("15");
        assertThat(response.getContentAsString())
                .contains("Basis data sedang tidak dapat dihubungi")
                .doesNotContain("timed out");
    }

    @Test
    void knowsAServerThatStopsInTheMiddle() throws Exception {
        filter.doFilter(request, response, (asked, answer) -> {
            throw new IllegalStateException(new SQLException("terminating connection", "57P01"));
        });
        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void leavesOtherFaultsToTheErrorPage() {
        IllegalStateException fault = new IllegalStateException(new SQLException("syntax", "42601"));
        assertThatThrownBy(() -> filter.doFilter(request, response, (asked, answer) -> {
                    throw fault;
                }))
                .isSameAs(fault);
    }

    @Test
    void addsNothingToAnAnswerThatIsOnItsWay() {
        IllegalStateException fault = new IllegalStateException(new SQLTransientConnectionException("timed out"));
        assertThatThrownBy(() -> filter.doFilter(request, response, (asked, answer) -> {
                    answer.flushBuffer();
                    throw fault;
                }))
                .isSameAs(fault);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/web");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
