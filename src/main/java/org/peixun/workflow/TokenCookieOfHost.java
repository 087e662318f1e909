package org.peixun.workflow;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * The webapps set their CSRF cookie for {@code /camunda} and without a prefix, so that another host of the same domain
 * could put one in its place. Over TLS it gets the prefix {@code __Host-}, which browsers take from this host only;
 * the webapps look for it under that name ({@code config.js}).
 */
final class TokenCookieOfHost extends HttpServletResponseWrapper {

    private static final String NAME = "XSRF-TOKEN=";

    TokenCookieOfHost(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void addHeader(String name, String value) {
        boolean token = name.equalsIgnoreCase("Set-Cookie") && value.startsWith(NAME);
        super.addHeader(name, token ? "__Host-" + value.replaceFirst("(?i);\\s*Path=[^;]*", "").replaceFirst("(?i);\\s*Secure", "") + ";Path=/;Secure" : value);
    }
}
