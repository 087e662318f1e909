package org.peixun.letter.web;

import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.letter.Offices;
import org.peixun.letter.Offices.Office;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 文书落款单位: names, telephones and addresses that letters print. */
@Controller
@RequestMapping("/admin/offices")
@Needs(Action.SEE_POLICY)
class OfficePages {

    private final Offices offices;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor currentActor;

    OfficePages(
            Offices offices, Jurisdictions jurisdictions, AccessPolicy access, Commands commands, CurrentActor currentActor) {
        this.offices = offices;
        this.jurisdictions = jurisdictions;
        this.access = access;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("offices", offices.all());
        model.addAttribute("jurisdictions", jurisdictions);
        model.addAttribute("mayChange", access.allows(currentActor.get(), Action.CHANGE_POLICY));
        return "letter/offices";
    }

    @GetMapping("/{jurisdiction}")
    @Needs(Action.CHANGE_POLICY)
    ModelAndView office(@PathVariable String jurisdiction) {
        return page(offices.of(known(jurisdiction)), List.of());
    }

    @PostMapping("/{jurisdiction}")
    @Needs(Action.CHANGE_POLICY)
    ModelAndView change(
            @PathVariable String jurisdiction, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String reviewedBy, @RequestParam(required = false) String commandId) {
        var typed = new Office(known(jurisdiction), name, phone, address, reviewedBy);
        try {
            return new ModelAndView("redirect:" + commands.once(commandId, currentActor.get(), () -> {
                offices.change(typed, currentActor.get());
                return "/admin/offices";
            }));
        } catch (RequestRefused refused) {
            if (refused.problems().isEmpty()) {
                throw refused;
            }
            return page(typed, refused.problems());
        }
    }

    private String known(String jurisdiction) {
        return offices.all().stream().map(Office::jurisdiction).filter(jurisdiction::equals).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("没有这个辖区。请从“文书落款单位”的列表中选择。"));
    }

    private ModelAndView page(Office typed, List<Problem> problems) {
        var page = new ModelAndView("letter/office").addObject("typed", typed).addObject("problems", problems)
                .addObject("county", jurisdictions.name(typed.jurisdiction()));
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return page;
    }
}
