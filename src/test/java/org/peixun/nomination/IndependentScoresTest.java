package org.peixun.nomination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.peixun.nomination.NominationScenario.expert;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.CasePages;
import org.peixun.worklist.CaseView;
import org.peixun.worklist.ItemCounts;
import org.peixun.worklist.ListFilter;
import org.peixun.worklist.WorkItem;
import org.peixun.worklist.WorkList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("专家各自独立评分（第6条）：兼任市级经办的专家评分期间只见自己的，异议照常看得到")
class IndependentScoresTest {

    private static final String COUNTY = "371524";
    private static final Actor BOTH = new Actor("test-expert-1", "专家1",
            Set.of(new Grant(Role.EXPERT, "371500", null), new Grant(Role.CITY_CLERK, "371500", null)));

    @Autowired NominationScenario scenario;
    @Autowired CaseTypes types;
    @Autowired CasePages pages;
    @Autowired MockMvc mvc;
    @Autowired WorkList items;
    @Autowired ItemCounts counts;
    @Autowired Tasks tasks;
    @Autowired TimeMachine.Mover time;

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @Test
    void ownSheetOnlyWhileScoring() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        String number = scenario.publicised(scenario.fresh(2026), COUNTY, 1);
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        scenario.pass(number, 3);
        scenario.submit(number, "scoreNomination", BOTH, NominationScenario.sheet(1, 8));
        scenario.score(number, 2, 1, 3);
        assertThat(experts(number, BOTH)).containsExactly("专家1");
        assertThat(average(number, BOTH)).isNull();
        assertThat(experts(number, CITY_CLERK)).containsExactly("专家1", "专家2");
        scenario.score(number, 3, 1, 5);
        assertThat(experts(number, BOTH)).as("评分结束以后").containsExactly("专家1", "专家2", "专家3");
        assertThat(average(number, BOTH)).isNotNull();
        assertThat(sections(number, BOTH)).extracting(CaseType.Section::id).contains("objections");
        assertThat(sections(number, expert(2))).extracting(CaseType.Section::id).doesNotContain("objections");
        assertThat(sections(number, clerk(COUNTY))).extracting(CaseType.Section::id).contains("objections").doesNotContain("scores");
    }

    @Test
    @DisplayName("每名专家只见一个评分：待办一行、案件页一张表；他人已评的自动换成还空着的；评过的写明已办结")
    void oneSheetEach() {
        time.set(LocalDateTime.of(2026, 4, 13, 9, 0));
        String number = scenario.publicised(scenario.fresh(2026), COUNTY, 1);
        time.passWorkingDays(6);
        scenario.sign(number, COUNTY);
        scenario.pass(number, 3);
        assertThat(todo(number, expert(1))).hasSize(1);
        assertThat(panels(number, expert(1))).singleElement().satisfies(panel -> assertThat(panel.form()).isNotNull());
        assertThat(panels(number, CITY_CLERK)).as("市级看到全部").hasSize(3);

        WorkItem seenByAll = panels(number, expert(2)).get(0).item();
        SignedInAs.runAs(expert(1), () -> tasks.complete(seenByAll.taskId(), expert(1), NominationScenario.sheet(1, 8)));
        assertThat(todo(number, expert(1))).isEmpty();
        assertThat(panels(number, expert(1))).singleElement().satisfies(panel -> {
            assertThat(panel.form()).isNull();
            assertThat(panel.verbs().any()).isFalse();
            assertThat(panel.who()).startsWith("您已于").contains("办结");
        });
        assertThat(todo(number, expert(2))).hasSize(1);
        WorkItem gone = items.find(seenByAll.taskId()).orElseThrow();
        WorkItem other = pages.stillFree(gone, expert(2));
        assertThat(other.isOpen()).isTrue();
        assertThat(pages.stillFree(gone, expert(1))).as("自己已评的不再换").isEqualTo(gone);

        SignedInAs.runAs(expert(2), () -> tasks.claim(other.taskId(), expert(2)));
        assertThat(todo(number, expert(2))).as("认领以后只有手中这一件").extracting(WorkItem::taskId).containsExactly(other.taskId());
        assertThat(panels(number, expert(2))).extracting(panel -> panel.item().taskId()).containsExactly(other.taskId());
    }

    private List<WorkItem> todo(String number, Actor expert) {
        List<WorkItem> rows = items.todo(expert, ListFilter.of(Map.of("q", number))).rows();
        ListFilter byNumber = ListFilter.of(Map.of("q", number));
        assertThat(counts.todo(expert, byNumber).matching(byNumber).number()).isEqualTo(rows.size());
        assertThat(items.todo(expert, ListFilter.of(Map.of()).all()).rows()).as("不加查询条件的也一样")
                .filteredOn(item -> item.caseNumber().equals(number)).containsExactlyElementsOf(rows);
        assertThat(counts.todo(expert, ListFilter.of(Map.of())).group().number()).isEqualTo(items.todo(expert, ListFilter.of(Map.of("tab", "group")).all()).rows().size());
        assertThat(page(expert)).isEqualTo(200);
        return rows;
    }

    private int page(Actor expert) {
        try {
            return mvc.perform(get("/todo").with(signedInAs(expert)).accept("text/html")).andReturn().getResponse().getStatus();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<CaseView.Panel> panels(String number, Actor reader) {
        return pages.view(number, reader).panels();
    }

    private List<CaseType.Section> sections(String number, Actor reader) {
        return types.ofNumber(number).sections(number, reader);
    }

    private List<String> experts(String number, Actor reader) {
        return sections(number, reader).stream().filter(section -> section.id().equals("scores"))
                .flatMap(section -> ((NominationViews.ScoreSheets) section.model()).rows().stream()).map(NominationViews.SheetRow::expert).toList();
    }

    private Object average(String number, Actor reader) {
        return ((NominationViews.Material) sections(number, reader).get(0).model()).candidates().get(0).result();
    }
}
