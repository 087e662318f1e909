package org.peixun.classfiling.web;

import java.io.IOException;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingStep;
import org.peixun.classfiling.RosterCopies;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.roster.Preview;
import org.peixun.roster.RosterContext;
import org.peixun.roster.Rosters;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.Files;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The roster's worksheet in and out. */
@Controller
@Needs(Action.FILE_CLASS)
class RosterController {

    private final FilingDrafts drafts;
    private final Rosters rosters;
    private final RosterCopies copies;
    private final Commands commands;
    private final CurrentActor actor;

    RosterController(FilingDrafts drafts, Rosters rosters, RosterCopies copies, Commands commands, CurrentActor actor) {
        this.drafts = drafts;
        this.rosters = rosters;
        this.copies = copies;
        this.commands = commands;
        this.actor = actor;
    }

    @PostMapping("/filings/{number}/roster")
    String upload(
            @PathVariable String number, @RequestParam MultipartFile file, @RequestParam(required = false) String commandId,
            RedirectAttributes flash) {
        Actor person = actor.get();
        drafts.rosterForEditing(number, person); // whose it is not gets no answer on a page
        try {
            commands.once(Files.command(commandId, file), person, () -> {
                drafts.changeRoster(number, person, context -> read(context, file));
                return "done";
            });
        } catch (RequestRefused refused) {
            tell(refused, flash);
        }
        return StepController.to(number, FilingStep.ROSTER);
    }

    private Preview read(RosterContext context, MultipartFile file) {
        try (var content = file.getInputStream()) {
            return rosters.read(content, file.getOriginalFilename(), context);
        } catch (IOException e) {
            throw RequestRefused.badInput("文件没有完整收到。请重新选择文件上传。");
        }
    }

    /** @param take ALL or VALID_ROWS @param seen mark of the workbook that the page showed */
    @PostMapping("/filings/{number}/roster/accept")
    String accept(
            @PathVariable String number, @RequestParam Rosters.Take take, @RequestParam(required = false) String seen,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        drafts.rosterForEditing(number, person); // whose it is not gets no answer on a page
        try {
            commands.once(commandId, person, () -> {
                int taken = drafts.changeRoster(number, person, context -> rosters.accept(context, take, seen));
                flash.addFlashAttribute("told", "已收下" + taken + "名学员。");
                return "done";
            });
        } catch (RequestRefused refused) {
            tell(refused, flash);
        }
        return StepController.to(number, FilingStep.ROSTER);
    }

    /** The roster stays as it is. */
    @PostMapping("/filings/{number}/roster/give-up")
    String giveUp(@PathVariable String number, RedirectAttributes flash) {
        drafts.changeRoster(number, actor.get(), context -> {
            rosters.giveUpUpload(context.caseNumber());
            return null;
        });
        flash.addFlashAttribute("told", "已放弃上传的花名册，已收下的学员不变。");
        return StepController.to(number, FilingStep.ROSTER);
    }

    private static void tell(RequestRefused refused, RedirectAttributes flash) {
        if (refused.kind() == RequestRefused.Kind.FORBIDDEN) {
            throw refused;
        }
        flash.addFlashAttribute("refused", refused.getMessage());
    }

    @GetMapping("/filings/roster-template")
    ResponseEntity<byte[]> template() {
        return Files.xlsx("学员花名册模板.xlsx", rosters.template());
    }

    /** The user's own workbook with what is wrong in it. */
    @GetMapping("/filings/{number}/roster/annotated")
    ResponseEntity<byte[]> annotated(@PathVariable String number) {
        return Files.xlsx("学员花名册（标注）.xlsx", rosters.annotated(drafts.rosterForEditing(number, actor.get())));
    }

    /** The roster that was taken over. A GET as every export; those with numbers in full are on the record. */
    @GetMapping("/filings/{number}/roster.xlsx")
    @Needs(Action.SEE_CASE)
    ResponseEntity<byte[]> copy(@PathVariable String number) {
        return Files.xlsx("学员花名册（" + number + "）.xlsx", copies.workbook(number, actor.get()));
    }
}
