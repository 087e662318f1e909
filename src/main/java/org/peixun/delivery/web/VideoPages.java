package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import org.peixun.delivery.ClassWork;
import org.peixun.delivery.Videos;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 培训过程视频: references by lesson, and the request to keep none. */
@Controller
@Needs(Action.RECORD_TRAINING)
class VideoPages {

    private final ClassWork work;
    private final Doing doing;
    private final CurrentActor current;

    VideoPages(ClassWork work, Doing doing, CurrentActor current) {
        this.work = work;
        this.doing = doing;
        this.current = current;
    }

    @GetMapping("/classes/{number}/videos")
    String page(@PathVariable String number, Model model) {
        model.addAttribute("view", work.recording(number, current.get()));
        return "delivery/videos-page";
    }

    @PostMapping("/classes/{number}/videos")
    String add(
            @PathVariable String number, @RequestParam(defaultValue = "") String session, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String sha256,
            @RequestParam(defaultValue = "") String minutes, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        var typed = new Videos.Typed(session, name, place, sha256, minutes);
        model.addAttribute("typed", typed);
        return doing.once(commandId, person, "/classes/" + number + "/videos", "视频已登记。",
                () -> work.addVideo(number, typed, person), flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/videos/withdrawal")
    String withdraw(
            @PathVariable String number, @RequestParam(defaultValue = "") String video, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("video", video).addAttribute("withdrawalReason", reason);
        return doing.once(commandId, person, "/classes/" + number + "/videos", "视频登记已撤销。",
                () -> work.withdrawVideo(number, video, reason, person), flash, model, response, () -> page(number, model));
    }

    @PostMapping("/classes/{number}/videos/secrecy")
    String secrecy(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = current.get();
        model.addAttribute("reason", reason);
        return doing.once(commandId, person, "/classes/" + number + "/videos", "已提交县（市、区）负责人审批；同意之前仍须登记视频。",
                () -> work.askSecrecy(number, reason, person), flash, model, response, () -> page(number, model));
    }
}
