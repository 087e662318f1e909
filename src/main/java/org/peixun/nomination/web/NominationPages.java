package org.peixun.nomination.web;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.nomination.CandidateTexts;
import org.peixun.nomination.NominationDocuments;
import org.peixun.nomination.Nominations;
import org.peixun.nomination.Reselection;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** 推荐材料 of a county, and the minutes of the city's meeting. */
@Controller
@RequestMapping("/nominations/{number}")
@Needs(Action.SEE_NOMINATION)
class NominationPages {

    private final Nominations nominations;
    private final CandidateTexts materials;
    private final NominationDocuments documents;
    private final Reselection reselection;
    private final Commands commands;
    private final CurrentActor currentActor;

    NominationPages(
            Nominations nominations, CandidateTexts materials, NominationDocuments documents, Reselection reselection, Commands commands,
            CurrentActor currentActor) {
        this.nominations = nominations;
        this.materials = materials;
        this.documents = documents;
        this.reselection = reselection;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    @GetMapping
    ModelAndView sheet(@PathVariable String number) {
        return page(number);
    }

    private ModelAndView page(String number) {
        return new ModelAndView("nomination/sheet").addObject("sheet", nominations.sheet(number, currentActor.get()));
    }

    @PostMapping("/candidates")
    @Needs(Action.SELECT_CANDIDATES)
    ModelAndView choose(@PathVariable String number, @RequestParam(defaultValue = "0") long institution,
            @RequestParam(required = false) String commandId) {
        return change(number, commandId, actor -> nominations.choose(number, institution, actor), null);
    }

    @PostMapping("/candidates/{slot}")
    @Needs(Action.SELECT_CANDIDATES)
    ModelAndView write(@PathVariable String number, @PathVariable int slot, Nominations.Texts texts,
            @RequestParam(required = false) String seen, @RequestParam(required = false) String commandId) {
        return change(number, commandId, actor -> materials.write(number, texts, seen, actor), texts);
    }

    /** While typing: writing the same values twice changes nothing, so a draft needs no command id. */
    @PostMapping("/draft/{slot}")
    @Needs(Action.SELECT_CANDIDATES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void draft(@PathVariable String number, @PathVariable int slot, @RequestParam(required = false) String seen,
            @RequestParam(required = false) String feature, @RequestParam(required = false) String practice,
            @RequestParam(required = false) String example) {
        materials.draft(number, new Nominations.Texts(slot, feature, practice, example), seen, currentActor.get());
    }

    @PostMapping("/candidates/{slot}/remove")
    @Needs(Action.SELECT_CANDIDATES)
    ModelAndView remove(@PathVariable String number, @PathVariable int slot, @RequestParam(defaultValue = "0") long institution,
            @RequestParam(required = false) String commandId) {
        return change(number, commandId, actor -> nominations.remove(number, slot, institution, actor), null);
    }

    /** @param slot of the candidate, 0 for the minutes of the meeting @param institution that the page showed there */
    @PostMapping("/documents")
    ModelAndView upload(@PathVariable String number, @RequestParam int slot, @RequestParam(defaultValue = "0") long institution,
            @RequestParam MultipartFile file, @RequestParam(required = false) String commandId) {
        return change(number, commandId, actor -> {
            try (var content = file.getInputStream()) {
                if (slot == 0) {
                    documents.addMinutes(number, file.getOriginalFilename(), content, actor);
                } else {
                    documents.add(number, slot, institution, file.getOriginalFilename(), content, actor);
                }
            } catch (IOException e) {
                throw RequestRefused.badInput("文件没有完整收到。请重新选择文件上传。");
            }
        }, null);
    }

    @PostMapping("/documents/{id}/remove")
    ModelAndView removeDocument(@PathVariable String number, @PathVariable UUID id, @RequestParam(required = false) String commandId) {
        return change(number, commandId, actor -> documents.remove(number, id, actor), null);
    }

    @PostMapping("/reselection")
    @Needs(Action.SELECT_CANDIDATES)
    ModelAndView reselect(@PathVariable String number, @RequestParam(required = false) String commandId) {
        return change(number, commandId, actor -> reselection.begin(number, actor), null);
    }

    @PostMapping("/objection")
    @Needs(Action.SELECT_CANDIDATES)
    ModelAndView object(@PathVariable String number, @RequestParam(required = false) String text,
            @RequestParam(required = false) String commandId) {
        var page = change(number, commandId, actor -> nominations.objectInCounty(number, text, actor), null);
        return page.getStatus() == null ? page : page.addObject("objection", text);
    }

    /** @param typed shown again beside what is wrong with it, or {@code null} */
    private ModelAndView change(String number, String commandId, Consumer<Actor> change, Nominations.Texts typed) {
        Actor actor = currentActor.get();
        try {
            return new ModelAndView("redirect:" + commands.once(commandId, actor, () -> {
                change.accept(actor);
                return "/nominations/" + number;
            }));
        } catch (RequestRefused refused) {
            HttpStatus status = FormRefusals.shownAgain(refused);
            var page = page(number).addObject("refused", refused.getMessage()).addObject("typed", typed);
            page.setStatus(status);
            return page;
        }
    }
}
