package org.peixun.policy.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.policy.Clauses;
import org.peixun.policy.PolicySheet;
import org.peixun.policy.PolicySheet.Line;
import org.peixun.policy.PolicySheet.Wish;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
@RequestMapping("/admin/policy")
@Needs(Action.SEE_POLICY)
class PolicyPages {

    private final PolicySheet sheet;
    private final Clauses clauses;
    private final Jurisdictions jurisdictions;
    private final Commands commands;
    private final CurrentActor currentActor;
    private final AccessPolicy access;
    private final Clock clock;

    PolicyPages(PolicySheet sheet, Clauses clauses, Jurisdictions jurisdictions, Commands commands, CurrentActor currentActor,
            AccessPolicy access, Clock clock) {
        this.sheet = sheet;
        this.clauses = clauses;
        this.jurisdictions = jurisdictions;
        this.commands = commands;
        this.currentActor = currentActor;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("sections", sheet.lines().stream().collect(Collectors.groupingBy(
                line -> line.parameter().section(), LinkedHashMap::new, Collectors.toList())));
        model.addAttribute("clauses", clauses.all());
        model.addAttribute("jurisdictions", jurisdictions);
        return "policy/list";
    }

    @GetMapping("/{key}")
    ModelAndView parameter(@PathVariable String key) {
        return page(new Wish(key, "", sheet.line(key).city().value(), false, LocalDate.now(clock).plusDays(1), ""), List.of(), HttpStatus.OK);
    }

    @PostMapping("/{key}")
    @Needs(Action.CHANGE_POLICY)
    ModelAndView change(@PathVariable String key, @RequestParam(defaultValue = "") String jurisdiction,
            @RequestParam(defaultValue = "") String value, @RequestParam(defaultValue = "false") boolean followCity,
            @RequestParam(required = false) LocalDate validFrom,
            @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) Long seen,
            @RequestParam(required = false) String commandId) {
        var wish = new Wish(key, jurisdiction, value.strip(), followCity, validFrom, reason.strip());
        try {
            return new ModelAndView("redirect:" + once(wish, seen, commandId));
        } catch (RequestRefused refused) {
            HttpStatus status = FormRefusals.shownAgain(refused);
            return page(wish, refused.problems().isEmpty() ? List.of(new Problem("value", refused.getMessage())) : refused.problems(), status);
        }
    }

    private String once(Wish wish, Long seen, String commandId) {
        return commands.once(commandId, currentActor.get(), () -> {
            sheet.change(wish, seen, currentActor.get());
            return UriComponentsBuilder.fromPath("/admin/policy/{key}").encode().buildAndExpand(wish.key()).toUriString();
        });
    }

    private ModelAndView page(Wish typed, List<Problem> problems, HttpStatus status) {
        Line line = sheet.line(typed.key());
        Integer clause = line.parameter().clause();
        var page = new ModelAndView("policy/parameter")
                .addObject("line", line)
                .addObject("clause", clause == null ? null : clauses.clause(clause))
                .addObject("history", sheet.history(typed.key()))
                .addObject("typed", typed)
                .addObject("seen", sheet.latest(typed.key()))
                .addObject("problems", problems)
                .addObject("today", LocalDate.now(clock))
                .addObject("jurisdictions", jurisdictions)
                .addObject("mayChange", access.allows(currentActor.get(), PolicySheet.changing(typed.key())));
        page.setStatus(status);
        return page;
    }
}
