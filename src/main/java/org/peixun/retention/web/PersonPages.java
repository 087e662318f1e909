package org.peixun.retention.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.retention.PersonCopies;
import org.peixun.retention.PersonRequests;
import org.peixun.shared.RequestRefused;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The identity number travels in forms only, never in an address. */
@Controller
@Needs(Action.ANSWER_PERSON)
class PersonPages {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PAGE = "retention/person";

    private final PersonRequests requests;
    private final PersonCopies copies;
    private final CurrentActor actor;

    PersonPages(PersonRequests requests, PersonCopies copies, CurrentActor actor) {
        this.requests = requests;
        this.copies = copies;
        this.actor = actor;
    }

    @GetMapping("/personal-data")
    String form() {
        return PAGE;
    }

    @PostMapping("/personal-data/copy")
    String copy(@RequestParam(defaultValue = "") String idNumber, @RequestParam(defaultValue = "") String reason, Model model,
            HttpServletResponse response) throws IOException {
        byte[] book;
        try {
            book = copies.workbook(idNumber, reason, actor.get());
        } catch (RequestRefused refused) {
            return refused(refused, idNumber, reason, model, response);
        }
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("个人信息副本.xlsx", StandardCharsets.UTF_8).build().toString());
        response.getOutputStream().write(book);
        return null;
    }

    /** What would be erased and what kept. */
    @PostMapping("/personal-data/rulings")
    String rulings(@RequestParam(defaultValue = "") String idNumber, @RequestParam(defaultValue = "") String reason, Model model,
            HttpServletResponse response) {
        try {
            model.addAttribute("rulings", requests.rulings(idNumber, reason, actor.get()));
        } catch (RequestRefused refused) {
            return refused(refused, idNumber, reason, model, response);
        }
        return again(idNumber, reason, model, response);
    }

    /** Twice is as once: what is erased is not found again. */
    @PostMapping("/personal-data/erasure")
    String erase(@RequestParam(defaultValue = "") String idNumber, @RequestParam(defaultValue = "") String reason, Model model,
            HttpServletResponse response) {
        try {
            model.addAttribute("rulings", requests.erase(idNumber, reason, actor.get())).addAttribute("done", true);
        } catch (RequestRefused refused) {
            return refused(refused, idNumber, reason, model, response);
        }
        return again(idNumber, reason, model, response);
    }

    private static String refused(RequestRefused refused, String idNumber, String reason, Model model, HttpServletResponse response) {
        if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
            throw refused;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("problems", refused.problems());
        return again(idNumber, reason, model, response);
    }

    private static String again(String idNumber, String reason, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("idNumber", idNumber).addAttribute("reason", reason);
        return PAGE;
    }
}
