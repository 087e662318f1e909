package org.peixun.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.registration.DirectoryKeeping;
import org.peixun.registration.Form;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One entry of the directory at a time: a new one, or one that changes. */
@Controller
@Needs(Action.KEEP_DIRECTORY)
class RegistrationPages {

    private static final String INSTITUTIONS = "institutions";

    private final DirectoryKeeping keeping;
    private final Directory directory;
    private final Commands commands;
    private final CurrentActor actor;

    RegistrationPages(DirectoryKeeping keeping, Directory directory, Commands commands, CurrentActor actor) {
        this.keeping = keeping;
        this.directory = directory;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/directory/new")
    ModelAndView blankInstitution() {
        return EntryPage.of(keeping.blank(INSTITUTIONS, null, actor.get()), null, "/directory");
    }

    @PostMapping("/directory")
    ModelAndView register(HttpServletRequest request, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        Form form = keeping.blank(INSTITUTIONS, null, person);
        Map<String, String> typed = EntryPage.typed(form, request);
        try {
            String path = commands.once(commandId, person, () -> "/directory/" + keeping.register(typed, reason, person));
            flash.addFlashAttribute("told", "已登记并列入机构目录。机构编号" + path.substring(path.lastIndexOf('/') + 1)
                    + "：安全管理员开通该机构的申报账号时填写。接着登记承训范围、教师和培训场地。");
            return new ModelAndView("redirect:" + path);
        } catch (RequestRefused refused) {
            return EntryPage.again(form, null, "/directory", typed, reason, refused);
        }
    }

    @GetMapping("/directory/{id}/{kind}/new")
    ModelAndView blank(@PathVariable long id, @PathVariable String kind) {
        return EntryPage.of(keeping.blank(kind, id, actor.get()), directory.institution(id), "/directory/" + id + "/" + kind);
    }

    @PostMapping("/directory/{id}/{kind}")
    ModelAndView add(@PathVariable long id, @PathVariable String kind, HttpServletRequest request, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        Form form = keeping.blank(kind, id, person);
        Map<String, String> typed = EntryPage.typed(form, request);
        return done(form, id, "/directory/" + id + "/" + kind, typed, reason, commandId, person, flash,
                () -> keeping.add(kind, id, typed, reason, person));
    }

    @GetMapping("/directory/{id}/{kind}/{key}")
    ModelAndView standing(@PathVariable long id, @PathVariable String kind, @PathVariable String key) {
        return EntryPage.of(keeping.standing(kind, id, key, actor.get()), directory.institution(id), "/directory/" + id + "/" + kind + "/" + key);
    }

    @PostMapping("/directory/{id}/{kind}/{key}")
    ModelAndView change(@PathVariable long id, @PathVariable String kind, @PathVariable String key, HttpServletRequest request,
            @RequestParam(defaultValue = "") String seen, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        Form form = keeping.standing(kind, id, key, person);
        Map<String, String> typed = EntryPage.typed(form, request);
        return done(form, id, "/directory/" + id + "/" + kind + "/" + key, typed, reason, commandId, person, flash,
                () -> keeping.change(kind, id, key, typed, seen, reason, person));
    }

    private ModelAndView done(Form form, long id, String path, Map<String, String> typed, String reason, String commandId,
            Actor person, RedirectAttributes flash, Runnable change) {
        try {
            commands.once(commandId, person, "/directory/" + id, change);
            flash.addFlashAttribute("told", form.noun() + "已保存，见下面的登记记录。");
            return new ModelAndView("redirect:/directory/" + id);
        } catch (RequestRefused refused) {
            return EntryPage.again(form, directory.institution(id), path, typed, reason, refused);
        }
    }
}
