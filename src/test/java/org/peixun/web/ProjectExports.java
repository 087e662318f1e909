package org.peixun.web;

import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.peixun.identity.Actor;
import org.peixun.nomination.NominationScenario;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.projectlist.ProjectLists;
import org.peixun.projectlist.ProjectSummaries;
import org.peixun.round.DueRule;
import org.peixun.workbook.Workbooks;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Both rounds of the year, a list that passed and its summary, and one that was given back. */
@Component
@Lazy
@Order(10)
class ProjectExports implements ExportStory {

    private static final String OTHER_COUNTY = "371525";

    private final NominationScenario nominations;
    private final ProjectListScenario projectScenario;
    private final ProjectLists lists;
    private final ProjectSummaries summaries;

    ProjectExports(NominationScenario nominations, ProjectListScenario projectScenario, ProjectLists lists, ProjectSummaries summaries) {
        this.nominations = nominations;
        this.projectScenario = projectScenario;
        this.lists = lists;
        this.summaries = summaries;
    }

    @Override
    public void tell(Told told) {
        told.about("/rounds", "id", String.valueOf(projectScenario.open(YEAR, DueRule.FIXED)));
        told.about("/nominations", "round", String.valueOf(nominations.fresh(YEAR)));
        String county = ProjectListScenario.COUNTY;
        String number = projectScenario.numberOf(YEAR, county);
        Map<String, String> project = ProjectListScenario.project(HOSTILE, "鲁菜师傅", YEAR);
        project.put("narrative", "=1+1，已完成需求摸底，正在组织报名。");
        projectScenario.add(number, project, county);
        projectScenario.done(number, "fillList", ProjectListScenario.clerk(county), Map.of());
        projectScenario.done(number, "signList", ProjectListScenario.manager(county), Map.of("decision", "sign"));
        projectScenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "pass"));
        runAs(CITY_CLERK, () -> told.about("/project-summaries", "id", String.valueOf(summaries.consolidate(YEAR, CITY_CLERK))));
        told.about(number);

        String open = projectScenario.numberOf(YEAR, OTHER_COUNTY);
        Actor clerk = ProjectListScenario.clerk(OTHER_COUNTY);
        runAs(clerk, () -> {
            List<String> headings = headings(lists.template(open, clerk));
            lists.upload(open, "清单.xlsx", new ByteArrayInputStream(Workbooks.table("项目清单", headings,
                    List.of(headings.stream().map(heading -> HOSTILE).toList()))), clerk);
        });
        told.about(open);
    }

    private static List<String> headings(byte[] template) {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            List<String> headings = new ArrayList<>();
            book.getSheetAt(0).getRow(0).forEach(cell -> headings.add(cell.getStringCellValue()));
            return headings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void tidy() {
        nominations.putAway(YEAR);
    }
}
