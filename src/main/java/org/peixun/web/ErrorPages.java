package org.peixun.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that arise outside our handlers: security filters, the servlet container, a page that fails half-way. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Refusals refusals;

    ErrorPages(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("${server.error.path:/error}")
    Object error(HttpServletRequest request) {
        return refusals.answer(refusal(request), request);
    }

    private static Refusal refusal(HttpServletRequest request) {
        HttpStatus status = status(request);
        if (status.is5xxServerError()) {
            var outage = Outage.of((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            if (outage.isPresent()) {
                return outage.get();
            }
            String reference = ErrorsInWords.newReference();
            log.error("故障编号 {}: {} {}", reference, request.getAttribute(RequestDispatcher.ERROR_METHOD),
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                    (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
            return Refusal.broken(reference);
        }
        if (status == HttpStatus.FORBIDDEN && Refusals.isChanging(request)) {
            // rights are refused in our own handlers: what the filters refuse is a form without a valid token
            return Refusals.openPage(request).isEmpty() ? Refusal.pageExpired() : Refusal.openPageExpired();
        }
        return ErrorsInWords.inWords(status, request);
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // somebody who opens /error by hand
        return code == null ? HttpStatus.NOT_FOUND : HttpStatus.valueOf((Integer) code);
    }
}
