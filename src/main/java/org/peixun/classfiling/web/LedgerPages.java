package org.peixun.classfiling.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.peixun.classfiling.ClassLedger;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.web.Files;
import org.peixun.workbook.Workbooks;
import org.peixun.worklist.ListFilter;
import org.peixun.worklist.Reach;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** 开班台账: what is listed stands in the address. */
@Controller
@Needs(Action.SEE_LEDGER)
class LedgerPages {

    private static final int ROWS = 50;
    private static final int LAST_PAGE = ListFilter.LAST_ROW / ROWS;
    private static final int LONGEST_TEXT = 100;
    private static final List<String> HEADINGS = List.of("备案号", "班期", "培训主体", "县（市、区）", "状态", "起止日期", "学员（人）");

    private final ClassLedger ledger;
    private final Jurisdictions jurisdictions;
    private final Reach reach;
    private final CurrentActor actor;
    private final Clock clock;

    LedgerPages(ClassLedger ledger, Jurisdictions jurisdictions, Reach reach, CurrentActor actor, Clock clock) {
        this.ledger = ledger;
        this.jurisdictions = jurisdictions;
        this.reach = reach;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping("/ledger")
    ModelAndView page(@RequestParam Map<String, String> asked) {
        var question = question(asked);
        int page = pageNumber(asked);
        List<ClassLedger.Line> lines = ledger.lines(question, (page - 1) * ROWS, ROWS + 1);
        return new ModelAndView("classfiling/ledger").addObject("question", question).addObject("parts", ClassLedger.Part.values())
                .addObject("county", county(asked)).addObject("counties", reached().stream().map(jurisdictions::byCode).toList())
                .addObject("names", jurisdictions).addObject("lines", lines.stream().limit(ROWS).toList()).addObject("more", lines.size() > ROWS)
                .addObject("page", page).addObject("last", page == LAST_PAGE).addObject("totals", ledger.totals(question)).addObject("unreadable", unreadable(asked))
                .addObject("today", LocalDate.ofInstant(clock.instant(), Zone.CHINA)).addObject("query", query(question, county(asked)));
    }

    @GetMapping("/ledger/export")
    ResponseEntity<byte[]> export(@RequestParam Map<String, String> asked) {
        var question = question(asked);
        List<List<String>> rows = ledger.lines(question, 0, ClassLedger.MOST_ROWS + 1).stream()
                .map(line -> cells(line, question.day() != null)).toList();
        if (rows.size() > ClassLedger.MOST_ROWS) {
            throw RequestRefused.badInput("符合条件的班期超过" + ClassLedger.MOST_ROWS + "个，一个文件放不下，没有导出。请选择县（市、区）、状态或者上课日期，分几次导出。");
        }
        String name = "开班台账（" + question.part().label() + (question.day() == null ? "" : "，" + question.day() + "有课") + "）"
                + LocalDate.ofInstant(clock.instant(), Zone.CHINA);
        return Files.xlsx(name + ".xlsx", Workbooks.table("开班台账", headings(question), rows));
    }

    /** The sheet is read without the page: it says itself of which day its lessons are. */
    private static List<String> headings(ClassLedger.Question question) {
        return question.day() == null ? HEADINGS : Stream.concat(HEADINGS.stream(), Stream.of(question.day() + " 上课")).toList();
    }

    private List<String> cells(ClassLedger.Line line, boolean lessons) {
        List<String> cells = List.of(line.filingNumber(), line.title(), line.institutionName(), jurisdictions.name(line.jurisdiction()),
                line.stateLabel(), line.days(), Objects.toString(line.size(), ""));
        return lessons ? Stream.concat(cells.stream(), Stream.of(Objects.toString(line.lessons(), ""))).toList() : cells;
    }

    /** Whatever an address may contain; what makes no sense is left out, a day that cannot be read is said. */
    private ClassLedger.Question question(Map<String, String> asked) {
        String county = county(asked);
        return new ClassLedger.Question(county.isEmpty() ? reached() : List.of(county), ClassLedger.part(asked.getOrDefault("part", "")),
                Chars.first(asked.getOrDefault("q", "").replace('\0', ' ').strip(), LONGEST_TEXT), day(asked));
    }

    private String county(Map<String, String> asked) {
        String county = asked.getOrDefault("county", "");
        return reached().contains(county) ? county : "";
    }

    private List<String> reached() {
        return reach.jurisdictions(actor.get(), Action.SEE_LEDGER).stream().filter(code -> !code.equals(jurisdictions.city().code())).toList();
    }

    private static LocalDate day(Map<String, String> asked) {
        try {
            LocalDate day = LocalDate.parse(asked.getOrDefault("day", ""));
            return day.getYear() < 2000 || day.getYear() > 2999 ? null : day;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static String unreadable(Map<String, String> asked) {
        String day = asked.getOrDefault("day", "").strip();
        return day.isEmpty() || day(asked) != null ? null : Chars.shortened(day, 20);
    }

    private static int pageNumber(Map<String, String> asked) {
        String page = asked.getOrDefault("page", "");
        return page.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(page), LAST_PAGE) : 1;
    }

    /** Of the part, the page and the export: the same questions. */
    private static String query(ClassLedger.Question question, String county) {
        Map<String, String> asked = Map.of("q", question.text(), "county", county, "day", Objects.toString(question.day(), ""));
        var query = UriComponentsBuilder.newInstance();
        Stream.of("q", "county", "day").filter(name -> !asked.get(name).isEmpty()).forEach(name -> query.queryParam(name, "{" + name + "}"));
        return query.encode().buildAndExpand(asked).toUriString().replaceFirst("^[?]", "");
    }
}
