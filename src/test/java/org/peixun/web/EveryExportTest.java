package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.delivery.ClassScenario;
import org.peixun.delivery.ClassWork;
import org.peixun.employment.Employment;
import org.peixun.identity.Actor;
import org.peixun.identity.Needs;
import org.peixun.identity.Role;
import org.peixun.identity.Seats;
import org.peixun.nomination.NominationScenario;
import org.peixun.projectlist.ProjectListScenario;
import org.peixun.projectlist.ProjectLists;
import org.peixun.projectlist.ProjectSummaries;
import org.peixun.registration.DirectoryImports;
import org.peixun.registration.StandardKeeping;
import org.peixun.roster.Rosters;
import org.peixun.roster.Worksheet;
import org.peixun.round.DueRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@IntegrationTest
@DisplayName("每一个导出：填过的文字永远是文字，不会成为公式")
class EveryExportTest {

    private static final String HOSTILE = "=1+1某某";
    private static final String RARE = "𠮷䶮";
    private static final String OTHER_COUNTY = "371525";
    private static final String EXPORTS = ".*(export|template|annotated|returned|xlsx|csv)";

    @Autowired MockMvc mvc;
    @Autowired ClassScenario classes;
    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired FilingDrafts drafts;
    @Autowired ClassWork work;
    @Autowired Employment employment;
    @Autowired Rosters rosters;
    @Autowired NominationScenario nominations;
    @Autowired ProjectListScenario projectScenario;
    @Autowired ProjectLists lists;
    @Autowired ProjectSummaries summaries;
    @Autowired DirectoryImports imports;
    @Autowired StandardKeeping standards;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final List<String> numbers = new ArrayList<>();
    private final List<Draft> owners = new ArrayList<>();
    private long summary;
    private long round;
    private long nominationRound;
    private final TreeSet<String> risks = new TreeSet<>();
    private int rareNames;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(2026, 3, 4, 9, 0));
    }

    @AfterEach
    void backToNow() {
        nominations.putAway(2026);
        time.reset();
    }

    @Test
    @DisplayName("全部导出逐个打开：没有公式单元格，以等号等开头的带文字标记；生僻字姓名原样")
    void noFormulas() throws Exception {
        projects();
        running();
        handedIn();
        drawnUp();
        followed();
        registered();
        var opened = new TreeSet<String>();
        var all = exports();
        for (var export : all.entrySet()) {
            for (Role role : export.getValue().value().roles()) {
                for (String path : paths(export.getKey())) {
                    for (Actor reader : readers(role)) {
                        open(export.getKey(), path, reader, opened);
                    }
                }
            }
        }
        assertThat(all.keySet()).hasSizeGreaterThan(20);
        assertThat(opened).isEqualTo(new TreeSet<>(all.keySet()));
        assertThat(risks).as("导出中有需要标记的文字").hasSizeGreaterThan(8);
        assertThat(rareNames).isPositive();
    }

    private void open(String pattern, String path, Actor reader, TreeSet<String> opened) throws Exception {
        var answer = mvc.perform(get(path).param("year", "2026").with(signedInAs(reader))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isLessThan(500);
        if (answer.getStatus() != 200) {
            return;
        }
        assertThat(answer.getContentType()).as(path).contains("spreadsheetml");
        opened.add(pattern);
        // a sheet that is given back with its faults is the reader's own: its cells stay as he typed them
        boolean own = pattern.matches(".*(annotated|returned)");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> check(path, cell, own))));
        }
    }

    private void check(String path, Cell cell, boolean own) {
        assertThat(cell.getCellType()).as(path + " " + cell.getAddress()).isNotEqualTo(CellType.FORMULA);
        if (cell.getCellType() == CellType.STRING && !own) {
            String text = cell.getStringCellValue();
            boolean risky = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
            assertThat(!risky || cell.getCellStyle().getQuotePrefixed()).as(path + " " + cell.getAddress() + " " + text).isTrue();
            if (risky) {
                risks.add(path.replaceAll("/[^/]*\\d[^/]*", ""));
            }
            rareNames += text.equals(RARE) ? 1 : 0;
        }
    }

    private Map<String, Needs> exports() {
        var found = new TreeMap<String, Needs>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET) && needs(handler) != null) {
                mapping.getPatternValues().stream().filter(path -> path.matches(EXPORTS)).forEach(path -> found.put(path, needs(handler)));
            }
        });
        return found;
    }

    private static Needs needs(HandlerMethod handler) {
        Needs own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
    }

    private List<String> paths(String pattern) {
        String path = pattern.replace("{round}", String.valueOf(nominationRound)).replace("{id}", String.valueOf(pattern.startsWith("/rounds") ? round : summary));
        return path.contains("{number}") ? numbers.stream().map(number -> path.replace("{number}", number)).toList() : List.of(path);
    }

    private List<Actor> readers(Role role) {
        return role == Role.APPLICANT ? owners.stream().map(Draft::applicant).distinct().toList()
                : Seats.of(role, FilingScenario.COUNTY, OTHER_COUNTY);
    }

    /** Completed, its graduates followed: certificates and employment, with sheets given back. */
    private void followed() {
        Draft draft = classes.examined();
        hostile(draft);
        classes.results(draft, false);
        classes.reported(draft);
        classes.done(draft, "reviewCompletion", classes.clerk, Map.of("decision", "recognise", "opinion", HOSTILE));
        time.passTo(time.today().plusMonths(1).atTime(9, 0));
        runAs(draft.applicant(), () -> {
            employment.set(draft.number(), Map.of(1, new Employment.Typed("已就业", HOSTILE, "社保", time.today().toString())), draft.applicant());
            employment.take(draft.number(), "就业.xlsx", ClassScenario.filled(employment.template(draft.number(), draft.applicant()), 3,
                    (row, column) -> HOSTILE), draft.applicant());
        });
    }

    /** Its sheets of attendance and results were given back. */
    private void running() {
        Draft draft = classes.examined();
        hostile(draft);
        assertThat(classes.attendance(draft, (row, lesson) -> HOSTILE)).isNotEmpty();
        assertThat(classes.results(draft, (row, column) -> HOSTILE)).isNotEmpty();
    }

    /** Sheets of the directory, given back. */
    private void registered() {
        imports.importSheet("institutions", new ByteArrayInputStream(Worksheet.write("培训机构", List.of("机构名称", "简称", "类别", "统一社会信用代码", "地址",
                "联系人", "联系电话", "县（市、区）", "列入目录日期", "列入目录文号"), List.of(List.of(RARE, HOSTILE)))), "某人社字1号",
                actor(Role.COUNTY_CLERK, FilingScenario.COUNTY));
        standards.importSheet(new ByteArrayInputStream(Worksheet.write("补贴标准", List.of("职业编码", "职业（工种）", "类型", "等级", "生效日期",
                "补贴标准（元/人）", "最少课时"), List.of(List.of(HOSTILE)))), "某人社字1号", CITY_CLERK);
    }

    /** Its institution's name is hostile before it is handed in: it stands in the list and in the audit. */
    private void handedIn() {
        Draft draft = scenario.aValidDraft();
        jdbc.sql("UPDATE class_filing SET institution_name = ? WHERE number = ?").params(HOSTILE, draft.number()).update();
        runAs(draft.applicant(), () -> filings.submit(draft.number(), draft.applicant()));
        hostile(draft);
    }

    private void drawnUp() {
        Draft draft = scenario.aValidDraft();
        hostile(draft);
        byte[] sheet = Worksheet.write("花名册", List.of("姓名", "公民身份号码", "联系电话", "人员类别", "工作单位"),
                List.of(List.of(RARE, "错误的号码", "1", "企业职工", HOSTILE)));
        runAs(draft.applicant(), () -> rosters.read(new ByteArrayInputStream(sheet), "花名册.xlsx",
                drafts.rosterForEditing(draft.number(), draft.applicant())));
    }

    private void projects() {
        round = projectScenario.open(2026, DueRule.FIXED);
        nominationRound = nominations.fresh(2026);
        String county = ProjectListScenario.COUNTY;
        String number = projectScenario.numberOf(2026, county);
        Map<String, String> project = ProjectListScenario.project(HOSTILE, "鲁菜师傅", 2026);
        project.put("narrative", "=1+1，已完成需求摸底，正在组织报名。");
        projectScenario.add(number, project, county);
        projectScenario.done(number, "fillList", ProjectListScenario.clerk(county), Map.of());
        projectScenario.done(number, "signList", ProjectListScenario.manager(county), Map.of("decision", "sign"));
        projectScenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "pass"));
        runAs(CITY_CLERK, () -> summary = summaries.consolidate(2026, CITY_CLERK));
        numbers.add(number);

        String open = projectScenario.numberOf(2026, OTHER_COUNTY);
        Actor clerk = ProjectListScenario.clerk(OTHER_COUNTY);
        runAs(clerk, () -> {
            List<String> headings = headings(lists.template(open, clerk));
            lists.upload(open, "清单.xlsx", new ByteArrayInputStream(Worksheet.write("项目清单", headings,
                    List.of(headings.stream().map(heading -> HOSTILE).toList()))), clerk);
        });
        numbers.add(open);
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

    private void hostile(Draft draft) {
        jdbc.sql("UPDATE class_filing SET institution_name = ?, title = '@某某' WHERE number = ?").params(HOSTILE, draft.number()).update();
        jdbc.sql("UPDATE case_file SET institution_name = ?, title = '-1+1' WHERE number = ?").params(HOSTILE, draft.number()).update();
        jdbc.sql("UPDATE roster_trainee SET name = CASE WHEN row_no = 2 THEN ? ELSE '=1+' || row_no END, employer = '@' WHERE case_number = ?")
                .params(RARE, draft.number()).update();
        numbers.add(draft.number());
        owners.add(draft);
    }
}
