package org.peixun.auditor.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.peixun.audit.AuditLog;
import org.peixun.audit.AuditLog.Filter;
import org.peixun.audit.AuditVerification;
import org.peixun.auditor.AuditExport;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.shared.Zone;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/admin/audit")
@Needs(Action.SEE_AUDIT)
class AuditPages {

    private static final int PAGE_SIZE = 50;
    /** To show a page all the lines before it are read: what is further back is found by its days. */
    static final int LAST_PAGE = 200;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final AuditLog log;
    private final AuditVerification verification;
    private final AuditExport export;
    private final Jurisdictions jurisdictions;
    private final CurrentActor actor;
    private final Clock clock;

    AuditPages(
            AuditLog log, AuditVerification verification, AuditExport export, Jurisdictions jurisdictions,
            CurrentActor actor, Clock clock) {
        this.log = log;
        this.verification = verification;
        this.export = export;
        this.jurisdictions = jurisdictions;
        this.actor = actor;
        this.clock = clock;
    }

    @ModelAttribute
    void frame(Model model) {
        model.addAttribute("zone", Zone.CHINA);
        model.addAttribute("places", new Places(jurisdictions));
    }

    @GetMapping
    String list(Filter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("actions", log.actions());
        model.addAttribute("found", log.search(filter, Math.min(Math.max(0, page - 1), LAST_PAGE - 1), PAGE_SIZE));
        model.addAttribute("lastPage", LAST_PAGE);
        return "auditor/list";
    }

    @GetMapping("/export")
    void export(Filter filter, HttpServletResponse response) throws IOException {
        try (var book = export.workbook(filter, actor.get())) {
            response.setContentType(XLSX);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                    .filename("审计记录-" + LocalDate.now(clock) + ".xlsx", StandardCharsets.UTF_8).build().toString());
            book.write(response.getOutputStream());
        }
    }

    /** Only reads, so that it can be repeated and bookmarked. */
    @GetMapping("/verification")
    String verify(Model model) {
        model.addAttribute("at", clock.instant());
        var results = verification.verify();
        model.addAttribute("results", results);
        model.addAttribute("kept", String.join("\n", results.stream().map(AuditVerification.Result::line).toList()));
        return "auditor/verification";
    }
}
