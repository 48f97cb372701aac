package id.pantas.setup.internal;

import id.pantas.setup.FirstStart;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;

/** Leads every page to the assistant until the installation is set up. */
class FirstStartGate implements HandlerInterceptor {

    static final String PAGE = "/mulai";

    /** What is reachable before: the assistant itself, what pages are made of, and the error page. */
    static final String[] OPEN = {
        PAGE, PAGE + "/**", "/css/**", "/js/**", "/img/**", "/font/**", "/webjars/**", "/favicon.ico", "/error"
    };

    private final ObjectProvider<FirstStart> start; // pages are configured before the database is there

    FirstStartGate(ObjectProvider<FirstStart> start) {
        this.start = start;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (start.getObject().isDone()) {
            return true;
        }
        response.sendRedirect(request.getContextPath() + PAGE);
        return false;
    }
}
