package id.pantas.identity.internal;

import id.pantas.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a person whose password somebody else chose reach no page but the one where they choose their own. */
class PasswordChangeGate implements HandlerInterceptor {

    static final String PAGE = "/akun/sandi";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(handler instanceof HandlerMethod)
                || authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn person)
                || !person.mustChangePassword()) {
            return true;
        }
        String page = request.getContextPath() + PAGE;
        if (request.getHeader(SignInDoor.HTMX) == null) {
            response.sendRedirect(page);
        } else {
            response.setHeader("HX-Redirect", page);
        }
        return false;
    }
}
