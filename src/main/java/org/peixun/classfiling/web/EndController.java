package org.peixun.classfiling.web;

import jakarta.servlet.http.HttpServletResponse;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingView;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 撤回 before the county has consented, 取消班期 after: the institution ends it by itself, with a reason. */
@Controller
@Needs(Action.WITHDRAW_FILING)
class EndController {

    private static final String ENDS = "/filings/{number}/{end:withdraw|cancel}";

    private final ClassFilings filings;
    private final Commands commands;
    private final CurrentActor actor;

    EndController(ClassFilings filings, Commands commands, CurrentActor actor) {
        this.filings = filings;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping(ENDS)
    String ask(@PathVariable String number, @PathVariable String end, Model model) {
        return page(number, end, model);
    }

    @PostMapping(ENDS)
    String end(
            @PathVariable String number, @PathVariable String end, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        Actor person = actor.get();
        try {
            String path = commands.once(commandId, person, () -> {
                if (end.equals("cancel")) {
                    filings.cancel(number, reason, person);
                } else {
                    filings.withdraw(number, reason, person);
                }
                return "/cases/" + number;
            });
            flash.addFlashAttribute("told", (end.equals("cancel") ? "已取消班期。" : "已撤回。") + "如仍需开班，请重新申报。");
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            response.setStatus(400);
            model.addAttribute("reason", reason);
            model.addAttribute("problem", refused.getMessage());
            return page(number, end, model);
        }
    }

    private String page(String number, String end, Model model) {
        FilingView view = filings.view(number, actor.get());
        model.addAttribute("view", view);
        model.addAttribute("end", view.ends().stream().filter(each -> each.slug().equals(end)).findFirst()
                .orElseThrow(() -> RequestRefused.conflict("该备案当前状态为“" + view.state().label() + "”，不能"
                        + (end.equals("cancel") ? "取消班期。" : "撤回。") + "请刷新页面查看最新情况。")));
        return "classfiling/end";
    }
}
