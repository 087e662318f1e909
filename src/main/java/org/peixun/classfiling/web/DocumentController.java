package org.peixun.classfiling.web;

import java.io.IOException;
import java.util.UUID;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingStep;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The application's documents in and out of the draft. */
@Controller
@Needs(Action.FILE_CLASS)
class DocumentController {

    private final FilingDrafts drafts;
    private final Commands commands;
    private final CurrentActor actor;

    DocumentController(FilingDrafts drafts, Commands commands, CurrentActor actor) {
        this.drafts = drafts;
        this.commands = commands;
        this.actor = actor;
    }

    @PostMapping("/filings/{number}/documents")
    String add(
            @PathVariable String number, @RequestParam String kind, @RequestParam MultipartFile file,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        try {
            commands.once(commandId, person, () -> {
                store(number, kind, file, person);
                return "done";
            });
            flash.addFlashAttribute("told", "“" + kind + "”已上传。");
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            flash.addFlashAttribute("refused", refused.getMessage());
        }
        return StepController.to(number, FilingStep.DOCUMENTS);
    }

    private void store(String number, String kind, MultipartFile file, Actor person) {
        try (var content = file.getInputStream()) {
            drafts.addDocument(number, kind, file.getOriginalFilename(), content, person);
        } catch (IOException e) {
            throw RequestRefused.badInput("文件没有完整收到。请重新选择文件上传。");
        }
    }

    @PostMapping("/filings/{number}/documents/{id}/remove")
    String remove(@PathVariable String number, @PathVariable UUID id, @RequestParam(required = false) String commandId) {
        Actor person = actor.get();
        commands.once(commandId, person, () -> {
            drafts.removeDocument(number, id, person);
            return "done";
        });
        return StepController.to(number, FilingStep.DOCUMENTS);
    }
}
