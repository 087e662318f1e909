package org.peixun.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.registration.Form;
import org.peixun.registration.RelistingKeeping;
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

/** 重新列入机构目录, of an institution that was removed or left. */
@Controller
@RequestMapping("/directory/{id}/relisting")
@Needs(Action.KEEP_DIRECTORY)
class RelistingPages {

    private final RelistingKeeping keeping;
    private final Directory directory;
    private final Commands commands;
    private final CurrentActor actor;

    RelistingPages(RelistingKeeping keeping, Directory directory, Commands commands, CurrentActor actor) {
        this.keeping = keeping;
        this.directory = directory;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping
    ModelAndView blank(@PathVariable long id) {
        return EntryPage.of(keeping.blank(id, actor.get()), directory.institution(id), path(id));
    }

    @PostMapping
    ModelAndView relist(@PathVariable long id, HttpServletRequest request, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        Form form = keeping.form(id, person);
        Map<String, String> typed = EntryPage.typed(form, request);
        try {
            commands.once(commandId, person, "/directory/" + id, () -> keeping.relist(id, typed, reason, person));
            flash.addFlashAttribute("told", "已重新列入机构目录，机构可以另行申报。请核对下面的承训范围、教师和培训场地。");
            return new ModelAndView("redirect:/directory/" + id);
        } catch (RequestRefused refused) {
            return EntryPage.again(form, directory.institution(id), path(id), typed, reason, refused);
        }
    }

    private static String path(long id) {
        return "/directory/" + id + "/relisting";
    }
}
