package org.peixun.projectlist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.projectlist.ListView;
import org.peixun.projectlist.ProjectField;
import org.peixun.projectlist.ProjectListIndex;
import org.peixun.projectlist.ProjectLists;
import org.peixun.projectlist.ProjectRow;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.FormRefusals;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The county's clerk fills in the list, project by project. */
@Controller
@Needs(Action.FILL_PROJECT_LIST)
class ProjectListPages {

    private static final String SEEN = "seen";

    private final ProjectLists lists;
    private final ProjectListIndex index;
    private final ListPage page;
    private final Commands commands;
    private final CurrentActor actor;

    ProjectListPages(ProjectLists lists, ProjectListIndex index, ListPage page, Commands commands, CurrentActor actor) {
        this.lists = lists;
        this.index = index;
        this.page = page;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping("/project-lists")
    @Needs(Action.SEE_PROJECT_LISTS)
    String all(Model model) {
        model.addAttribute("lines", index.of(actor.get()));
        return "projectlist/index";
    }

    @GetMapping("/project-lists/{number}")
    String page(@PathVariable String number, Model model) {
        return page.of(number, model);
    }

    @GetMapping("/project-lists/{number}/projects/new")
    String fresh(@PathVariable String number, Model model) {
        ListView view = lists.view(number, actor.get());
        return form(view, fresh(view, Map.of()), model);
    }

    private static ListView.RowView fresh(ListView view, Map<String, String> typed) {
        return new ListView.RowView(view.rows().size() + 1, new ProjectRow("", typed), "新项目",
                java.util.List.of(), "填写职业、等级和计划人数后计算。", java.util.List.of());
    }

    @GetMapping("/project-lists/{number}/projects/{key}")
    String project(@PathVariable String number, @PathVariable String key, Model model) {
        ListView view = lists.view(number, actor.get());
        ListView.RowView row = view.row(key);
        if (row == null) {
            throw RequestRefused.notFound("清单中没有这个项目，可能已被删除。请返回清单查看。");
        }
        return form(view, row, model);
    }

    private String form(ListView view, ListView.RowView row, Model model) {
        if (!view.editable()) {
            return "redirect:" + URI.create("/cases/" + view.number()).toASCIIString();
        }
        model.addAttribute("view", view);
        model.addAttribute("row", row);
        model.addAttribute("fields", ProjectField.values());
        model.addAttribute("choices", lists.choices(view.number(), actor.get()));
        return "projectlist/project";
    }

    @PostMapping("/project-lists/{number}/projects")
    String add(@PathVariable String number, @RequestParam MultiValueMap<String, String> form,
            @RequestParam(required = false) String commandId, RedirectAttributes flash, Model model, HttpServletResponse response) {
        Actor person = actor.get();
        String path;
        try {
            path = commands.once(commandId, person,
                    () -> "/project-lists/" + number + "/projects/" + lists.add(number, typed(form), person));
        } catch (RequestRefused refused) {
            ListView view = lists.view(number, person);
            return again(view, fresh(view, typed(form)), refused, model, response);
        }
        flash.addFlashAttribute("told", "已保存。");
        return to(path, form, number);
    }

    /** Writing the same values twice changes nothing, so a draft needs no command id. */
    @PostMapping("/project-lists/{number}/projects/{key}")
    String save(@PathVariable String number, @PathVariable String key, @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash, Model model, HttpServletResponse response) {
        try {
            lists.save(number, key, typed(form), form.getFirst(SEEN), actor.get());
        } catch (RequestRefused refused) {
            ListView view = lists.view(number, actor.get());
            ListView.RowView row = view.row(key);
            if (row != null) {
                model.addAttribute("typed", row.row().with(typed(form)));
            }
            return again(view, row, refused, model, response);
        }
        flash.addFlashAttribute("told", "已保存。");
        return to("/project-lists/" + number + "/projects/" + key, form, number);
    }

    /** @param row {@code null} when a colleague has removed it */
    private String again(ListView view, ListView.RowView row, RequestRefused refused, Model model, HttpServletResponse response) {
        HttpStatus status = FormRefusals.shownAgain(refused);
        if (!view.editable() || row == null) {
            throw refused;
        }
        response.setStatus(status.value());
        model.addAttribute("refused", refused.getMessage());
        return form(view, row, model);
    }

    /** While typing: only what changed. @return in a header, read by drafts.js, what the page shows from now on */
    @PostMapping("/project-lists/{number}/draft/{key}")
    ResponseEntity<Void> draft(@PathVariable String number, @PathVariable String key, @RequestParam MultiValueMap<String, String> form) {
        return ResponseEntity.noContent().header("Seen", lists.save(number, key, typed(form), form.getFirst(SEEN), actor.get())).build();
    }

    @PostMapping("/project-lists/{number}/projects/{key}/remove")
    String remove(@PathVariable String number, @PathVariable String key, @RequestParam(required = false) String commandId,
            RedirectAttributes flash) {
        Actor person = actor.get();
        String path = commands.once(commandId, person, () -> {
            lists.remove(number, key, person);
            return "/project-lists/" + number;
        });
        flash.addFlashAttribute("told", "已删除。");
        return "redirect:" + URI.create(path).toASCIIString();
    }

    private static String to(String path, MultiValueMap<String, String> form, String number) {
        String target = form.containsKey("back") ? "/project-lists/" + number : path;
        return "redirect:" + URI.create(target).toASCIIString();
    }

    private static Map<String, String> typed(MultiValueMap<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (ProjectField field : ProjectField.values()) {
            if (form.containsKey(field.key())) {
                typed.put(field.key(), form.getFirst(field.key()));
            }
        }
        return typed;
    }
}
