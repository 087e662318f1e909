package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.peixun.identity.Actor;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One change of a class's page: done once and told, or shown again with what is wrong and what was typed. */
@Component
public class Doing {

    private final Commands commands;

    Doing(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param path of the page
     * @param again shows the page again; what was typed is in the model already
     */
    public String once(
            String commandId, Actor actor, String path, String told, Runnable change, RedirectAttributes flash, Model model,
            HttpServletResponse response, Supplier<String> again) {
        try {
            commands.once(commandId, actor, () -> {
                change.run();
                return path;
            });
            flash.addFlashAttribute("told", told);
            return "redirect:" + URI.create(path).toASCIIString();
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT && refused.kind() != RequestRefused.Kind.CONFLICT) {
                throw refused;
            }
            response.setStatus(refused.kind() == RequestRefused.Kind.CONFLICT ? 409 : 400);
            model.addAttribute("problems", refused.problems().isEmpty()
                    ? List.of(new Problem("", refused.getMessage())) : refused.problems());
            return again.get();
        }
    }
}
