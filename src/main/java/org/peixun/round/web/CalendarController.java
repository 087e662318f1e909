package org.peixun.round.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.round.DeadlineCalendar;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 期限日历 and its feed; the feed's secret is its own right, named in identity's {@code PublicPaths}. */
@Controller
class CalendarController {

    private final DeadlineCalendar calendar;
    private final CurrentActor currentActor;
    private final Clock clock;

    CalendarController(DeadlineCalendar calendar, CurrentActor currentActor, Clock clock) {
        this.calendar = calendar;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/deadlines")
    @Needs(Action.SEE_ROUNDS)
    String month(@RequestParam(required = false) String month, Model model) {
        YearMonth shown = read(month);
        model.addAttribute("month", shown);
        model.addAttribute("entries", calendar.month(currentActor.get(), shown));
        model.addAttribute("hasLink", calendar.hasLink(currentActor.get()));
        return "round/deadlines";
    }

    private YearMonth read(String month) {
        try {
            return month == null ? YearMonth.now(clock) : YearMonth.parse(month);
        } catch (DateTimeException e) {
            return YearMonth.now(clock);
        }
    }

    @PostMapping("/deadlines/link")
    @Needs(Action.SEE_ROUNDS)
    String link(RedirectAttributes flash) {
        flash.addFlashAttribute("secret", calendar.newLink(currentActor.get()));
        return "redirect:/deadlines";
    }

    @PostMapping("/deadlines/revoke")
    @Needs(Action.SEE_ROUNDS)
    String revoke() {
        calendar.revoke(currentActor.get());
        return "redirect:/deadlines";
    }

    @GetMapping("/feeds/{secret}")
    ResponseEntity<String> feed(@PathVariable String secret) {
        return calendar.feed(secret).map(ics -> ResponseEntity.ok().contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .header("Cache-Control", "private, no-store").body(ics)).orElseGet(() -> ResponseEntity.notFound().build());
    }
}
