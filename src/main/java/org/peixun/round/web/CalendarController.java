package org.peixun.round.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.peixun.calendar.CalendarYears;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.round.DeadlineCalendar;
import org.peixun.shared.RequestRefused;
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

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2200;

    private final DeadlineCalendar calendar;
    private final CalendarYears years;
    private final CurrentActor currentActor;
    private final Clock clock;

    CalendarController(DeadlineCalendar calendar, CalendarYears years, CurrentActor currentActor, Clock clock) {
        this.calendar = calendar;
        this.years = years;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/deadlines")
    @Needs(Action.SEE_ROUNDS)
    String month(@RequestParam(required = false) String month, Model model) {
        YearMonth shown = read(month);
        model.addAttribute("month", shown);
        model.addAttribute("grid", MonthGrid.of(shown, LocalDate.now(clock), calendar.month(currentActor.get(), shown),
                years.daysIn(shown.getYear()), years.entered().contains(shown.getYear())));
        model.addAttribute("hasLink", calendar.hasLink(currentActor.get()));
        return "round/deadlines";
    }

    private YearMonth read(String month) {
        if (month == null || month.isBlank()) {
            return YearMonth.now(clock);
        }
        try {
            YearMonth read = YearMonth.parse(month.strip());
            if (read.getYear() >= EARLIEST && read.getYear() <= LATEST) {
                return read;
            }
        } catch (DateTimeException notAMonth) {
            // said below
        }
        throw RequestRefused.badInput("月份：请按“2026-05”的格式填写，年份在" + EARLIEST + "至" + LATEST + "之间。");
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
