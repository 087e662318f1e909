package org.peixun.complaint.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.peixun.complaint.HotlineSheets;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final CurrentActor currentActor;

    HotlinePages(HotlineSheets sheets, CurrentActor currentActor) {
        this.sheets = sheets;
        this.currentActor = currentActor;
    }

    @GetMapping
    ModelAndView page() {
        return new ModelAndView("complaint/hotline").addObject("tickets", sheets.tickets(currentActor.get()));
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok().contentType(XLSX).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("热线工单表模板.xlsx", StandardCharsets.UTF_8).build().toString()).body(sheets.template());
    }

    @PostMapping
    ModelAndView importSheet(@RequestParam MultipartFile file, RedirectAttributes flash) {
        try (var content = file.getInputStream()) {
            HotlineSheets.Result result = sheets.importSheet(content, currentActor.get());
            if (result.faults().isEmpty()) {
                flash.addFlashAttribute("told", "已导入" + result.number() + "件，均已转到县（市、区）受理。");
                return new ModelAndView("redirect:/complaints/hotline");
            }
            return refused(HttpStatus.BAD_REQUEST).addObject("faults", result.faults());
        } catch (IOException e) {
            return refused(HttpStatus.BAD_REQUEST).addObject("refused", "文件没有完整收到。请重新选择文件上传。");
        } catch (RequestRefused refused) {
            return refused(refused.kind() == RequestRefused.Kind.CONFLICT ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST)
                    .addObject("refused", refused.getMessage());
        }
    }

    private ModelAndView refused(HttpStatus status) {
        ModelAndView page = page();
        page.setStatus(status);
        return page;
    }
}
