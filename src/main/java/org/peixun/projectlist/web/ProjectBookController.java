package org.peixun.projectlist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ProjectLists;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
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

/** The list's workbook in and out. */
@Controller
@Needs(Action.FILL_PROJECT_LIST)
class ProjectBookController {

    private final ProjectLists lists;
    private final ListPage page;
    private final Commands commands;
    private final CurrentActor actor;

    ProjectBookController(ProjectLists lists, ListPage page, Commands commands, CurrentActor actor) {
        this.lists = lists;
        this.page = page;
        this.commands = commands;
        this.actor = actor;
    }

    @PostMapping("/project-lists/{number}/upload")
    String upload(@PathVariable String number, @RequestParam MultipartFile file,
            @RequestParam(required = false) String commandId, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        return changed(number, Files.command(commandId, file), person, model, response, () -> Files.read(file, content -> {
            lists.upload(number, file.getOriginalFilename(), content, person);
            return null;
        }));
    }

    @PostMapping("/project-lists/{number}/accept")
    String accept(@PathVariable String number, @RequestParam(defaultValue = "") String seen, @RequestParam boolean all,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        return changed(number, commandId, person, model, response, () -> flash.addFlashAttribute("told", "已导入"
                + lists.accept(number, seen, all, person) + "个项目。"
                + (all ? "" : "有误的行没有导入，请在文件中改正后重新上传；已经导入的同名项目不会重复。")));
    }

    @PostMapping("/project-lists/{number}/give-up")
    String giveUp(@PathVariable String number, @RequestParam(defaultValue = "") String seen, @RequestParam(required = false) String commandId,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        return changed(number, commandId, person, model, response, () -> {
            lists.giveUp(number, seen, person);
            flash.addFlashAttribute("told", "已放弃上传的文件，清单不变。");
        });
    }

    /** Refused, the list comes again with the workbook uploaded before and the projects as they are now. */
    private String changed(String number, String commandId, Actor person, Model model, HttpServletResponse response, Runnable change) {
        try {
            commands.once(commandId, person, () -> {
                change.run();
                return "done";
            });
        } catch (RequestRefused refused) {
            return page.again(number, refused, model, response);
        }
        return "redirect:" + URI.create("/project-lists/" + number).toASCIIString();
    }

    @GetMapping("/project-lists/{number}/template")
    ResponseEntity<byte[]> template(@PathVariable String number) {
        return Files.xlsx("项目清单模板.xlsx", lists.template(number, actor.get()));
    }

    @GetMapping("/project-lists/{number}/annotated")
    ResponseEntity<byte[]> annotated(@PathVariable String number) {
        return Files.xlsx("项目清单（标注）.xlsx", lists.annotated(number, actor.get()));
    }

    @GetMapping("/project-lists/{number}/export")
    @Needs(Action.SEE_PROJECT_LISTS)
    ResponseEntity<byte[]> export(@PathVariable String number) {
        ProjectLists.Book book = lists.export(number, actor.get());
        return Files.xlsx(book.name(), book.content());
    }
}
