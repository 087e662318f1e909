package org.peixun.authorization;

import static org.peixun.authorization.Exhibitor.Exhibit.of;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.HashMap;
import java.util.Map;
import org.peixun.classfiling.FilingScenario;
import org.peixun.nomination.NominationScenario;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.projectlist.ProjectSummaries;
import org.peixun.round.DueRule;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The two rounds of a year, with a county's nomination and its list of projects. */
@Component
@Lazy
class RoundExhibits implements Exhibitor {

    private final NominationScenario nominations;
    private final ProjectListScenario projects;
    private final ProjectSummaries summaries;
    private final CaseAttachments attachments;

    RoundExhibits(NominationScenario nominations, ProjectListScenario projects, ProjectSummaries summaries, CaseAttachments attachments) {
        this.nominations = nominations;
        this.projects = projects;
        this.summaries = summaries;
        this.attachments = attachments;
    }

    @Override
    public Map<String, Exhibit> exhibits(int year) {
        var told = new HashMap<String, Exhibit>();
        String county = FilingScenario.COUNTY;
        long round = nominations.round(year);
        String nomination = nominations.filled(round, county, 1);
        told.put("/nominations/{number}", of(county, null, nomination, Map.of("slot", "1", "id", attachments.first(nomination),
                "institution", String.valueOf(nominations.institution(county)))));
        told.put("/nominations/comparison/{round}", new Exhibit("371500", null, Map.of("round", String.valueOf(round))));
        told.put("/rounds/{id}", new Exhibit("371500", null, Map.of("id", String.valueOf(round), "jurisdiction", county, "reason", "机构改革")));
        projects.open(year, DueRule.FIXED);
        String list = projects.numberOf(year, county);
        projects.add(list, ProjectListScenario.project("家庭烹饪班", "鲁菜师傅", year), county);
        told.put("/project-lists/{number}", of(county, null, list, Map.of("id", "0", "key", "p1", "row", "p1", "all", "true", "code", "1")));
        passed(projects.numberOf(year, "371521"), "371521", year);
        runAs(ProjectListScenario.CITY_CLERK, () -> told.put("/project-summaries/{id}", new Exhibit("371500", null,
                Map.of("id", String.valueOf(summaries.consolidate(year, ProjectListScenario.CITY_CLERK))))));
        return told;
    }

    private void passed(String list, String county, int year) {
        projects.add(list, ProjectListScenario.project("面点班", "鲁菜师傅", year), county);
        projects.done(list, "fillList", ProjectListScenario.clerk(county), Map.of());
        projects.done(list, "signList", ProjectListScenario.manager(county), Map.of("decision", "sign"));
        projects.done(list, "checkList", ProjectListScenario.CITY_CLERK, Map.of("decision", "pass"));
    }

    /** No timer of a round is left. */
    @Override
    public void tidy() {
        nominations.closeAll();
    }
}
