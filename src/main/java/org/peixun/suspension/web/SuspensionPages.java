package org.peixun.suspension.web;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.letter.LetterPages;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.Rehearing;
import org.peixun.suspension.SuspensionLetterKind;
import org.peixun.suspension.SuspensionLetters;
import org.peixun.suspension.Suspensions;
import org.peixun.web.Commands;
import org.peixun.web.Files;
import org.peixun.web.FormRefusals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 案卷 of a suspension: documents, the running classes, letters, the correction of a decision. */
@Controller
@RequestMapping("/suspensions/{number}")
@Needs(Action.SEE_SUSPENSION)
class SuspensionPages {

    private final Suspensions suspensions;
    private final Rehearing rehearing;
    private final SuspensionLetters letters;
    private final LetterPages letterPages;
    private final Commands commands;
    private final CurrentActor currentActor;

    SuspensionPages(Suspensions suspensions, Rehearing rehearing, SuspensionLetters letters, LetterPages letterPages, Commands commands, CurrentActor currentActor) {
        this.suspensions = suspensions;
        this.rehearing = rehearing;
        this.letters = letters;
        this.letterPages = letterPages;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    @GetMapping
    ModelAndView file(@PathVariable String number) {
        return page(number);
    }

    private ModelAndView page(String number) {
        return new ModelAndView("suspension/file").addObject("file", suspensions.file(number, currentActor.get()));
    }

    @PostMapping("/documents")
    ModelAndView upload(@PathVariable String number, @RequestParam MultipartFile file, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(number, commandId, Map.of(), "材料已上传。", flash, actor -> Files.read(file, content -> {
            suspensions.addDocument(number, file.getOriginalFilename(), content, actor);
            return null;
        }));
    }

    @PostMapping("/documents/{id}/remove")
    ModelAndView removeDocument(@PathVariable String number, @PathVariable UUID id, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(number, commandId, Map.of(), "材料已删除。", flash, actor -> suspensions.removeDocument(number, id, actor));
    }

    @PostMapping("/classes")
    @Needs(Action.DECIDE_STANDING)
    ModelAndView decideClass(@PathVariable String number, @RequestParam(defaultValue = "") String filing,
            @RequestParam(defaultValue = "") String fate, @RequestParam(defaultValue = "") String taker,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(number, commandId, Map.of("typedFiling", filing, "typedFate", fate, "typedTaker", taker),
                "班期安排已保存。", flash, actor -> suspensions.decideClass(number, filing, fate, taker, actor));
    }

    @PostMapping("/classes/stop")
    @Needs(Action.DECIDE_STANDING)
    ModelAndView stopClass(@PathVariable String number, @RequestParam(defaultValue = "") String filing,
            @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(number, commandId, Map.of("typedFiling", filing, "typedStop", reason),
                "班期已停止培训，已通知机构和县（市、区）经办。", flash, actor -> suspensions.stopClass(number, filing, reason, actor));
    }

    @PostMapping("/rehearing")
    @Needs(Action.DECIDE_STANDING)
    ModelAndView hearAgain(@PathVariable String number, @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(number, commandId, Map.of("typedMeasure", measure, "typedWhy", reason),
                "已回到调查核实，已通知机构和县（市、区）经办；重新告知、陈述申辩、法制审核以后再决定。", flash, actor -> rehearing.order(number, measure, reason, actor));
    }

    @PostMapping("/correction")
    @Needs(Action.DECIDE_STANDING)
    ModelAndView correct(@PathVariable String number, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String documentNo, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        return change(number, commandId, Map.of("typedReason", reason, "typedNo", documentNo),
                "原决定已撤销，已通知机构。", flash, actor -> suspensions.correct(number, reason, documentNo, actor));
    }

    @GetMapping("/letters/{kind:[a-z]+}.pdf")
    Object pdf(@PathVariable String number, @PathVariable String kind, @RequestParam(required = false) Integer nth) {
        return letterPages.pdf(letters.letter(number, known(kind), nth, currentActor.get()), path(number, kind, "", nth));
    }

    @GetMapping("/letters/{kind:[a-z]+}")
    Object print(@PathVariable String number, @PathVariable String kind, @RequestParam(required = false) Integer nth) {
        return letterPages.page(letters.letter(number, known(kind), nth, currentActor.get()), path(number, kind, ".pdf", nth));
    }

    private static String path(String number, String kind, String type, Integer nth) {
        return "/suspensions/" + number + "/letters/" + kind + type + (nth == null ? "" : "?nth=" + nth);
    }

    private static SuspensionLetterKind known(String kind) {
        return SuspensionLetterKind.bySlug(kind).orElseThrow(() -> RequestRefused.notFound("没有这种文书。请从事项页打开。"));
    }

    /** @param typed shown again with a refusal; on the way to the next page it would end in its address @param told of what was done */
    private ModelAndView change(String number, String commandId, Map<String, String> typed, String told, RedirectAttributes flash, Consumer<Actor> change) {
        Actor actor = currentActor.get();
        try {
            String path = commands.once(commandId, actor, () -> {
                change.accept(actor);
                return "/suspensions/" + number;
            });
            flash.addFlashAttribute("told", told);
            return new ModelAndView("redirect:" + path);
        } catch (RequestRefused refused) {
            HttpStatus status = FormRefusals.shownAgain(refused);
            var page = page(number).addAllObjects(typed).addObject("problems", refused.problems()).addObject("refused", refused.problems().isEmpty() ? refused.getMessage() : null);
            page.setStatus(status);
            return page;
        }
    }
}
