package org.peixun.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.stereotype.Component;

/** The session's end, on whichever way: audited (GB/T 22239-2019 8.1.4.3), and nothing of it is left in the browser. */
@Component
public class SignOut implements LogoutHandler {

    /** What the browser has kept is cleared too; not the cookies, since that directive takes the neighbouring hosts' as well. */
    private static final LogoutHandler CLEARING =
            new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE));

    private final SignInRecord record;

    SignOut(SignInRecord record) {
        this.record = record;
    }

    /** Beside Spring Security's own handlers, which end the session. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication proof) {
        finish("退出登录。", request, response, proof);
    }

    /** @param why for the audit: 修改密码，退出登录。 */
    public void end(String why, HttpServletRequest request, HttpServletResponse response) {
        Authentication proof = SecurityContextHolder.getContext().getAuthentication();
        finish(why, request, response, proof);
        new SecurityContextLogoutHandler().logout(request, response, proof);
    }

    /** Whoever is half signed in, or displaced, has no session that could be left. */
    private void finish(String why, HttpServletRequest request, HttpServletResponse response, Authentication proof) {
        if (proof instanceof SignedIn in) {
            record.signedOut(in.actor(), why);
        }
        CLEARING.logout(request, response, proof);
    }
}
