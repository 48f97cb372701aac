package id.pantas.identity.internal;

import id.pantas.identity.SignedIn;
import id.pantas.registry.Unit;
import id.pantas.registry.Units;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.RequestCache;

/** Where people go before, at and after signing in; nothing about a failed attempt is kept in the session. */
class SignInDoor {

    static final String PAGE = "/masuk";

    /** Request header by which htmx says that it wants a part of a page. */
    static final String HTMX = "HX-Request";

    private final RequestCache wanted;
    private final Duration session;
    private final Units units;

    SignInDoor(RequestCache wanted, Duration session, Units units) {
        this.wanted = wanted;
        this.session = session;
        this.units = units;
    }

    /** Back to the page that was asked for, else to the one a person works with, with a session that lasts. */
    AuthenticationSuccessHandler opened() {
        return new SavedRequestAwareAuthenticationSuccessHandler() {
            {
                setRequestCache(wanted);
            }

            @Override
            protected String determineTargetUrl(
                    HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
                return firstPage(authentication);
            }

            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                    throws ServletException, IOException {
                request.getSession().setMaxInactiveInterval(Math.toIntExact(session.toSeconds()));
                super.onAuthenticationSuccess(request, response, authentication);
            }
        };
    }

    /** A PIC begins with the own unit's score, everybody else with the ranking. */
    private String firstPage(@Nullable Authentication authentication) {
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn person
                && person.unit() != null) {
            return units.find(person.unit())
                    .map(Unit::slug)
                    .map(slug -> "/instansi/" + slug)
                    .orElse("/peringkat");
        }
        return "/peringkat";
    }

    AuthenticationFailureHandler closed() {
        return (request, response, failure) -> response.sendRedirect(
                failure instanceof SignInPaused paused
                        ? request.getContextPath() + PAGE + "?tunggu=" + paused.seconds()
                        : request.getContextPath() + PAGE + "?gagal");
    }

    /** To the sign-in page; htmx is told to load it as a whole page instead of putting it inside the present one. */
    AuthenticationEntryPoint entry() {
        return new LoginUrlAuthenticationEntryPoint(PAGE) {
            @Override
            public void commence(
                    HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
                    throws IOException, ServletException {
                if (request.getHeader(HTMX) == null) {
                    super.commence(request, response, reason);
                } else {
                    response.setHeader("HX-Redirect", request.getContextPath() + PAGE);
                    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                }
            }
        };
    }

    /** The 403 page; only a sign-in form that lay open for too long is simply shown afresh. */
    AccessDeniedHandler denied() {
        AccessDeniedHandler refuse = new AccessDeniedHandlerImpl();
        return (request, response, reason) -> {
            boolean staleForm = reason instanceof CsrfException
                    && request.getRequestURI().equals(request.getContextPath() + PAGE)
                    && request.getParameter("_csrf") != null;
            if (staleForm) {
                response.sendRedirect(request.getContextPath() + PAGE + "?kedaluwarsa");
            } else {
                refuse.handle(request, response, reason);
            }
        };
    }
}
