package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.peixun.protection.FieldCipher;
import org.peixun.protection.ProtectionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;

/**
 * The one sentence after a click (“已认领”) travels to the page that follows in a sealed cookie of a minute: the session,
 * a row of the database, is not written twice for it. Whatever else is handed over stays in the session.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
class ToldByCookie implements FlashMapManager {

    private static final String TOLD = "told";
    private static final String CONTEXT = "web.told";
    private static final int LONGEST = 600;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final FlashMapManager session = new SessionFlashMapManager();
    private final FieldCipher cipher;

    ToldByCookie(FieldCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void saveOutputFlashMap(FlashMap map, HttpServletRequest request, HttpServletResponse response) {
        if (map.keySet().equals(Set.of(TOLD)) && map.get(TOLD) instanceof String told && told.length() <= LONGEST
                && map.getTargetRequestPath() != null) {
            String sealed = cipher.encrypt(decoded(map.getTargetRequestPath()) + "\n" + told, CONTEXT);
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, sealed, KEPT));
        } else {
            session.saveOutputFlashMap(map, request, response);
        }
    }

    @Override
    public FlashMap retrieveAndUpdate(HttpServletRequest request, HttpServletResponse response) {
        FlashMap told = told(request);
        if (told == null) {
            return session.retrieveAndUpdate(request, response);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO));
        return told;
    }

    /** @return {@code null} when there is no cookie, it is not ours or it is for another page */
    private FlashMap told(HttpServletRequest request) {
        var sent = WebUtils.getCookie(request, name(request));
        if (sent == null) {
            return null;
        }
        try {
            String[] parts = cipher.decrypt(sent.getValue(), CONTEXT).split("\n", 2);
            if (!parts[0].equals(decoded(request.getRequestURI()))) {
                return null;
            }
            var map = new FlashMap();
            map.put(TOLD, parts[1]);
            return map;
        } catch (ProtectionException notOurs) {
            return null;
        }
    }

    private static String decoded(String path) {
        return UriUtils.decode(path, StandardCharsets.UTF_8);
    }

    /** Over TLS with the prefix under which browsers take it from this host only. */
    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + TOLD : TOLD;
    }

    private static String cookie(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(name(request), value).httpOnly(true).secure(request.isSecure()).sameSite("Lax")
                .path("/").maxAge(age).build().toString();
    }
}
