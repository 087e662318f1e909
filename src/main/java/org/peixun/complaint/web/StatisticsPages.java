package org.peixun.complaint.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.complaint.ComplaintStatistics;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.Zone;
import org.peixun.web.Files;
import org.peixun.worklist.Reach;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 投诉举报统计: a year in charts and tables, and as a workbook. */
@Controller
@Needs(Action.SEE_COMPLAINT)
class StatisticsPages {

    private final ComplaintStatistics statistics;
    private final Reach reach;
    private final CurrentActor actor;
    private final Clock clock;

    StatisticsPages(ComplaintStatistics statistics, Reach reach, CurrentActor actor, Clock clock) {
        this.statistics = statistics;
        this.reach = reach;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping("/complaints/statistics")
    ModelAndView page(@RequestParam(required = false) Integer year) {
        List<String> counties = reach.jurisdictions(actor.get(), Action.SEE_COMPLAINT);
        var of = statistics.of(year(year), counties);
        return new ModelAndView("complaint/statistics").addObject("of", of).addObject("years", statistics.years(counties))
                .addObject("chart", MonthChart.of(of));
    }

    @GetMapping("/complaints/statistics/export")
    ResponseEntity<byte[]> export(@RequestParam(required = false) Integer year) {
        var of = statistics.of(year(year), reach.jurisdictions(actor.get(), Action.SEE_COMPLAINT));
        return Files.xlsx("投诉举报统计" + of.year() + "年.xlsx", StatisticsBook.of(of));
    }

    /** Years that no calendar knows are this year. */
    private int year(Integer asked) {
        return asked == null || asked < 2000 || asked > 2999 ? LocalDate.ofInstant(clock.instant(), Zone.CHINA).getYear() : asked;
    }
}
