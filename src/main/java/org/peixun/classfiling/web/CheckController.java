package org.peixun.classfiling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.peixun.classfiling.PublicCheck;
import org.peixun.web.VisitorBuckets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 备案查验, open to everybody: named in identity's {@code PublicPaths}. */
@Controller
class CheckController {

    private final PublicCheck check;
    private final VisitorBuckets buckets;

    CheckController(PublicCheck check, Clock clock) {
        this.check = check;
        this.buckets = new VisitorBuckets(30, Duration.ofSeconds(2), clock);
    }

    @GetMapping("/check")
    Object form(@RequestParam(required = false) String code) {
        if (code == null || code.isBlank()) {
            return page(HttpStatus.OK);
        }
        return "redirect:" + URI.create("/check/" + code.replaceAll("[^0-9A-Za-z]", "")).toASCIIString();
    }

    @GetMapping("/check/{code}")
    ModelAndView show(@PathVariable String code, HttpServletRequest request) {
        if (!buckets.take(request.getRemoteAddr())) {
            return page(HttpStatus.TOO_MANY_REQUESTS);
        }
        Optional<PublicCheck.Filed> found = check.find(code);
        return found.map(filed -> page(HttpStatus.OK).addObject("filed", filed))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView page(HttpStatus status) {
        var page = new ModelAndView("classfiling/check").addObject("outcome", status.value());
        page.setStatus(status);
        return page;
    }
}
