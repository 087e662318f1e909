package org.peixun.round.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.round.Cell;
import org.peixun.round.CountyRecords;
import org.peixun.round.RoundViews;
import org.peixun.round.Scoreboard;
import org.peixun.round.Standing;
import org.peixun.web.Files;
import org.peixun.workbook.Workbooks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 县区进度, and the list behind each of its numbers and cells. */
@Controller
@RequestMapping("/rounds/{id}")
@Needs(Action.SEE_ROUNDS)
class BoardPages {

    private final BoardPage page;
    private final Scoreboard scoreboard;
    private final CountyRecords records;
    private final RoundViews views;
    private final CurrentActor currentActor;

    BoardPages(BoardPage page, Scoreboard scoreboard, CountyRecords records, RoundViews views, CurrentActor currentActor) {
        this.page = page;
        this.scoreboard = scoreboard;
        this.records = records;
        this.views = views;
        this.currentActor = currentActor;
    }

    @GetMapping
    ModelAndView board(@PathVariable long id, @RequestParam(required = false) Integer workdays) {
        return page.of(id, workdays);
    }

    /** 县区进度一张图 as a sheet: what the page's table shows. */
    @GetMapping("/export")
    ResponseEntity<byte[]> export(@PathVariable long id) {
        Scoreboard.Board board = scoreboard.of(id);
        List<String> headings = Stream.concat(Stream.of("县（市、区）"), board.columns().stream().map(Cell::label)).toList();
        List<List<String>> rows = board.lines().stream().map(line -> Stream.concat(Stream.of(line.county().name()),
                line.cells().stream().map(Scoreboard.Shown::words)).toList()).toList();
        return Files.xlsx(board.head().subject() + "县区进度.xlsx", Workbooks.table("县区进度", headings, rows));
    }

    /** Behind a number: the counties that stand so. */
    @GetMapping("/counties")
    String counties(@PathVariable long id, @RequestParam List<Standing> state, Model model) {
        RoundViews.Head head = views.head(id);
        model.addAttribute("head", head);
        model.addAttribute("standing", state.stream().distinct().map(Standing::label).collect(Collectors.joining("；")));
        model.addAttribute("lines", scoreboard.standing(head, state));
        model.addAttribute("opens", records.open(currentActor.get()));
        return "round/counties";
    }

    /** Behind a county's cell. */
    @GetMapping("/counties/{jurisdiction}")
    String records(@PathVariable long id, @PathVariable String jurisdiction, @RequestParam Cell cell, Model model) {
        model.addAttribute("behind", records.behind(id, jurisdiction, cell, currentActor.get()));
        return "round/records";
    }
}
