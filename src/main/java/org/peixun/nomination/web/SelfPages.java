package org.peixun.nomination.web;

import java.util.List;
import java.util.stream.Collectors;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.nomination.Nominations;
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

/** 机构自荐, while a round is open. */
@Controller
@RequestMapping("/nominations/apply")
@Needs(Action.RECOMMEND_ONESELF)
class SelfPages {

    private final Nominations nominations;
    private final Commands commands;
    private final CurrentActor currentActor;

    SelfPages(Nominations nominations, Commands commands, CurrentActor currentActor) {
        this.nominations = nominations;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    @GetMapping
    ModelAndView form(@RequestParam(required = false) String sent) {
        return page(new Nominations.Texts(0, "", "", ""), List.of()).addObject("sent", sent != null);
    }

    @PostMapping
    ModelAndView send(@RequestParam(defaultValue = "0") long round, @RequestParam(defaultValue = "0") long institution,
            Nominations.Texts texts, @RequestParam(required = false) String commandId) {
        Actor actor = currentActor.get();
        try {
            return new ModelAndView("redirect:" + commands.once(commandId, actor, () -> {
                nominations.recommendOneself(round, institution, texts, actor);
                return "/nominations/apply?sent=1";
            }));
        } catch (RequestRefused refused) {
            if (refused.problems().isEmpty()) {
                throw refused;
            }
            var page = page(texts, refused.problems());
            page.setStatus(HttpStatus.BAD_REQUEST);
            return page;
        }
    }

    private ModelAndView page(Nominations.Texts typed, List<Problem> problems) {
        Nominations.Offer offer = nominations.offer(currentActor.get());
        return new ModelAndView("nomination/apply").addObject("offer", offer).addObject("typed", typed)
                .addObject("problems", problems)
                .addObject("gates", offer.institutions().keySet().stream()
                        .collect(Collectors.toMap(id -> offer.institutions().get(id), nominations::gatesOf, (a, b) -> a)));
    }
}
