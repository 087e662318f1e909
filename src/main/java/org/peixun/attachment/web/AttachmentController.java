package org.peixun.attachment.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.peixun.attachment.AttachmentDownloads;
import org.peixun.attachment.Attachments;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Always handed out as a file to save, never shown in our origin. */
@RestController
@Needs(Action.SEE_CASE)
class AttachmentController {

    private final AttachmentDownloads downloads;
    private final Attachments attachments;
    private final CurrentActor actor;

    AttachmentController(AttachmentDownloads downloads, Attachments attachments, CurrentActor actor) {
        this.downloads = downloads;
        this.attachments = attachments;
        this.actor = actor;
    }

    @GetMapping("/attachments/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable UUID id) {
        var attachment = downloads.release(id, actor.get());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .contentLength(attachment.size())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(attachment.fileName(), StandardCharsets.UTF_8).build().toString())
                .body(new InputStreamResource(() -> attachments.open(id)));
    }
}
