package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.peixun.delivery.ClassWork;
import org.peixun.delivery.Inspections;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.web.Files;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 现场检查 beyond the one that the process asks for, and the photos of all. */
@Controller
@Needs(Action.INSPECT_CLASS)
class InspectionPages {

    private final ClassWork work;
    private final Doing doing;
    private final CurrentActor current;

    InspectionPages(ClassWork work, Doing doing, CurrentActor current) {
        this.work = work;
        this.doing = doing;
        this.current = current;
    }

    @GetMapping("/classes/{number}/inspections")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", work.inspecting(number, current.get()));
        return "delivery/inspections-page";
    }

    @PostMapping("/classes/{number}/inspections")
    String add(
            @PathVariable String number, @RequestParam(defaultValue = "") String visitedAt,
            @RequestParam(defaultValue = "") List<String> officers, @RequestParam(defaultValue = "") String session,
            @RequestParam(defaultValue = "") String counted, @RequestParam(defaultValue = "") List<String> findings,
            @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String rectifyOn,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        var typed = new Inspections.Typed(visitedAt, officers, session, counted, findings, note, verdict, rectifyOn);
        model.addAttribute("typed", typed);
        return doing.once(commandId, person, "/classes/" + number + "/inspections", "检查结果已登记。",
                () -> work.inspect(number, typed, person), flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/inspections/lessons")
    String lesson(
            @PathVariable String number, @RequestParam(defaultValue = "") String lesson, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("lesson", lesson).addAttribute("kind", kind).addAttribute("reason", reason);
        return doing.once(commandId, person, "/classes/" + number + "/inspections", "课次情况已登记，已告知培训主体和负责人。", () -> {
            if (file == null || file.isEmpty()) {
                work.exceptLesson(number, lesson, kind, reason, null, null, person);
            } else {
                Files.read(file, content -> {
                    work.exceptLesson(number, lesson, kind, reason, file.getOriginalFilename(), content, person);
                    return null;
                });
            }
        }, flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/inspections/start")
    String start(
            @PathVariable String number, @RequestParam(defaultValue = "") String startedOn, @RequestParam(defaultValue = "") String startReason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("startedOn", startedOn).addAttribute("startReason", startReason);
        return doing.once(commandId, person, "/classes/" + number + "/inspections", "实际开班日期已更正，已告知培训主体和负责人。",
                () -> work.correctStart(number, startedOn, startReason, person), flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/inspections/photos")
    String photo(
            @PathVariable String number, @RequestParam MultipartFile file, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        return doing.once(commandId, person, "/classes/" + number + "/inspections", "照片已上传。", () -> Files.read(file, content -> {
            work.addPhoto(number, file.getOriginalFilename(), content, person);
            return null;
        }), flash, model, response, () -> page(number, model));
    }
}
