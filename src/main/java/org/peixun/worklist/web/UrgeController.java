package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.CasePages;
import org.peixun.worklist.WorkItem;
import org.peixun.worklist.WorkList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 催办 from the case page. */
@Controller
@Needs(Action.URGE)
class UrgeController {

    private final Tasks tasks;
    private final WorkList items;
    private final CasePages pages;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor actor;

    UrgeController(Tasks tasks, WorkList items, CasePages pages, AccessPolicy access, Commands commands, CurrentActor actor) {
        this.tasks = tasks;
        this.items = items;
        this.pages = pages;
        this.access = access;
        this.commands = commands;
        this.actor = actor;
    }

    /** Too early, or out of hours: the same page says from when it is possible. */
    @PostMapping("/tasks/urge")
    String urge(Request request, RedirectAttributes flash, Model model, HttpServletResponse response) {
        WorkItem item = request.ids().stream().findFirst().flatMap(items::find)
                .orElseThrow(() -> RequestRefused.notFound("没有找到要催办的事项。请打开事项页面后再催办。"));
        access.check(actor.get(), Action.URGE, new AccessPolicy.Subject(item.jurisdiction(), item.institutionId()));
        try {
            String path = commands.once(request.commandId(), actor.get(), () -> {
                tasks.urge(item.taskId(), actor.get());
                return "/cases/" + item.caseNumber();
            });
            flash.addFlashAttribute("told", "已催办，办理人已收到通知。次数和时间记在流程中。");
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.CONFLICT) {
                throw refused;
            }
            response.setStatus(409);
            model.addAttribute("case", pages.view(item.caseNumber(), actor.get()));
            model.addAttribute("tab", "");
            model.addAttribute("refused", refused.getMessage());
            return "worklist/case";
        }
    }
}
