package org.peixun.nomination.web;

import java.util.List;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.nomination.Nominations;
import org.peixun.nomination.SelfRecommendations;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 机构自荐 of one year, and what became of it. */
@Controller
@RequestMapping("/nominations/apply")
@Needs(Action.RECOMMEND_ONESELF)
class SelfPages {

    private final SelfRecommendations recommendations;
    private final Nominations nominations;
    private final Commands commands;
    private final CurrentActor currentActor;

    SelfPages(SelfRecommendations recommendations, Nominations nominations, Commands commands, CurrentActor currentActor) {
        this.recommendations = recommendations;
        this.nominations = nominations;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    @GetMapping
    ModelAndView form(@RequestParam(defaultValue = "0") long round, @RequestParam(defaultValue = "0") long institution,
            @RequestParam(required = false) String sent) {
        return page(round, institution, null).addObject("sent", sent != null);
    }

    @PostMapping
    ModelAndView send(@RequestParam(defaultValue = "0") long round, @RequestParam(defaultValue = "0") long institution,
            @RequestParam(defaultValue = "") String feature, @RequestParam(defaultValue = "") String practice,
            @RequestParam(defaultValue = "") String example, @RequestParam(required = false) String commandId) {
        Actor actor = currentActor.get();
        var texts = new Nominations.Texts(0, feature, practice, example);
        try {
            return new ModelAndView("redirect:" + commands.once(commandId, actor, () -> {
                recommendations.send(round, institution, texts, actor);
                return "/nominations/apply?sent=1&round=" + round + "&institution=" + institution;
            }));
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.CONFLICT && refused.problems().isEmpty()) {
                throw refused;
            }
            var page = page(round, institution, texts).addObject("problems", refused.problems());
            page.setStatus(refused.kind() == RequestRefused.Kind.CONFLICT ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST);
            return page.addObject("refused", refused.problems().isEmpty() ? refused.getMessage() : null);
        }
    }

    /** @param typed kept beside what is wrong with it; {@code null} = what was sent before */
    private ModelAndView page(long round, long institution, Nominations.Texts typed) {
        List<SelfRecommendations.Place> places = recommendations.of(currentActor.get());
        var asked = places.stream().filter(one -> one.round() == round && one.institution() == institution).findFirst();
        var open = places.stream().filter(one -> one.against() == null).findFirst();
        SelfRecommendations.Place place = asked.or(() -> open).orElse(null);
        return new ModelAndView("nomination/apply").addObject("places", places).addObject("place", place)
                .addObject("typed", typed != null || place == null ? typed : place.texts()).addObject("problems", List.of())
                .addObject("shortest", place == null ? 0 : recommendations.shortest(place.institution()))
                .addObject("gates", place == null || place.against() != null ? List.of() : nominations.gatesOf(place.institution()));
    }
}
