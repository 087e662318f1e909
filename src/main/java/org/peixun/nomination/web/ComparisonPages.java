package org.peixun.nomination.web;

import java.util.List;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.nomination.CityComparison;
import org.peixun.web.Files;
import org.peixun.workbook.Workbooks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** 全市候选机构比较, before the collective decision; the city's own. */
@Controller
@RequestMapping("/nominations/comparison/{round}")
@Needs(Action.COMPARE_CANDIDATES)
class ComparisonPages {

    private static final List<String> HEADINGS = List.of("县（市、区）", "候选机构", "得分", "评分份数", "硬条件", "状态");

    private final CityComparison comparison;
    private final CurrentActor currentActor;

    ComparisonPages(CityComparison comparison, CurrentActor currentActor) {
        this.comparison = comparison;
        this.currentActor = currentActor;
    }

    @GetMapping
    String page(@PathVariable long round, Model model) {
        model.addAttribute("comparison", comparison.of(round, currentActor.get()));
        return "nomination/comparison";
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> export(@PathVariable long round) {
        CityComparison.Comparison all = comparison.of(round, currentActor.get());
        List<List<String>> rows = all.lines().stream().map(line -> List.of(line.county(), line.institution(),
                line.result() == null ? "" : line.result().toPlainString(), String.valueOf(line.sheets()), line.gatesInWords(), line.state())).toList();
        return Files.xlsx(all.title() + "候选机构比较.xlsx", Workbooks.table("候选机构比较", HEADINGS, rows));
    }
}
