package id.pantas.identity.internal;

import id.pantas.identity.SignedIn;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Ends and renews sessions of people whose rights or password changed. */
@Component
class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Ends all sessions of a person on every instance. */
    void end(String username) {
        sessions.findByPrincipalName(username).keySet().forEach(sessions::deleteById);
    }

    /** Ends a person's sessions but the present one, which goes on under a new id and with what is true of them now. */
    void renew(SignedIn person) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)
                || web.getResponse() == null) {
            end(person.username());
            return;
        }
        String own = web.getRequest().getSession().getId();
        sessions.findByPrincipalName(person.username()).keySet().stream()
                .filter(id -> !id.equals(own))
                .forEach(sessions::deleteById);
        web.getRequest().changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SignIns.authenticated(person, null));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, web.getRequest(), web.getResponse());
    }
}
