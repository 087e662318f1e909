package org.peixun.projectlist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.peixun.form.ReasonList;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Dates;
import org.peixun.workflow.CaseType.Section;
import org.springframework.stereotype.Component;

/** The tabs of a list's case page. */
@Component
class ProjectListSections {

    private static final Dates DATES = new Dates();

    /**
     * @param reasons for the city's clerk who may mark, otherwise empty
     * @param passed what is shown is what was sent; amendments do not change it
     * @param amended place in the list → the project as it is now, where the city confirmed an amendment
     */
    public record ListTab(
            ListView list, boolean fills, List<ReasonList.Reason> reasons, String closingReason, int submissions,
            boolean passed, Map<Integer, ListedProject> amended) {}

    /** @param reports whether the reader may fill in progress now @param amends may propose amendments @param decides may decide on them */
    public record ProgressTab(
            String number, List<ListedProject> projects, List<ProjectReports.Reported> history, List<Amendment> amendments,
            boolean reports, boolean amends, boolean decides, String next) {

        public boolean amendable(ListedProject project) {
            return amends && amendments.stream().noneMatch(each -> each.pending() && each.code().equals(project.code()));
        }
    }

    private final ListViews views;
    private final ListReasons reasons;
    private final ListSubmissions submissions;
    private final ProjectRegister register;
    private final AmendmentFiles amendments;
    private final AccessPolicy access;
    private final Clock clock;

    ProjectListSections(ListViews views, ListReasons reasons, ListSubmissions submissions, ProjectRegister register, AmendmentFiles amendments, AccessPolicy access,
            Clock clock) {
        this.views = views;
        this.reasons = reasons;
        this.submissions = submissions;
        this.register = register;
        this.amendments = amendments;
        this.access = access;
        this.clock = clock;
    }

    List<Section> of(ProjectList list, Actor reader) {
        boolean fills = access.allows(reader, Action.FILL_PROJECT_LIST, list.subject());
        boolean marks = list.state() == ListState.SENT && access.allows(reader, Action.CHECK_PROJECT_LIST, list.subject());
        boolean passed = list.state().passed();
        List<ListedProject> projects = passed ? register.ofList(list.number()) : List.of();
        List<Amendment> made = passed ? amendments.ofList(list.number()) : List.of();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("projects", "项目", list.draft().rows().size(), "projectlist/case-list",
                new ListTab(views.of(list), fills && list.state().editable(), marks ? reasons.marks() : List.of(),
                        list.closingReason(), list.submissions(), passed, Amendment.changed(projects, made))));
        if (list.submissions() > 1) {
            submissions.changes(list.number()).ifPresent(changes -> sections.add(new Section("differences", "与上次报送的差别", changes.number(),
                    "projectlist/differences", changes)));
        }
        if (passed) {
            sections.add(new Section("progress", "进展", projects.size(), "projectlist/case-progress",
                    new ProgressTab(list.number(), projects, register.history(list.number()), made,
                            fills && list.reportOpen(LocalDate.now(clock)), fills, access.allows(reader, Action.CHECK_PROJECT_LIST, list.subject()),
                            next(list))));
        }
        return sections;
    }

    private String next(ProjectList list) {
        if (list.reportingOn() == null) {
            return "本项目年度不再报送进展。";
        }
        String day = DATES.day(list.reportingOn());
        return list.reportOpen(LocalDate.now(clock)) ? day + "报送期的进展正在报送。" : "下一次进展报送从" + day + "开始，到时在“待办”中办理。";
    }
}
