package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import org.peixun.delivery.ClassWork;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.web.Files;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 证书: the list to print and to export, and a number put right. */
@Controller
@Needs(Action.SEE_CASE)
class CertificatePages {

    private final ClassWork work;
    private final Doing doing;
    private final CurrentActor current;

    CertificatePages(ClassWork work, Doing doing, CurrentActor current) {
        this.work = work;
        this.doing = doing;
        this.current = current;
    }

    @GetMapping("/classes/{number}/certificates")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", work.issued(number, current.get()));
        return "delivery/certificates-page";
    }

    @GetMapping("/classes/{number}/certificates.xlsx")
    ResponseEntity<byte[]> sheet(@PathVariable String number) {
        return Files.xlsx("证书清单（" + number + "）.xlsx", work.certificateSheet(number, current.get()));
    }

    @PostMapping("/classes/{number}/certificates/corrections")
    @Needs(Action.REVIEW_COMPLETION)
    String correct(
            @PathVariable String number, @RequestParam(defaultValue = "") String lines, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("lines", lines).addAttribute("reason", reason);
        return doing.once(commandId, person, "/classes/" + number + "/certificates", "证书编号已更正，已告知培训主体。",
                () -> work.correctCertificates(number, lines, reason, person), flash, model, response, () -> page(number, model));
    }
}
