package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.worklist.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a verb on items is carried out and answered. */
@Component
class Verbs {

    private final Commands commands;
    private final CurrentActor actor;

    Verbs(Commands commands, CurrentActor actor) {
        this.commands = commands;
        this.actor = actor;
    }

    /** All or none: when one of several is refused, none is changed, and the sentence says which one it was. @param typed is shown then */
    String act(Request request, List<WorkItem> chosen, Consumer<WorkItem> verb, Supplier<String> told, List<String> typed,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        var at = new AtomicReference<>(chosen.get(0));
        try {
            String path = commands.once(request.commandId(), person, request.safeBack(), () -> chosen.forEach(item -> {
                at.set(item);
                verb.accept(item);
            }));
            flash.addFlashAttribute("told", told.get());
            return "redirect:" + path;
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.CONFLICT) {
                throw refused;
            }
            String rest = chosen.size() > 1 ? "本次选中的" + chosen.size() + "件都没有变动，请回到列表刷新后重新选择。" : "";
            model.addAttribute("rest", rest);
            String which = chosen.size() > 1 ? at.get().caseNumber() + "：" : "";
            return taken(refused, which, request.safeBack(), typed, model, response);
        }
    }

    /** Somebody was faster: where it went, the way back, and what was typed, so that it is not lost. @param which one, or empty */
    static String taken(
            RequestRefused refused, String which, String back, List<String> typed, Model model, HttpServletResponse response) {
        response.setStatus(409);
        model.addAttribute("title", refused.title() == null ? "情况已有变化" : refused.title());
        model.addAttribute("sentence", which + refused.getMessage());
        model.addAttribute("typed", typed);
        model.addAttribute("back", back);
        return "worklist/taken";
    }
}
