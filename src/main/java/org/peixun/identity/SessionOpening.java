package org.peixun.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Puts a proof into the session, where Spring Security looks for it at the next request. */
final class SessionOpening {

    private SessionOpening() {}

    static void open(AbstractAuthenticationToken proof, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(proof);
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    /** @return the address that was asked for before the sign-in, or the first page */
    static String target(HttpServletRequest request, HttpServletResponse response) {
        var asked = new HttpSessionRequestCache().getRequest(request, response);
        return asked == null ? "/" : asked.getRedirectUrl();
    }
}
