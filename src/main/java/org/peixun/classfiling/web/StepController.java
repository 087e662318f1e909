package org.peixun.classfiling.web;

import java.util.List;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingStep;
import org.peixun.classfiling.Seen;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Saves a step as typed, right or wrong, but not over what the page has not shown. Writing the same values twice changes
 * nothing, so a draft needs no command id.
 */
@Controller
@Needs(Action.FILE_CLASS)
class StepController {

    /** Read by drafts.js. */
    private static final String SEEN = "Seen";

    private final FilingDrafts drafts;
    private final CurrentActor actor;

    StepController(FilingDrafts drafts, CurrentActor actor) {
        this.drafts = drafts;
        this.actor = actor;
    }

    /** The button: the whole form. @param next 1 = go on to the next step */
    @PostMapping("/filings/{number}/steps/{step}")
    String save(
            @PathVariable String number, @PathVariable String step, @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "0") int next, RedirectAttributes flash) {
        FilingStep current = FilingStep.of(step);
        keep(number, current, form, true);
        flash.addFlashAttribute("told", "“" + current.label() + "”已保存。");
        int target = Math.min(current.ordinal() + next, FilingStep.values().length - 1);
        return to(number, FilingStep.values()[Math.max(target, 0)]);
    }

    /** While typing: only what changed. @return in a header what the page shows from now on */
    @PostMapping("/filings/{number}/draft/{step}")
    ResponseEntity<Void> draft(@PathVariable String number, @PathVariable String step, @RequestParam MultiValueMap<String, String> form) {
        return ResponseEntity.noContent().header(SEEN, keep(number, FilingStep.of(step), form, false)).build();
    }

    private String keep(String number, FilingStep step, MultiValueMap<String, String> form, boolean whole) {
        Actor person = actor.get();
        var seen = new Seen(step, form.getFirst("seen"));
        if (step == FilingStep.TIMETABLE) {
            return drafts.saveLessons(number, before -> TypedStep.lessons(form, whole ? List.of() : before), seen, person);
        }
        boolean teachers = step == FilingStep.TEACHING && (whole || form.containsKey("teachers"));
        return drafts.save(number, new FilingDrafts.Typed(TypedStep.values(step, form, whole),
                teachers ? TypedStep.teachers(form) : null, step == FilingStep.SUBMIT ? TypedStep.reasons(form) : null), seen, person);
    }

    static String to(String number, FilingStep step) {
        return "redirect:" + UriComponentsBuilder.fromPath("/filings/{number}").queryParam("step", step.slug())
                .build(number).toASCIIString();
    }
}
