package org.peixun.identity;

import org.springframework.security.web.authentication.logout.CompositeLogoutHandler;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;

/** The session's end, on whichever way. */
public final class SignOut {

    /** What the browser has kept is cleared too; not the cookies, since that directive takes the neighbouring hosts' as well. */
    public static final LogoutHandler CLEARING =
            new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE));

    public static final LogoutHandler WHOLE = new CompositeLogoutHandler(new SecurityContextLogoutHandler(), CLEARING);

    private SignOut() {}
}
