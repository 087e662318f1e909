package org.peixun.identity;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

@Component
class SecurityContextActor implements CurrentActor {

    @Override
    public Actor get() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return signedIn.actor();
        }
        return RequestContextHolder.getRequestAttributes() == null ? Actor.SYSTEM : Actor.NOBODY;
    }
}
