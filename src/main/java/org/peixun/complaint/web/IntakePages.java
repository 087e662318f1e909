package org.peixun.complaint.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.complaint.Complaints;
import org.peixun.complaint.Intake;
import org.peixun.complaint.Source;
import org.peixun.complaint.Topic;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 登记投诉举报 by officers, from all sources. */
@Controller
@RequestMapping("/complaints/new")
@Needs(Action.REGISTER_COMPLAINT)
class IntakePages {

    private final Complaints complaints;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor currentActor;
    private final Clock clock;

    IntakePages(Complaints complaints, Jurisdictions jurisdictions, AccessPolicy access, Commands commands, CurrentActor currentActor, Clock clock) {
        this.complaints = complaints;
        this.jurisdictions = jurisdictions;
        this.access = access;
        this.commands = commands;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView form(
            @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String filing,
            @RequestParam(defaultValue = "") String topic) {
        String today = LocalDate.now(clock).toString();
        return page(filing.isBlank() ? Intake.empty(today) : complaints.about(filing, source, topic, today, currentActor.get()), List.of());
    }

    @PostMapping
    ModelAndView register(Intake typed, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor actor = currentActor.get();
        try {
            return new ModelAndView("redirect:" + commands.once(commandId, actor, () -> {
                Complaints.Registered registered = complaints.register(typed, actor);
                flash.addFlashAttribute("told", told(registered));
                return "/cases/" + registered.number();
            }));
        } catch (RequestRefused refused) {
            if (refused.problems().isEmpty()) {
                throw refused;
            }
            ModelAndView page = page(typed, refused.problems());
            page.setStatus(HttpStatus.BAD_REQUEST);
            return page;
        }
    }

    /** The code this once: it is kept in no list and in no record, for it opens the way to rate and withdraw. */
    private static String told(Complaints.Registered registered) {
        return registered.byNobody() ? "已登记，由县区经办受理。本件没有投诉人，不需要告知查询码；核查以后写明处理情况，不需答复，随即办结。"
                : "已登记。查询码：" + registered.spelled() + "，只显示这一次。请告知投诉人，凭它在“投诉举报进度”查看进展和答复、评价、撤回。";
    }

    private ModelAndView page(Intake typed, List<Problem> problems) {
        List<Jurisdiction> counties = jurisdictions.counties().stream().filter(county -> access.allows(currentActor.get(),
                Action.REGISTER_COMPLAINT, new AccessPolicy.Subject(county.code(), null))).toList();
        var mine = counties.stream().map(Jurisdiction::code).toList();
        return new ModelAndView("complaint/new").addObject("typed", typed).addObject("problems", problems)
                .addObject("sources", Source.values()).addObject("topics", Topic.values()).addObject("counties", counties)
                .addObject("institutions", complaints.institutions().stream().filter(one -> mine.contains(one.jurisdiction())).toList());
    }
}
