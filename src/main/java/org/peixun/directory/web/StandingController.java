package org.peixun.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 暂停, 恢复, 移出目录, 主动退出: what it does to open cases is shown before it is decided. */
@Controller
@Needs(Action.DECIDE_STANDING)
class StandingController {

    private static final String STANDING = "/directory/{id}/standing/{to:suspend|reinstate|remove|leave}";

    private final Directory directory;
    private final InstitutionStanding standing;
    private final Commands commands;
    private final CurrentActor actor;

    StandingController(Directory directory, InstitutionStanding standing, Commands commands, CurrentActor actor) {
        this.directory = directory;
        this.standing = standing;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping(STANDING)
    String ask(@PathVariable long id, @PathVariable String to, Model model) {
        return page(id, to, model);
    }

    @PostMapping(STANDING)
    String decide(
            @PathVariable long id, @PathVariable String to, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String facts, @RequestParam(defaultValue = "") String documentNo,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model,
            HttpServletResponse response) {
        Actor person = actor.get();
        StandingReason chosen = Arrays.stream(StandingReason.values()).filter(each -> each.name().equals(reason)).findFirst().orElse(null);
        try {
            String path = commands.once(commandId, person, () -> {
                standing.decide(id, new InstitutionStanding.Decision(status(to), chosen, facts, documentNo), person);
                return "/directory/" + id;
            });
            flash.addFlashAttribute("told", "已作出决定：" + InstitutionStanding.verb(status(to)) + "。机构和县（市、区）已收到通知。");
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            response.setStatus(FormRefusals.shownAgain(refused).value());
            model.addAttribute("problems", refused.problems());
            model.addAttribute("problem", refused.problems().isEmpty() ? refused.getMessage() : null);
            model.addAttribute("reason", reason);
            model.addAttribute("facts", facts);
            model.addAttribute("documentNo", documentNo);
            return page(id, to, model);
        }
    }

    private String page(long id, String to, Model model) {
        model.addAttribute("institution", directory.institution(id));
        if (!standing.possible(id).contains(status(to))) {
            throw RequestRefused.conflict("该机构当前的目录状态不能" + InstitutionStanding.verb(status(to)) + "。请返回机构页面查看最新情况。");
        }
        model.addAttribute("to", to);
        model.addAttribute("verb", InstitutionStanding.verb(status(to)));
        model.addAttribute("impact", standing.impact(id, status(to)));
        model.addAttribute("reasons", standing.reasons(id, status(to)));
        return "directory/standing";
    }

    static DirectoryStatus status(String to) {
        return switch (to) {
            case "suspend" -> DirectoryStatus.SUSPENDED;
            case "reinstate" -> DirectoryStatus.NORMAL;
            case "leave" -> DirectoryStatus.LEFT;
            default -> DirectoryStatus.REMOVED;
        };
    }

    static String slug(DirectoryStatus to) {
        return switch (to) {
            case SUSPENDED -> "suspend";
            case NORMAL -> "reinstate";
            case LEFT -> "leave";
            default -> "remove";
        };
    }
}
