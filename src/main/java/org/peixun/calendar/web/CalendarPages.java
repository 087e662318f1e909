package org.peixun.calendar.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.peixun.calendar.CalendarYears;
import org.peixun.calendar.EnteredYear;
import org.peixun.calendar.SpecialDay;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.identity.People;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

@Controller
@RequestMapping("/admin/calendar")
@Needs(Action.SEE_CALENDAR)
class CalendarPages {

    private final CalendarYears years;
    private final Commands commands;
    private final CurrentActor currentActor;
    private final AccessPolicy access;
    private final People people;
    private final Clock clock;

    CalendarPages(CalendarYears years, Commands commands, CurrentActor currentActor, AccessPolicy access, People people,
            Clock clock) {
        this.people = people;
        this.years = years;
        this.commands = commands;
        this.currentActor = currentActor;
        this.access = access;
        this.clock = clock;
    }

    /** @param version of the entry that is corrected, 0 for a new year */
    record Typed(int year, String notice, String lines, int version) {}

    @GetMapping
    String year(@RequestParam(required = false) Integer year, Model model) {
        int shown = year == null ? LocalDate.now(clock).getYear() : year;
        List<Integer> entered = years.entered();
        model.addAttribute("year", shown);
        model.addAttribute("years", choices(entered));
        Optional<EnteredYear> found = years.find(shown);
        model.addAttribute("entered", found.orElse(null));
        model.addAttribute("enteredBy", found.flatMap(e -> people.find(e.enteredBy())).map(People.Person::name).orElse(null));
        model.addAttribute("mayChange", access.allows(currentActor.get(), Action.CHANGE_CALENDAR));
        if (entered.contains(shown)) {
            model.addAttribute("sheet", YearSheet.of(shown, years.daysIn(shown)));
        }
        return "calendar/year";
    }

    /** From the first year entered to the next one, so that a gap can be seen. */
    private List<Integer> choices(List<Integer> entered) {
        int next = LocalDate.now(clock).getYear() + 1;
        int first = entered.isEmpty() ? next - 1 : Math.min(entered.get(0), next - 1);
        return IntStream.rangeClosed(first, next).boxed().toList();
    }

    @GetMapping("/entry")
    @Needs(Action.CHANGE_CALENDAR)
    String entry(@RequestParam(required = false) Integer year, Model model) {
        int wanted = year == null ? firstMissing() : year;
        EnteredYear entered = years.find(wanted).orElse(null);
        model.addAttribute("typed", entered == null
                ? new Typed(wanted, "", "", 0)
                : new Typed(wanted, entered.notice().notice(), years.text(wanted), entered.version()));
        model.addAttribute("problems", List.of());
        return "calendar/entry";
    }

    private int firstMissing() {
        List<Integer> entered = years.entered();
        int next = LocalDate.now(clock).getYear() + 1;
        return entered.contains(next - 1) ? next : next - 1;
    }

    /** Changes nothing: shows what would be saved, or what is wrong with it. */
    @PostMapping("/preview")
    @Needs(Action.CHANGE_CALENDAR)
    ModelAndView preview(Typed typed, @RequestParam(required = false) String again) {
        CalendarYears.Draft draft = years.read(typed.year(), typed.notice(), typed.lines());
        List<Problem> problems = new ArrayList<>(draft.problems());
        years.overtaken(typed.year(), typed.version()).ifPresent(problems::add);
        if (again != null || !problems.isEmpty()) {
            return entryPage(typed, problems, problems.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        }
        List<SpecialDay> days = new ArrayList<>(draft.notice().days());
        days.addAll(ofNeighbours(draft));
        return new ModelAndView("calendar/preview")
                .addObject("typed", typed)
                .addObject("draft", draft)
                .addObject("moved", years.moved(draft))
                .addObject("sheet", YearSheet.of(typed.year(), days));
    }

    /** Days of this year that the neighbouring years' notices name. */
    private List<SpecialDay> ofNeighbours(CalendarYears.Draft draft) {
        List<SpecialDay> ofThisEntry = years.find(draft.notice().year()).map(entry -> entry.notice().days()).orElse(List.of());
        return years.daysIn(draft.notice().year()).stream().filter(day -> !ofThisEntry.contains(day)).toList();
    }

    private static ModelAndView entryPage(Typed typed, List<Problem> problems, HttpStatus status) {
        var page = new ModelAndView("calendar/entry").addObject("typed", typed).addObject("problems", problems);
        page.setStatus(status);
        return page;
    }

    @PostMapping("/entry")
    @Needs(Action.CHANGE_CALENDAR)
    ModelAndView save(Typed typed, @RequestParam(required = false) String commandId) {
        try {
            return new ModelAndView("redirect:" + commands.once(commandId, currentActor.get(), () -> {
                years.enter(typed.year(), typed.notice(), typed.lines(), typed.version(), currentActor.get());
                return "/admin/calendar?year=" + typed.year();
            }));
        } catch (RequestRefused refused) {
            HttpStatus status = FormRefusals.shownAgain(refused);
            return entryPage(typed, refused.problems().isEmpty() ? List.of(new Problem("year", refused.getMessage())) : refused.problems(), status);
        }
    }
}
