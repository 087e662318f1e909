package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import org.peixun.delivery.ClassWork;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.web.Files;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 考勤: the template out, the filled-in sheet in, one cell corrected. */
@Controller
@Needs(Action.RECORD_TRAINING)
class AttendancePages {

    private final ClassWork work;
    private final Doing doing;
    private final CurrentActor current;

    AttendancePages(ClassWork work, Doing doing, CurrentActor current) {
        this.work = work;
        this.doing = doing;
        this.current = current;
    }

    @GetMapping("/classes/{number}/attendance")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", work.attending(number, current.get()));
        return "delivery/attendance-page";
    }

    @GetMapping("/classes/{number}/attendance/template")
    ResponseEntity<byte[]> template(@PathVariable String number) {
        return Files.xlsx("考勤表（" + number + "）.xlsx", work.attendanceTemplate(number, current.get()));
    }

    @GetMapping("/classes/{number}/attendance/returned")
    ResponseEntity<byte[]> returned(@PathVariable String number) {
        var returned = work.returned(number, "attendance", current.get());
        return Files.xlsx(returned.fileName(), returned.content());
    }

    @PostMapping("/classes/{number}/attendance")
    String take(
            @PathVariable String number, @RequestParam MultipartFile file, @RequestParam(defaultValue = "") String overwriteReason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("overwriteReason", overwriteReason);
        return doing.sheet(commandId, person, "/classes/" + number + "/attendance", "", file,
                content -> work.takeAttendance(number, file.getOriginalFilename(), content, overwriteReason, person), flash, model, response,
                () -> page(number, model));
    }

    @PostMapping("/classes/{number}/attendance/correct")
    String correct(
            @PathVariable String number, @RequestParam(defaultValue = "0") int position, @RequestParam(defaultValue = "0") int session,
            @RequestParam(defaultValue = "") String mark, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("position", position).addAttribute("lesson", session).addAttribute("mark", mark)
                .addAttribute("reason", reason);
        return doing.once(commandId, person, "/classes/" + number + "/attendance", "考勤已更正。",
                () -> work.correctAttendance(number, position, session, mark, reason, person), flash, model, response,
                () -> page(number, model));
    }
}
