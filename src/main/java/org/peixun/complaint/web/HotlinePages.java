package org.peixun.complaint.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.peixun.complaint.HotlineSheets;
import org.peixun.complaint.HotlineTickets;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.Files;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 热线工单: the hotline's desk imports its tickets and sees what became of them. */
@Controller
@RequestMapping("/complaints/hotline")
@Needs(Action.IMPORT_HOTLINE)
class HotlinePages {

    private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final HotlineSheets sheets;
    private final HotlineTickets tickets;
    private final Commands commands;
    private final CurrentActor currentActor;

    HotlinePages(HotlineSheets sheets, HotlineTickets tickets, Commands commands, CurrentActor currentActor) {
        this.sheets = sheets;
        this.tickets = tickets;
        this.commands = commands;
        this.currentActor = currentActor;
    }

    @GetMapping
    ModelAndView page(@RequestParam(defaultValue = "") String ticket, @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "1") int page) {
        return new ModelAndView("complaint/hotline").addObject("ticket", ticket).addObject("stage", stage)
                .addObject("stages", HotlineTickets.Stage.values()).addObject("found", tickets.of(ticket, stage, page, currentActor.get()));
    }

    /** 回访: what the caller says of the answer, or that he withdraws. */
    @PostMapping("/{number}")
    ModelAndView record(@PathVariable String number, @RequestParam HotlineTickets.Said said, @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor actor = currentActor.get();
        try {
            String to = commands.once(commandId, actor, () -> {
                tickets.record(number, said, text, actor);
                return "/complaints/hotline";
            });
            flash.addFlashAttribute("told", "已登记" + number + "来电人的意见。");
            return new ModelAndView("redirect:" + to);
        } catch (RequestRefused refused) {
            if (refused.problems().isEmpty()) {
                throw refused;
            }
            // the row may be of a later page, or of a search
            return refused(HttpStatus.BAD_REQUEST, tickets.ticketOf(number, actor)).addObject("refused", refused.problems().get(0).message())
                    .addObject("at", number).addObject("text", text);
        }
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok().contentType(XLSX).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("热线工单表模板.xlsx", StandardCharsets.UTF_8).build().toString()).body(sheets.template());
    }

    @PostMapping
    ModelAndView importSheet(@RequestParam MultipartFile file, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor actor = currentActor.get();
        var done = new AtomicReference<HotlineSheets.Result>();
        try (var content = file.getInputStream()) {
            commands.once(Files.command(commandId, file), actor, "/complaints/hotline", () -> done.set(sheets.importSheet(content, actor)));
            HotlineSheets.Result result = done.get();
            if (result == null) {
                flash.addFlashAttribute("told", "这份表刚刚已经提交，没有重复导入。导入的工单见下表；有误的行请改好后重新上传。");
                return new ModelAndView("redirect:/complaints/hotline");
            }
            if (result.faults().isEmpty()) {
                flash.addFlashAttribute("notes", result.notes());
                flash.addFlashAttribute("told", "已导入" + result.number() + "件，均已转到县（市、区）受理。");
                return new ModelAndView("redirect:/complaints/hotline");
            }
            return refused(result.number() == 0 ? HttpStatus.BAD_REQUEST : HttpStatus.OK).addObject("faults", result.faults()).addObject("notes", result.notes())
                    .addObject("told", result.number() == 0 ? null : "已导入" + result.number() + "件，均已转到县（市、区）受理；有误的行没有导入。");
        } catch (IOException e) {
            return refused(HttpStatus.BAD_REQUEST).addObject("refused", "文件没有完整收到。请重新选择文件上传。");
        } catch (RequestRefused refused) {
            return refused(refused.kind() == RequestRefused.Kind.CONFLICT ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST)
                    .addObject("refused", refused.getMessage());
        }
    }

    private ModelAndView refused(HttpStatus status) {
        return refused(status, "");
    }

    private ModelAndView refused(HttpStatus status, String ticket) {
        ModelAndView page = page(ticket, "", 1);
        page.setStatus(status);
        return page;
    }
}
