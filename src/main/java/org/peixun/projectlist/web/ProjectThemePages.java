package org.peixun.projectlist.web;

import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.Themes;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.TypedDay;
import org.peixun.web.Commands;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The themes of clause 7. */
@Controller
@Needs(Action.MAINTAIN_PROJECT_THEMES)
class ProjectThemePages {

    private final Themes themes;
    private final Commands commands;
    private final CurrentActor actor;

    ProjectThemePages(Themes themes, Commands commands, CurrentActor actor) {
        this.themes = themes;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/admin/project-themes")
    String all(Model model) {
        model.addAttribute("themes", themes.all());
        return "projectlist/themes";
    }

    @PostMapping("/admin/project-themes")
    String add(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String validFrom, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        model.addAttribute("code", code);
        model.addAttribute("name", name);
        model.addAttribute("validFrom", validFrom);
        return done(commandId, person, () -> themes.add(code.strip(), name, TypedDay.read(validFrom), person), flash, model, response);
    }

    @PostMapping("/admin/project-themes/{code}")
    String end(@PathVariable String code, @RequestParam(defaultValue = "") String validTo,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        model.addAttribute("ended", code);
        model.addAttribute("validTo", validTo);
        return done(commandId, person, () -> themes.end(code, TypedDay.read(validTo), person), flash, model, response);
    }

    private String done(String commandId, Actor person, Runnable change, RedirectAttributes flash, Model model, HttpServletResponse response) {
        try {
            commands.once(commandId, person, () -> {
                change.run();
                return "done";
            });
            flash.addFlashAttribute("told", "已保存。");
            return "redirect:/admin/project-themes";
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            response.setStatus(400);
            model.addAttribute("problem", refused.getMessage());
            return all(model);
        }
    }
}
