package org.peixun.employment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.peixun.delivery.web.Doing;
import org.peixun.delivery.web.TypedRows;
import org.peixun.web.Files;
import org.peixun.employment.Employment;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 就业情况: the template out, the filled-in sheet in, or the graduates one by one. */
@Controller
@Needs(Action.RECORD_TRAINING)
class EmploymentPages {

    private static final List<String> FIELDS = List.of("status", "employer", "evidence", "evidencedOn");

    private final Employment work;
    private final Doing doing;
    private final CurrentActor current;

    EmploymentPages(Employment work, Doing doing, CurrentActor current) {
        this.work = work;
        this.doing = doing;
        this.current = current;
    }

    @GetMapping("/classes/{number}/employment")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", work.reporting(number, current.get()));
        return "employment/reporting-page";
    }

    @GetMapping("/classes/{number}/employment/template")
    ResponseEntity<byte[]> template(@PathVariable String number) {
        return Files.xlsx("就业情况表（" + number + "）.xlsx", work.template(number, current.get()));
    }

    @GetMapping("/classes/{number}/employment/returned")
    ResponseEntity<byte[]> returned(@PathVariable String number) {
        var returned = work.returned(number, current.get());
        return Files.xlsx(returned.fileName(), returned.content());
    }

    @PostMapping("/classes/{number}/employment")
    String take(
            @PathVariable String number, @RequestParam MultipartFile file, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        return doing.sheet(commandId, person, "/classes/" + number + "/employment", "请在案件页提交“报送就业情况”。", file,
                content -> work.take(number, file.getOriginalFilename(), content, person), flash, model, response,
                () -> page(number, model));
    }

    @PostMapping("/classes/{number}/employment/graduates")
    String set(
            @PathVariable String number, @RequestParam MultiValueMap<String, String> form, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        var typed = TypedRows.changed(form, FIELDS, Employment.Typed::of);
        model.addAttribute("typed", typed);
        return doing.once(commandId, person, "/classes/" + number + "/employment", "已登记" + typed.size() + "名学员的就业情况。",
                () -> work.set(number, typed, TypedRows.shown(form), person), flash, model, response, () -> page(number, model));
    }
}
