package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Enrolled;
import org.peixun.roster.Finding;
import org.peixun.roster.Rosters;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.workbook.Workbooks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("姓名中的生僻字：从花名册到案件页一路不变；表情符号和半个字说明不收")
class RareNamesTest {

    private static final List<String> HEADINGS = List.of("姓名", "公民身份号码", "联系电话", "人员类别");
    /** Of the extensions B and A, a compatibility ideograph, a combining mark. */
    private static final List<String> RARE = List.of("𠮷䶮", "䶮某", "﨑某", "Jose\u0301 某");

    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired Rosters rosters;
    @Autowired MockMvc mvc;

    @Test
    @DisplayName("生僻字、兼容汉字、组合符号：收下后填报页、受理人员的案件页上都是原来的字")
    void kept() throws Exception {
        Draft draft = scenario.aValidDraft();
        assertThat(upload(draft, RARE)).isEmpty();
        runAs(draft.applicant(), () -> rosters.accept(drafts.rosterForEditing(draft.number(), draft.applicant()), Rosters.Take.ALL));
        assertThat(page("/filings/" + draft.number() + "?step=roster", draft.applicant())).contains(RARE);
        runAs(draft.applicant(), () -> {
            drafts.saveValues(draft.number(), Map.of("plannedSize", String.valueOf(RARE.size())), draft.applicant());
            filings.submit(draft.number(), draft.applicant());
        });
        assertThat(rosters.enrolled(draft.number())).extracting(Enrolled::name).containsExactlyElementsOf(RARE);
        assertThat(page("/cases/" + draft.number(), actor(Role.COUNTY_CLERK, FilingScenario.COUNTY))).contains(RARE);
    }

    @Test
    @DisplayName("表情符号、自造字、半个字：逐格指出，其余的行照收")
    void refused() {
        Draft draft = scenario.aValidDraft();
        assertThat(upload(draft, List.of("张😀", "𠮷某", "李_xD83D_", "王\uE000", "赵👨‍👩‍👧")))
                .extracting(Finding::where, Finding::problem).containsExactly(
                        tuple("第2行（A2）", "姓名中有数字或不允许的符号。"),
                        tuple("第4行（A4）", "姓名中有无法识别的字（自造字或乱码）。"),
                        tuple("第5行（A5）", "姓名中有无法识别的字（自造字或乱码）。"),
                        tuple("第6行（A6）", "姓名中有数字或不允许的符号。"));
    }

    private List<Finding> upload(Draft draft, List<String> names) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(List.of(names.get(i), FictitiousCitizenId.other(LocalDate.of(1985, 3, 1).plusDays(draft.institutionId() % 1000), i * 2 + 1)
                    .value(), "1380000000" + i, "其他"));
        }
        byte[] sheet = Workbooks.table("花名册", HEADINGS, rows);
        List<Finding> blocks = new ArrayList<>();
        runAs(draft.applicant(), () -> blocks.addAll(rosters.read(new ByteArrayInputStream(sheet), "花名册.xlsx",
                drafts.rosterForEditing(draft.number(), draft.applicant())).blocks()));
        return blocks;
    }

    private String page(String path, Actor reader) throws Exception {
        return mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }
}
