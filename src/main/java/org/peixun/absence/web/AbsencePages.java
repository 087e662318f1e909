package org.peixun.absence.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.absence.Absence;
import org.peixun.absence.Absences;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.People;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 代办: announcing one's absence, answering a colleague's, and the manager's arranging for those who cannot. */
@Controller
@RequestMapping("/absence")
@Needs(Action.ARRANGE_ABSENCE)
class AbsencePages {

    private final Absences absences;
    private final Commands commands;
    private final CurrentActor currentActor;

    AbsencePages(Absences absences, Commands commands, CurrentActor currentActor) {
        this.absences = absences;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    /** As typed. @param person who is away; empty: oneself */
    record Form(String person, String deputy, String first, String last) {}

    @GetMapping
    String page(Model model) {
        Actor actor = currentActor.get();
        model.addAttribute("me", actor.userId());
        model.addAttribute("today", absences.today());
        List<Absence> own = absences.concerning(actor);
        model.addAttribute("absences", own);
        model.addAttribute("candidates", absences.candidates(actor));
        List<People.Person> subordinates = absences.subordinates(actor);
        List<Absence> under = absences.under(actor);
        model.addAttribute("subordinates", subordinates);
        model.addAttribute("under", under);
        model.addAttribute("sheets", sheets(absences.handedOver(own, actor), under, subordinates));
        return "absence/page";
    }

    /** Whose 交接单 the reader may see, as {@link Absences#readable} will say. */
    private static Set<Long> sheets(List<Absence> own, List<Absence> under, List<People.Person> subordinates) {
        Set<String> all = subordinates.stream().map(People.Person::userId).collect(Collectors.toSet());
        return Stream.concat(own.stream(), under.stream().filter(one -> all.contains(one.userId()))).map(Absence::id).collect(Collectors.toSet());
    }

    @PostMapping
    String announce(Form form, @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        return change(form, commandId, "已登记，待代办人确认后生效。", flash, model, response,
                actor -> absences.announce(form.deputy(), day("开始日期", form.first()), day("结束日期", form.last()), actor));
    }

    @PostMapping("/arrange")
    String arrange(Form form, @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        return change(form, commandId, "已安排代办，双方都会收到通知。", flash, model, response, actor ->
                absences.arrange(form.person(), form.deputy(), day("开始日期", form.first()), day("结束日期", form.last()), actor));
    }

    @PostMapping("/{id}/accept")
    String accept(@PathVariable long id, @RequestParam(required = false) String commandId, RedirectAttributes flash,
            Model model, HttpServletResponse response) {
        return change(null, commandId, "已同意代办，到期自动结束。", flash, model, response, actor -> absences.accept(id, actor));
    }

    @PostMapping("/{id}/decline")
    String decline(@PathVariable long id, @RequestParam(required = false) String commandId, RedirectAttributes flash,
            Model model, HttpServletResponse response) {
        return change(null, commandId, "已告知对方您不能代办。", flash, model, response, actor -> absences.decline(id, actor));
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        return change(null, commandId, "代办已结束。", flash, model, response, actor -> absences.end(id, actor));
    }

    private interface Change {
        void by(Actor actor);
    }

    /** What was typed stays on the page when it is refused. */
    private String change(Form form, String commandId, String told, RedirectAttributes flash, Model model,
            HttpServletResponse response, Change change) {
        try {
            String path = commands.once(commandId, currentActor.get(), () -> {
                change.by(currentActor.get());
                return "/absence";
            });
            flash.addFlashAttribute("told", told);
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT && refused.kind() != RequestRefused.Kind.CONFLICT) {
                throw refused;
            }
            response.setStatus(refused.kind() == RequestRefused.Kind.BAD_INPUT ? 400 : 409);
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("form", form);
            return page(model);
        }
    }

    private static LocalDate day(String field, String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException e) {
            throw RequestRefused.badInput(field + "：请填写日期，例如2026-05-06。");
        }
    }
}
