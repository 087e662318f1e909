package org.peixun.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/** Where somebody signed in. @param device in words: Windows 电脑上的 Chrome */
record SignInPlace(String address, String device) implements Serializable {

    static SignInPlace of(HttpServletRequest request) {
        return new SignInPlace(request.getRemoteAddr(), Device.inWords(request.getHeader("User-Agent")));
    }
}
