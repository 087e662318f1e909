package org.peixun.complaint.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.peixun.complaint.Progress;
import org.peixun.shared.RequestRefused;
import org.peixun.web.VisitorBuckets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 进度查询 by receipt code: by POST, so that the code stays out of addresses and logs; a printed address works as well. */
@Controller
class ProgressPages {

    private final Progress progress;
    private final VisitorBuckets visitors;

    ProgressPages(Progress progress, Clock clock) {
        this.progress = progress;
        this.visitors = new VisitorBuckets(30, Duration.ofSeconds(10), clock);
    }

    @GetMapping("/complaints/progress")
    ModelAndView look(@RequestParam(required = false) String receipt, HttpServletRequest request, HttpServletResponse response) {
        return act(receipt, "", "", request, response);
    }

    /** @param act {@code satisfied}, {@code dissatisfied}, {@code withdraw}, or blank to look */
    @PostMapping("/complaints/progress")
    ModelAndView act(@RequestParam(required = false) String receipt, @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String text, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (receipt == null || receipt.isBlank()) {
            return new ModelAndView("complaint/progress").addObject("typed", "");
        }
        if (!visitors.take(request.getRemoteAddr())) {
            return page(receipt, false, HttpStatus.TOO_MANY_REQUESTS).addObject("refused", "查询过于频繁，暂停查询。请过几分钟再试。").addObject("text", text);
        }
        try {
            switch (act) {
                case "satisfied", "dissatisfied" -> progress.rate(receipt, act.equals("satisfied"), text);
                case "withdraw" -> progress.withdraw(receipt, text);
                default -> { }
            }
            return page(receipt, true, HttpStatus.OK).addObject("done", List.of("satisfied", "dissatisfied", "withdraw").contains(act));
        } catch (RequestRefused refused) {
            HttpStatus status = switch (refused.kind()) {
                case CONFLICT -> HttpStatus.CONFLICT;
                case NOT_FOUND -> HttpStatus.NOT_FOUND;
                default -> HttpStatus.BAD_REQUEST;
            };
            return page(receipt, true, status).addObject("refused", refused.getMessage()).addObject("text", text);
        }
    }

    private ModelAndView page(String receipt, boolean looks, HttpStatus status) {
        var found = looks ? progress.of(receipt).orElse(null) : null;
        var page = new ModelAndView("complaint/progress").addObject("typed", receipt).addObject("view", found)
                .addObject("missing", looks && found == null);
        page.setStatus(looks && found == null ? HttpStatus.NOT_FOUND : status);
        return page;
    }
}
