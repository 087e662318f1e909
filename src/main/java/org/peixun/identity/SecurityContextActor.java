package org.peixun.identity;

import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

@Component
class SecurityContextActor implements CurrentActor {

    /** A request without a sign-in is nobody; it must never pass for the system. */
    static final Actor NOBODY = new Actor("anonymous", "未登录", Set.of());

    @Override
    public Actor get() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return signedIn.actor();
        }
        return RequestContextHolder.getRequestAttributes() == null ? Actor.SYSTEM : NOBODY;
    }
}
