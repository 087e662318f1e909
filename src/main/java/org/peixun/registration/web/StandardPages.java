package org.peixun.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.peixun.directory.Standards;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.letter.Wording;
import org.peixun.registration.Form;
import org.peixun.registration.StandardKeeping;
import org.peixun.roster.Worksheets;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.Files;
import org.peixun.workbook.Workbooks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 补贴标准目录: everybody looks at it, the city enters it. */
@Controller
@RequestMapping("/standards")
@Needs(Action.KEEP_STANDARDS)
class StandardPages {

    private static final List<String> HEADINGS = List.of("职业编码", "职业（工种）", "类型", "等级", "生效日期", "终止日期", "标准（元/人）", "最少课时", "依据", "录入人", "录入时间");

    private final Standards standards;
    private final StandardKeeping keeping;
    private final AccessPolicy access;
    private final Commands commands;
    private final CurrentActor actor;
    private final Clock clock;

    StandardPages(Standards standards, StandardKeeping keeping, AccessPolicy access, Commands commands, CurrentActor actor, Clock clock) {
        this.standards = standards;
        this.keeping = keeping;
        this.access = access;
        this.commands = commands;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Action.SEE_DIRECTORY)
    ModelAndView list(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "false") boolean past) {
        return new ModelAndView("registration/standards").addObject("lines", standards.lines(text, past)).addObject("text", text)
                .addObject("past", past).addObject("keeps", access.allows(actor.get(), Action.KEEP_STANDARDS)).addObject("reason", "").addObject("offersCorrections", true);
    }

    /** What the list's question finds. */
    @GetMapping("/export")
    @Needs(Action.SEE_DIRECTORY)
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "false") boolean past) {
        List<List<String>> rows = standards.lines(text, past).stream().map(StandardPages::cells).toList();
        return Files.xlsx("补贴标准" + (past ? "（包括以前的）" : "") + LocalDate.now(clock) + ".xlsx", Workbooks.table("补贴标准", HEADINGS, rows));
    }

    private static List<String> cells(Standards.Line line) {
        return List.of(line.code(), line.name(), line.kind(), line.level().label(), line.validFrom().toString(), Objects.toString(line.validTo(), ""),
                line.amountYuan().setScale(2).toPlainString(), String.valueOf(line.minHours()), Objects.toString(line.reason(), ""),
                Objects.toString(line.enteredByName(), ""), line.enteredAt() == null ? "" : Wording.moment(line.enteredAt()));
    }

    /** @param after key of a line to begin with */
    @GetMapping("/new")
    ModelAndView entry(@RequestParam(defaultValue = "") String after) {
        return EntryPage.of(after.isEmpty() ? keeping.blank() : keeping.after(after), null, "/standards");
    }

    @PostMapping
    ModelAndView add(HttpServletRequest request, @RequestParam(defaultValue = "") String seen, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        Map<String, String> typed = EntryPage.typed(keeping.blank(), request);
        try {
            commands.once(commandId, person, "/standards", () -> keeping.add(typed, seen, reason, person));
            flash.addFlashAttribute("told", "已录入。");
            return new ModelAndView("redirect:/standards");
        } catch (RequestRefused refused) {
            Form form = refused.kind() == RequestRefused.Kind.CONFLICT ? keeping.again(typed) : seen.isEmpty() ? keeping.blank() : keeping.after(seen);
            return EntryPage.again(form, null, "/standards", typed, reason, refused);
        }
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template() {
        return Files.xlsx("补贴标准表模板.xlsx", keeping.template(actor.get()));
    }

    @GetMapping("/returned")
    ResponseEntity<byte[]> returned() {
        Worksheets.Returned returned = keeping.returned(actor.get());
        return Files.xlsx(returned.fileName(), returned.content());
    }

    @PostMapping("/import")
    ModelAndView importSheet(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean corrects,
            @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        return ImportAnswer.of(commands, Files.command(commandId, file), person, "/standards", () -> Files.read(file, content -> keeping.importSheet(content, corrects, reason, person)),
                () -> list("", false).addObject("reason", reason), flash);
    }
}
