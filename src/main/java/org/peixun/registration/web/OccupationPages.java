package org.peixun.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.registration.Form;
import org.peixun.registration.OccupationKeeping;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 更正职业名称、类型 of the 补贴标准目录. */
@Controller
@RequestMapping("/standards/occupations/{code}")
@Needs(Action.KEEP_STANDARDS)
class OccupationPages {

    private final OccupationKeeping keeping;
    private final Commands commands;
    private final CurrentActor actor;

    OccupationPages(OccupationKeeping keeping, Commands commands, CurrentActor actor) {
        this.keeping = keeping;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping
    ModelAndView form(@PathVariable String code) {
        return EntryPage.of(keeping.form(code, actor.get()), null, path(code));
    }

    @PostMapping
    ModelAndView correct(@PathVariable String code, HttpServletRequest request, @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        Form form = keeping.form(code, person);
        Map<String, String> typed = EntryPage.typed(form, request);
        try {
            commands.once(commandId, person, "/standards", () -> keeping.correct(code, typed, seen, reason, person));
            flash.addFlashAttribute("told", "已更正。");
            return new ModelAndView("redirect:/standards");
        } catch (RequestRefused refused) {
            return EntryPage.again(form, null, path(code), typed, reason, refused);
        }
    }

    private static String path(String code) {
        return "/standards/occupations/" + code;
    }
}
