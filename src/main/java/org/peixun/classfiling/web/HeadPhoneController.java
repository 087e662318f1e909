package org.peixun.classfiling.web;

import jakarta.servlet.http.HttpServletResponse;
import org.peixun.classfiling.HeadPhones;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
@Needs(Action.SEE_PERSONAL_DATA)
class HeadPhoneController {

    private final HeadPhones phones;
    private final CurrentActor current;

    HeadPhoneController(HeadPhones phones, CurrentActor current) {
        this.phones = phones;
        this.current = current;
    }

    /** A POST, so that it is never prefetched; each look is on the record. */
    @PostMapping("/filings/{number}/head-phone")
    String show(@PathVariable String number, Model model, HttpServletResponse response) {
        model.addAttribute("head", phones.show(number, current.get())).addAttribute("number", number);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "classfiling/head-phone";
    }
}
