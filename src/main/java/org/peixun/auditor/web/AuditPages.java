package org.peixun.auditor.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.peixun.audit.AskedVerifications;
import org.peixun.audit.AuditLog;
import org.peixun.audit.AuditLog.Filter;
import org.peixun.auditor.AuditExport;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.shared.Zone;
import org.peixun.web.Commands;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping(AuditPages.PATH)
@Needs(Action.SEE_AUDIT)
class AuditPages {

    static final String PATH = "/admin/audit";
    private static final String VERIFICATION = "/verification";
    private static final int PAGE_SIZE = 50;
    /** To show a page all the lines before it are read: what is further back is found by its days. */
    static final int LAST_PAGE = 200;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final AuditLog log;
    private final AskedVerifications verifications;
    private final AuditExport export;
    private final Jurisdictions jurisdictions;
    private final Commands commands;
    private final CurrentActor actor;
    private final Clock clock;

    AuditPages(
            AuditLog log, AskedVerifications verifications, AuditExport export, Jurisdictions jurisdictions,
            Commands commands, CurrentActor actor, Clock clock) {
        this.log = log;
        this.verifications = verifications;
        this.export = export;
        this.jurisdictions = jurisdictions;
        this.commands = commands;
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

    @GetMapping(VERIFICATION)
    String verification(Model model) {
        model.addAttribute("underWay", verifications.underWay().orElse(null));
        model.addAttribute("last", verifications.lastFinished().orElse(null));
        return "auditor/verification";
    }

    @PostMapping(VERIFICATION)
    String verify(@RequestParam(required = false) String commandId) {
        return "redirect:" + commands.once(commandId, actor.get(), PATH + VERIFICATION,
                () -> verifications.ask(actor.get().userId(), actor.get().name()));
    }
}
