package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.roster.Education;
import org.peixun.roster.NewTrainee;
import org.peixun.roster.PersonCategory;
import org.peixun.roster.Preview;
import org.peixun.roster.Rosters;
import org.peixun.roster.TraineeTable;
import org.peixun.shared.Phone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("花名册的下载：本机构号码完整、可以改好再传（第13条），机关号码隐去")
class RosterCopiesTest {

    private static final String LAND_LINE = "0635-1234567";
    private static final String HOSTILE = "=1+1某某公司";
    private static final Actor CLERK = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired FilingDrafts drafts;
    @Autowired ClassFilings filings;
    @Autowired Rosters rosters;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("填写期间：下载的就是模板的样子，文字不成为公式，原样传回没有任何问题，学员一个不变")
    void readBack() throws Exception {
        Draft draft = drawnUp();
        TraineeTable before = rosters.trainees(draft.number());
        byte[] sheet = taken(draft, draft.applicant());
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(sheet)); var blank = new XSSFWorkbook(new ByteArrayInputStream(rosters.template()))) {
            assertThat(texts(book.getSheetAt(0), 0)).isEqualTo(texts(blank.getSheetAt(0), 0));
            assertThat(texts(book.getSheetAt(0), 1)).contains(LAND_LINE, HOSTILE, "大专");
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(!cell.getStringCellValue().equals(HOSTILE) || cell.getCellStyle().getQuotePrefixed()).isTrue();
            }));
        }
        runAs(draft.applicant(), () -> {
            Preview preview = drafts.changeRoster(draft.number(), draft.applicant(),
                    context -> rosters.read(new ByteArrayInputStream(sheet), "花名册.xlsx", context));
            assertThat(preview.findings()).isEmpty();
            assertThat(preview.notes()).isEmpty();
            drafts.changeRoster(draft.number(), draft.applicant(), context -> rosters.accept(context, Rosters.Take.ALL));
        });
        assertThat(rosters.trainees(draft.number())).isEqualTo(before);
        assertThat(takenBy(draft)).containsExactly(draft.applicant().userId());
    }

    @Test
    @DisplayName("报送以后：本机构得到报送的花名册，机关的号码隐去，不记为查看原文；外机构、外县和草稿的机关都是404")
    void rights() throws Exception {
        Draft draft = drawnUp();
        assertThat(answer(draft, CLERK).getStatus()).isEqualTo(404);
        runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(taken(draft, draft.applicant())))) {
            assertThat(texts(book.getSheetAt(0), 1)).contains(LAND_LINE).noneMatch(text -> text.contains("**"));
        }
        for (Actor officer : List.of(CLERK, actor(Role.COUNTY_MANAGER, FilingScenario.COUNTY), actor(Role.CITY_CLERK, "371500"))) {
            try (var book = new XSSFWorkbook(new ByteArrayInputStream(taken(draft, officer)))) {
                assertThat(texts(book.getSheetAt(0), 1)).contains("0635-***4567").doesNotContain(LAND_LINE);
                assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(10);
            }
        }
        assertThat(takenBy(draft)).containsExactly(draft.applicant().userId());
        for (Actor stranger : List.of(applicant(FilingScenario.COUNTY, 799_999), actor(Role.COUNTY_CLERK, "371525"), actor(Role.EXPERT, "371500"))) {
            assertThat(answer(draft, stranger).getStatus()).as(stranger.userId()).isIn(403, 404);
        }
        assertThat(answer(draft, applicant(FilingScenario.COUNTY, 799_999)).getStatus()).isEqualTo(404);
    }

    @Test
    @DisplayName("没有学员的花名册：说明先填模板，不给空表，也不留痕")
    void empty() throws Exception {
        Draft draft = scenario.aValidDraft();
        rosters.store(draft.number(), List.of());
        assertThat(answer(draft, draft.applicant()).getStatus()).isEqualTo(404);
        assertThat(takenBy(draft)).isEmpty();
    }

    @Test
    @DisplayName("花名册栏和填写页都有下载的入口")
    void linked() throws Exception {
        Draft draft = scenario.aValidDraft();
        assertThat(page("/filings/" + draft.number() + "?step=roster", draft.applicant())).contains("下载已收下的花名册").contains("/roster.xlsx");
        runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
        assertThat(Jsoup.parse(page("/cases/" + draft.number(), CLERK)).select("a[href$=roster.xlsx]").eachText())
                .containsExactly("导出花名册（号码隐去部分数字）");
        assertThat(Jsoup.parse(page("/cases/" + draft.number(), draft.applicant())).select("a[href$=roster.xlsx]").eachText())
                .containsExactly("下载花名册（号码完整）");
    }

    /** Its first trainee has everything filled in, the numbers begin with a nought and the employer like a formula. */
    private Draft drawnUp() {
        Draft draft = scenario.aValidDraft();
        List<NewTrainee> trainees = new ArrayList<>(FilingScenario.trainees((int) (draft.institutionId() - 800_000), 10));
        NewTrainee first = trainees.get(0);
        trainees.set(0, new NewTrainee(first.row(), first.name(), first.idNumber(), new Phone(LAND_LINE), PersonCategory.EMPLOYEE,
                Education.COLLEGE, HOSTILE, null, "东阿县"));
        rosters.store(draft.number(), trainees);
        return draft;
    }

    private byte[] taken(Draft draft, Actor reader) throws Exception {
        var answer = answer(draft, reader);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        return answer.getContentAsByteArray();
    }

    private MockHttpServletResponse answer(Draft draft, Actor reader) throws Exception {
        return mvc.perform(get("/filings/{number}/roster.xlsx", draft.number()).with(signedInAs(reader))).andReturn().getResponse();
    }

    private String page(String path, Actor reader) throws Exception {
        return mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }

    private List<String> takenBy(Draft draft) {
        return jdbc.sql("SELECT actor_id FROM audit_entry WHERE action = 'classFiling.rosterTaken' AND case_number = ?")
                .param(draft.number()).query(String.class).list();
    }

    private static List<String> texts(Sheet sheet, int row) {
        List<String> texts = new ArrayList<>();
        var formatter = new DataFormatter();
        sheet.getRow(row).forEach(cell -> texts.add(formatter.formatCellValue(cell)));
        return texts;
    }
}
