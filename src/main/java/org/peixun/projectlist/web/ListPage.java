package org.peixun.projectlist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.peixun.identity.CurrentActor;
import org.peixun.projectlist.ListView;
import org.peixun.projectlist.ProjectLists;
import org.peixun.shared.RequestRefused;
import org.peixun.web.FormRefusals;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of a whole list, with the workbook that was uploaded last and what was found in it. */
@Component
class ListPage {

    private final ProjectLists lists;
    private final CurrentActor actor;

    ListPage(ProjectLists lists, CurrentActor actor) {
        this.lists = lists;
        this.actor = actor;
    }

    String of(String number, Model model) {
        ListView view = lists.view(number, actor.get());
        if (!view.editable()) {
            return "redirect:" + URI.create("/cases/" + number).toASCIIString();
        }
        model.addAttribute("view", view);
        model.addAttribute("upload", lists.uploaded(number, actor.get()).orElse(null));
        return "projectlist/page";
    }

    /** @throws RequestRefused itself where the page cannot be shown again */
    String again(String number, RequestRefused refused, Model model, HttpServletResponse response) {
        int status = FormRefusals.shownAgain(refused).value();
        if (!lists.view(number, actor.get()).editable()) {
            throw refused;
        }
        response.setStatus(status);
        model.addAttribute("refused", refused.getMessage());
        return of(number, model);
    }
}
