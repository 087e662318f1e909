package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import org.peixun.delivery.ClassWork;
import org.peixun.delivery.ExamVideos;
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

/** 考核: questions, its recording and the results in. */
@Controller
@Needs(Action.RECORD_TRAINING)
class ExamPages {

    private final ClassWork work;
    private final Doing doing;
    private final CurrentActor current;

    ExamPages(ClassWork work, Doing doing, CurrentActor current) {
        this.work = work;
        this.doing = doing;
        this.current = current;
    }

    @GetMapping("/classes/{number}/exam")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", work.examined(number, current.get())).addAttribute("bars", work.examBars(number, current.get()));
        return "delivery/exam-page";
    }

    @GetMapping("/classes/{number}/exam/template")
    ResponseEntity<byte[]> template(@PathVariable String number) {
        return Files.xlsx("考核结果表（" + number + "）.xlsx", work.resultsTemplate(number, current.get()));
    }

    @GetMapping("/classes/{number}/exam/returned")
    ResponseEntity<byte[]> returned(@PathVariable String number) {
        var returned = work.returned(number, "results", current.get());
        return Files.xlsx(returned.fileName(), returned.content());
    }

    @PostMapping("/classes/{number}/exam/questions")
    String questions(
            @PathVariable String number, @RequestParam MultipartFile file, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        return doing.once(commandId, person, "/classes/" + number + "/exam", "考核试题已上传。", () -> Files.read(file, content -> {
            work.addQuestions(number, file.getOriginalFilename(), content, person);
            return null;
        }), flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/exam/arrangement")
    String change(
            @PathVariable String number, @RequestParam(defaultValue = "") String examOn, @RequestParam(defaultValue = "") String examPlace,
            @RequestParam(defaultValue = "false") boolean fullVideo, @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("typedOn", examOn);
        model.addAttribute("typedPlace", examPlace).addAttribute("typedVideoPromise", fullVideo);
        return doing.once(commandId, person, "/classes/" + number + "/exam", "考核安排已更改。",
                () -> work.changeExam(number, examOn, examPlace, fullVideo, seen, person), flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/exam/videos")
    String video(
            @PathVariable String number, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String sha256, @RequestParam(defaultValue = "") String minutes,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        var typed = new ExamVideos.Typed(name, place, sha256, minutes);
        model.addAttribute("typedVideo", typed);
        return doing.once(commandId, person, "/classes/" + number + "/exam", "考试录像已登记。",
                () -> work.addExamVideo(number, typed, person), flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/exam/videos/withdrawal")
    String withdraw(
            @PathVariable String number, @RequestParam(defaultValue = "") String video, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("video", video).addAttribute("withdrawalReason", reason);
        return doing.once(commandId, person, "/classes/" + number + "/exam", "考试录像登记已撤销。",
                () -> work.withdrawExamVideo(number, video, reason, person), flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/exam")
    String take(
            @PathVariable String number, @RequestParam MultipartFile file, @RequestParam(defaultValue = "") String overwriteReason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("overwriteReason", overwriteReason);
        return doing.sheet(commandId, person, "/classes/" + number + "/exam", "请在案件页提交“报送考核结果”。", file,
                content -> work.takeResults(number, file.getOriginalFilename(), content, overwriteReason, person), flash, model, response,
                () -> page(number, model));
    }
}
