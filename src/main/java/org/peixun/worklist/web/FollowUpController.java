package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.worklist.CasePages;
import org.peixun.worklist.FollowUps;
import org.peixun.worklist.WorkItem;
import org.peixun.worklist.WorkList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 跟进日期 from the case page. */
@Controller
@Needs(Action.DO_TASK)
class FollowUpController {

    private static final Dates DATES = new Dates();

    private final FollowUps followUps;
    private final WorkList items;
    private final CasePages pages;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor actor;

    FollowUpController(FollowUps followUps, WorkList items, CasePages pages, AccessPolicy access, Commands commands,
            CurrentActor actor) {
        this.followUps = followUps;
        this.items = items;
        this.pages = pages;
        this.access = access;
        this.commands = commands;
        this.actor = actor;
    }

    /** What was typed stays on the page when it is refused. */
    @PostMapping("/tasks/follow-up")
    String set(Request request, @RequestParam(defaultValue = "") String days, @RequestParam(defaultValue = "") String note,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        WorkItem item = request.ids().stream().findFirst().flatMap(items::find)
                .orElseThrow(() -> RequestRefused.notFound("没有找到该待办。请回到“待办”刷新后重新选择。"));
        access.check(actor.get(), Action.DO_TASK, new AccessPolicy.Subject(item.jurisdiction(), item.institutionId()));
        try {
            String path = commands.once(request.commandId(), actor.get(), () -> {
                LocalDate day = followUps.set(item, days.strip(), note, actor.get());
                flash.addFlashAttribute("told", day == null ? "已取消跟进提醒。"
                        : "已设置跟进日期" + DATES.day(day) + "，到期后在待办的“跟进到期”中显示。");
                return "/cases/" + item.caseNumber();
            });
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            response.setStatus(refused.kind() == RequestRefused.Kind.BAD_INPUT ? 400 : 409);
            model.addAttribute("case", pages.view(item.caseNumber(), actor.get()));
            model.addAttribute("tab", "");
            model.addAttribute("refused", refused.getMessage());
            model.addAttribute("typedInto", item.taskId());
            model.addAttribute("days", days);
            model.addAttribute("note", note);
            return "worklist/case";
        }
    }
}
