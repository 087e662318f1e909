package org.peixun.policy.web;

import org.peixun.policy.Clauses;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The clauses for everybody to whom one is quoted, signed in or not: named in identity's {@code PublicPaths}. */
@Controller
class NoticePage {

    private final Clauses clauses;

    NoticePage(Clauses clauses) {
        this.clauses = clauses;
    }

    @GetMapping("/notice")
    ModelAndView notice() {
        return new ModelAndView("policy/notice").addObject("clauses", clauses.all());
    }
}
