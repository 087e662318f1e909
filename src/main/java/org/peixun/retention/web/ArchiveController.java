package org.peixun.retention.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.retention.CaseArchives;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
@Needs(Action.SEE_ARCHIVE)
class ArchiveController {

    private final CaseArchives archives;
    private final CurrentActor actor;

    ArchiveController(CaseArchives archives, CurrentActor actor) {
        this.archives = archives;
        this.actor = actor;
    }

    /** Its SHA-256 stands in the audit, too. */
    @GetMapping("/archives/{number}")
    void download(@PathVariable String number, HttpServletResponse response) throws IOException {
        var archive = archives.read(number, actor.get());
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("案卷-" + number + ".zip", StandardCharsets.UTF_8).build().toString());
        archive.content().transferTo(response.getOutputStream());
    }
}
