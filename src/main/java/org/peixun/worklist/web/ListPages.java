package org.peixun.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.shared.Zone;
import org.peixun.workflow.CaseTypes;
import org.peixun.worklist.ListFilter;
import org.peixun.worklist.Listing;
import org.peixun.worklist.Lists;
import org.peixun.worklist.Reach;
import org.peixun.worklist.Sheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;

/** 待办, 已办, 我发起的, 草稿, 待阅加签, 抄送我的, 督办, 搜索 and their exports. What is listed stands in the address. */
@Controller
class ListPages {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final Lists lists;
    private final CaseTypes types;
    private final Jurisdictions jurisdictions;
    private final Reach reach;
    private final CurrentActor actor;
    private final Clock clock;

    ListPages(Lists lists, CaseTypes types, Jurisdictions jurisdictions, Reach reach, CurrentActor actor, Clock clock) {
        this.lists = lists;
        this.types = types;
        this.jurisdictions = jurisdictions;
        this.reach = reach;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping({"/todo", "/done", "/started", "/drafts"})
    @Needs(Action.SEE_WORK_LIST)
    String ownList(HttpServletRequest request, @RequestParam Map<String, String> parameters, Model model) {
        return page(id(request), parameters, model);
    }

    @GetMapping("/supervision")
    @Needs(Action.SUPERVISE)
    String supervision(@RequestParam Map<String, String> parameters, Model model) {
        model.addAttribute("counties", reach.jurisdictions(actor.get(), Action.SUPERVISE).stream()
                .map(jurisdictions::byCode).toList());
        return page("supervision", parameters, model);
    }

    /** Finds cases, ended ones too. */
    @GetMapping("/search")
    @Needs(Action.SEE_CASE)
    String search(@RequestParam Map<String, String> parameters, Model model) {
        return page("search", parameters, model);
    }

    @GetMapping({"/todo/export", "/done/export", "/started/export", "/drafts/export"})
    @Needs(Action.SEE_WORK_LIST)
    void exportOwn(HttpServletRequest request, @RequestParam Map<String, String> parameters,
            HttpServletResponse response) throws IOException {
        export(id(request), parameters, response);
    }

    /** What colleagues lay before an officer. */
    @GetMapping({"/opinions", "/copies"})
    @Needs(Action.CONSULT)
    String consulted(HttpServletRequest request, @RequestParam Map<String, String> parameters, Model model) {
        return page(id(request), parameters, model);
    }

    @GetMapping({"/opinions/export", "/copies/export"})
    @Needs(Action.CONSULT)
    void exportConsulted(HttpServletRequest request, @RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        export(id(request), parameters, response);
    }

    @GetMapping("/supervision/export")
    @Needs(Action.SUPERVISE)
    void exportSupervision(@RequestParam Map<String, String> parameters, HttpServletResponse response)
            throws IOException {
        export("supervision", parameters, response);
    }

    @GetMapping("/search/export")
    @Needs(Action.SEE_CASE)
    void exportSearch(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        export("search", parameters, response);
    }

    /** todo, of /todo as of /todo/export */
    private static String id(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE).toString().split("/")[1];
    }

    private String page(String list, Map<String, String> parameters, Model model) {
        Listing listing = lists.byId(list, actor.get(), ListFilter.of(parameters));
        model.addAttribute("listing", listing);
        model.addAttribute("filter", listing.filter());
        model.addAttribute("sizes", ListFilter.SIZES);
        model.addAttribute("types", types.all());
        model.addAttribute("loadedAt", LocalTime.now(clock.withZone(Zone.CHINA)).format(MINUTE));
        model.addAttribute("here", "/" + list + listing.filter().query());
        return "worklist/list";
    }

    private void export(String list, Map<String, String> parameters, HttpServletResponse response) throws IOException {
        Listing listing = lists.byId(list, actor.get(), ListFilter.of(parameters).all());
        String name = listing.title() + LocalDate.now(clock.withZone(Zone.CHINA)) + ".xlsx";
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
        Sheet.write(listing, response.getOutputStream());
    }
}
