package org.peixun.registration.web;

import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.registration.DirectoryImports;
import org.peixun.roster.Worksheets;
import org.peixun.web.Commands;
import org.peixun.web.Files;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Many entries of the directory from a workbook: the first filling of a county. */
@Controller
@RequestMapping("/directory/import")
@Needs(Action.KEEP_DIRECTORY)
class ImportPages {

    private static final String FIRST = "institutions";

    private final DirectoryImports imports;
    private final Commands commands;
    private final CurrentActor actor;

    ImportPages(DirectoryImports imports, Commands commands, CurrentActor actor) {
        this.imports = imports;
        this.commands = commands;
        this.actor = actor;
    }

    @GetMapping
    ModelAndView page(@RequestParam(defaultValue = FIRST) String kind) {
        return new ModelAndView("registration/import").addObject("kinds", imports.nouns()).addObject("kind", kind).addObject("reason", "");
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template(@RequestParam(defaultValue = FIRST) String kind) {
        return Files.xlsx(imports.nouns().getOrDefault(kind, "机构目录") + "表模板.xlsx", imports.template(kind, actor.get()));
    }

    @GetMapping("/returned")
    ResponseEntity<byte[]> returned(@RequestParam(defaultValue = FIRST) String kind) {
        Worksheets.Returned returned = imports.returned(kind, actor.get());
        return Files.xlsx(returned.fileName(), returned.content());
    }

    @PostMapping
    ModelAndView importSheet(@RequestParam(defaultValue = FIRST) String kind, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) String commandId, RedirectAttributes flash) {
        Actor person = actor.get();
        return ImportAnswer.of(commands, Files.command(commandId, file), person, "/directory/import?kind=" + kind,
                () -> Files.read(file, content -> imports.importSheet(kind, content, reason, person)), () -> page(kind).addObject("reason", reason), flash);
    }
}
