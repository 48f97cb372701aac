package id.pantas.identity.internal;

import id.pantas.identity.ActingUnit;
import id.pantas.identity.Role;
import id.pantas.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link ActingUnit} to handlers, from the session alone. */
class ActingUnitArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ActingUnit.class;
    }

    @Override
    public ActingUnit resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn person
                && person.roles().contains(Role.PIC)
                && person.unit() != null) {
            return new ActingUnit(person.unit(), person.id(), person.username(), person.displayName());
        }
        throw new AccessDeniedException("acts for no unit"); // nobody signed in: leads to the sign-in page
    }
}
