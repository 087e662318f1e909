package org.peixun.classfiling.web;

import org.peixun.classfiling.FilingLetters;
import org.peixun.classfiling.LetterKind;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.letter.LetterPages;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Letters of a filing, as PDF and as a page to print. */
@Controller
@Needs(Action.SEE_CASE)
class LetterController {

    private final FilingLetters letters;
    private final LetterPages pages;
    private final CurrentActor actor;

    LetterController(FilingLetters letters, LetterPages pages, CurrentActor actor) {
        this.letters = letters;
        this.pages = pages;
        this.actor = actor;
    }

    @GetMapping("/cases/{number}/letters/{kind:[a-z]+}.pdf")
    Object pdf(@PathVariable String number, @PathVariable String kind, @RequestParam(defaultValue = "1") int nth) {
        return pages.pdf(letters.letter(number, known(kind), nth, actor.get()), path(number, kind, "", nth));
    }

    @GetMapping("/cases/{number}/letters/{kind:[a-z]+}")
    Object page(@PathVariable String number, @PathVariable String kind, @RequestParam(defaultValue = "1") int nth) {
        return pages.page(letters.letter(number, known(kind), nth, actor.get()), path(number, kind, ".pdf", nth));
    }

    private static LetterKind known(String kind) {
        return LetterKind.bySlug(kind).orElseThrow(
                () -> RequestRefused.notFound("没有这种文书。请从案件页的“补正与通知”中打开。"));
    }

    private static String path(String number, String kind, String extension, int nth) {
        return "/cases/" + number + "/letters/" + kind + extension + "?nth=" + nth;
    }
}
