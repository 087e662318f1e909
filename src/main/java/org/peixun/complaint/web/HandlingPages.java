package org.peixun.complaint.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Consumer;
import org.peixun.complaint.ComplaintTimes;
import org.peixun.complaint.Complaints;
import org.peixun.complaint.CountyMove;
import org.peixun.complaint.Disclosure;
import org.peixun.complaint.Handling;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 投诉办理: the informer, the institution, extension and pause; what is beside the tasks. */
@Controller
@RequestMapping("/complaints/{number}")
@Needs(Action.SEE_COMPLAINT)
class HandlingPages {

    private final Handling handling;
    private final Complaints complaints;
    private final ComplaintTimes times;
    private final CountyMove moves;
    private final Disclosure disclosure;
    private final Commands commands;
    private final CurrentActor currentActor;

    HandlingPages(Handling handling, Complaints complaints, ComplaintTimes times, CountyMove moves, Disclosure disclosure, Commands commands, CurrentActor currentActor) {
        this.handling = handling;
        this.complaints = complaints;
        this.times = times;
        this.moves = moves;
        this.disclosure = disclosure;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    /** @param at which form was wrong */
    record Typed(String at, String institution, String days, String reason, String why, String county) {}

    @GetMapping
    ModelAndView sheet(@PathVariable String number) {
        return page(number, new Typed("", "", "", "", "", ""), List.of());
    }

    private ModelAndView page(String number, Typed typed, List<Problem> problems) {
        return new ModelAndView("complaint/handling").addObject("sheet", handling.sheet(number, currentActor.get()))
                .addObject("typed", typed).addObject("problems", problems);
    }

    @PostMapping("/institution")
    @Needs(Action.HANDLE_COMPLAINT)
    ModelAndView assign(@PathVariable String number, @RequestParam(defaultValue = "") String institution, @RequestParam(required = false) String commandId,
            RedirectAttributes flash) {
        return change(flash, "被投诉机构已确定。", number, commandId, new Typed("institution", institution, "", "", "", ""), actor -> complaints.assign(number, institution, actor));
    }

    @PostMapping("/county")
    @Needs(Action.HANDLE_COMPLAINT)
    ModelAndView move(@PathVariable String number, @RequestParam(defaultValue = "") String county, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(flash, "已移交，接收的县（市、区）另编号办理，编号见流转记录。", number, commandId, new Typed("county", "", "", reason, "", county), actor -> moves.move(number, county, reason, actor));
    }

    @PostMapping("/extend")
    @Needs(Action.LEAD_COMPLAINT)
    ModelAndView extend(@PathVariable String number, @RequestParam(defaultValue = "") String days, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(flash, "已延期，新的期限见“时限”。", number, commandId, new Typed("extend", "", days, reason, "", ""), actor -> times.extend(number, days, reason, actor));
    }

    @PostMapping("/pause")
    @Needs(Action.LEAD_COMPLAINT)
    ModelAndView pause(@PathVariable String number, @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(flash, "已暂停办理、停止计时。", number, commandId, new Typed("pause", "", "", reason, "", ""), actor -> times.pause(number, reason, actor));
    }

    @PostMapping("/resume")
    @Needs(Action.LEAD_COMPLAINT)
    ModelAndView resume(@PathVariable String number, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(flash, "已恢复办理，按剩余时间继续。", number, commandId, new Typed("", "", "", "", "", ""), actor -> times.resume(number, actor));
    }

    /** A POST, so that it is never prefetched or kept; each look is on the record. */
    @PostMapping("/informer")
    @Needs(Action.HANDLE_COMPLAINT)
    ModelAndView informer(@PathVariable String number, @RequestParam(defaultValue = "") String why, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            return page(number, new Typed("", "", "", "", "", ""), List.of()).addObject("informer", disclosure.show(number, why, currentActor.get()));
        } catch (RequestRefused refused) {
            return again(number, new Typed("informer", "", "", "", why, ""), refused);
        }
    }

    private ModelAndView change(RedirectAttributes flash, String told, String number, String commandId, Typed typed, Consumer<Actor> change) {
        Actor actor = currentActor.get();
        try {
            String path = commands.once(commandId, actor, () -> {
                change.accept(actor);
                return "/cases/" + number + "?tab=" + (typed.at().equals("institution") ? "told" : "clock");
            });
            flash.addFlashAttribute("told", told);
            return new ModelAndView("redirect:" + path);
        } catch (RequestRefused refused) {
            return again(number, typed, refused);
        }
    }

    private ModelAndView again(String number, Typed typed, RequestRefused refused) {
        if (refused.problems().isEmpty()) {
            throw refused;
        }
        ModelAndView page = page(number, typed, refused.problems());
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }
}
