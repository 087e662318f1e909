package org.peixun.complaint.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.peixun.complaint.Complaints;
import org.peixun.complaint.Intake;
import org.peixun.complaint.PublicReports;
import org.peixun.complaint.Topic;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.VisitorBuckets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** 投诉举报 by everybody, on a phone: named in identity's {@code PublicPaths}. */
@Controller
class ReportPages {

    private final PublicReports reports;
    private final Complaints complaints;
    private final Jurisdictions jurisdictions;
    private final VisitorBuckets writers;

    ReportPages(PublicReports reports, Complaints complaints, Jurisdictions jurisdictions, Clock clock) {
        this.reports = reports;
        this.complaints = complaints;
        this.jurisdictions = jurisdictions;
        this.writers = new VisitorBuckets(5, Duration.ofMinutes(10), clock);
    }

    @GetMapping("/complaints/report")
    ModelAndView form(HttpServletResponse response) {
        return page(Intake.empty(""), List.of(), HttpStatus.OK, response);
    }

    @PostMapping("/complaints/report")
    ModelAndView report(Intake typed, @RequestParam(required = false) List<MultipartFile> photos,
            @RequestParam(required = false) String commandId, HttpServletRequest request,
            HttpServletResponse response) {
        if (!writers.take(request.getRemoteAddr())) {
            return page(typed, List.of(), HttpStatus.TOO_MANY_REQUESTS, response)
                    .addObject("refused", "提交过于频繁，没有收下。请过十分钟再提交，填写的内容还在；照片需要重新选择。紧急情况请拨打12345。");
        }
        try {
            var given = reports.report(commandId, typed, photos == null ? List.of() : photos.stream().filter(photo -> !photo.isEmpty())
                    .map(photo -> new PublicReports.Photo(photo.getOriginalFilename(), photo::getInputStream)).toList());
            return new ModelAndView("complaint/received").addObject("receipt", given.receipt()).addObject("spelled", given.spelled()).addObject("answerBy", given.answerBy());
        } catch (RequestRefused refused) {
            return page(typed, refused.problems(), HttpStatus.BAD_REQUEST, response)
                    .addObject("refused", refused.problems().isEmpty() ? refused.getMessage() : null);
        }
    }

    private ModelAndView page(Intake typed, List<Problem> problems, HttpStatus status, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var page = new ModelAndView("complaint/report").addObject("typed", typed).addObject("problems", problems)
                .addObject("topics", Topic.values()).addObject("counties", jurisdictions.counties())
                .addObject("institutions", complaints.institutions());
        page.setStatus(status);
        return page;
    }
}
