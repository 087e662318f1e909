package org.peixun.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionQuality;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.Relisting;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Files;
import org.peixun.workbook.Workbooks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Needs(Action.SEE_DIRECTORY)
class DirectoryPages {

    private final Directory directory;
    private final DirectoryList list;
    private final Jurisdictions jurisdictions;
    private final InstitutionStanding standing;
    private final AccessPolicy access;
    private final CurrentActor actor;
    private final InstitutionQuality quality;
    private final Relisting relisting;
    private final Clock clock;

    private static final List<String> HEADINGS = List.of("机构名称", "统一社会信用代码", "类别", "县（市、区）", "目录状态", "生效日期");

    /** @param slug in its address */
    record Decision(String slug, String label) {}

    DirectoryPages(Directory directory, DirectoryList list, Jurisdictions jurisdictions, InstitutionStanding standing,
            AccessPolicy access, CurrentActor actor, InstitutionQuality quality, Relisting relisting, Clock clock) {
        this.directory = directory;
        this.list = list;
        this.jurisdictions = jurisdictions;
        this.standing = standing;
        this.access = access;
        this.actor = actor;
        this.quality = quality;
        this.relisting = relisting;
        this.clock = clock;
    }

    @GetMapping("/directory")
    String list(
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String jurisdiction,
            @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("found", list.search(text, jurisdiction, status, page));
        model.addAttribute("text", text);
        model.addAttribute("jurisdiction", jurisdiction);
        model.addAttribute("status", status);
        model.addAttribute("statuses", DirectoryStatus.values());
        model.addAttribute("keeps", access.allows(actor.get(), Action.KEEP_DIRECTORY));
        model.addAttribute("jurisdictions", jurisdictions);
        return "directory/list";
    }

    /** What the list's question finds, all pages. */
    @GetMapping("/directory/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String jurisdiction,
            @RequestParam(defaultValue = "") String status) {
        List<List<String>> rows = list.all(text, jurisdiction, status).stream().map(line -> List.of(line.name(), line.creditCode(), line.kind(),
                jurisdictions.name(line.jurisdiction()), line.status().label(), line.since().toString())).toList();
        if (rows.size() > DirectoryList.MOST_ROWS) {
            throw RequestRefused.badInput("符合条件的机构超过" + DirectoryList.MOST_ROWS + "家，一个文件放不下，没有导出。请选择县（市、区）或者目录状态，分几次导出。");
        }
        return Files.xlsx("机构目录" + LocalDate.now(clock) + ".xlsx", Workbooks.table("机构目录", HEADINGS, rows));
    }

    @GetMapping("/directory/{id}")
    String institution(@PathVariable long id, Model model) {
        if (actor.get().has(Role.APPLICANT) && !actor.get().appliesFor(id)) {
            // of its competitors an institution learns what everybody may
            return "redirect:/institutions/" + id;
        }
        Directory.Institution institution = directory.institution(id);
        var subject = new AccessPolicy.Subject(institution.jurisdiction(), id);
        model.addAttribute("institution", institution);
        boolean keeps = access.allows(actor.get(), Action.KEEP_DIRECTORY, subject);
        model.addAttribute("keeps", keeps);
        boolean relists = keeps && relisting.concerns(id);
        model.addAttribute("relists", relists);
        model.addAttribute("banned", relists ? relisting.against(id).orElse(null) : null);
        if (access.allows(actor.get(), Action.SEE_REGISTRATION, subject)) {
            model.addAttribute("teachers", directory.teachers(id));
            model.addAttribute("places", directory.places(id));
            model.addAttribute("agreements", directory.agreements(id));
            model.addAttribute("changes", directory.changes(id));
        }
        boolean officer = !actor.get().has(Role.APPLICANT);
        model.addAttribute("officer", officer);
        model.addAttribute("quality", quality.of(id, officer));
        model.addAttribute("events", list.events(id));
        boolean decides = access.allows(actor.get(), Action.DECIDE_STANDING);
        String held = decides ? standing.held(id).orElse(null) : null;
        model.addAttribute("held", held);
        model.addAttribute("decisions", decides && held == null
                ? standing.possible(id).stream().map(to -> new Decision(StandingController.slug(to), InstitutionStanding.verb(to))).toList()
                : List.of());
        model.addAttribute("scopes", directory.scopes(id));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("jurisdictions", jurisdictions);
        return "directory/institution";
    }
}
