package org.peixun.round.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.peixun.calendar.CalendarYears;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.round.DeadlineCalendar;
import org.peixun.round.FeedPasswords;
import org.peixun.shared.RequestRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 期限日历 and its feed; the feed's secret is its own right, named in identity's {@code PublicPaths}. */
@Controller
class CalendarController {

    private static final String FEED = "/feeds/deadlines.ics";
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2200;
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");
    private static final MediaType PLAIN = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    private final DeadlineCalendar calendar;
    private final FeedPasswords passwords;
    private final CalendarYears years;
    private final CurrentActor currentActor;
    private final Clock clock;

    CalendarController(DeadlineCalendar calendar, FeedPasswords passwords, CalendarYears years, CurrentActor currentActor, Clock clock) {
        this.calendar = calendar;
        this.passwords = passwords;
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
        model.addAttribute("feed", ServletUriComponentsBuilder.fromCurrentContextPath().path(FEED).toUriString());
        model.addAttribute("hasLink", passwords.has(currentActor.get()));
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
        flash.addFlashAttribute("secret", passwords.make(currentActor.get()));
        return "redirect:/deadlines";
    }

    @PostMapping("/deadlines/revoke")
    @Needs(Action.SEE_ROUNDS)
    String revoke() {
        passwords.revoke(currentActor.get());
        return "redirect:/deadlines";
    }

    /** The secret comes as a password: addresses are kept in logs and histories. */
    @GetMapping(FEED)
    ResponseEntity<String> feed(HttpServletRequest request) {
        var proof = readProof(request);
        return (proof == null ? Optional.<String>empty() : calendar.feed(proof.getName(), (String) proof.getCredentials()))
                .map(ics -> ResponseEntity.ok().contentType(CALENDAR).header("Cache-Control", "private, no-store").body(ics))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).contentType(PLAIN)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"deadlines\", charset=\"UTF-8\"").body("用户名或者订阅密码不正确。请在“期限日历”重新生成订阅密码。"));
    }

    private UsernamePasswordAuthenticationToken readProof(HttpServletRequest request) {
        try {
            return basic.convert(request);
        } catch (AuthenticationException unreadable) {
            return null;
        }
    }
}
