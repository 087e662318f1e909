package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.Plans;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.shared.Zone;
import org.peixun.web.FrameContributor;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseFileChanged;
import org.peixun.workflow.TaskEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Monday 2026-05-11, 10:00. The lists start empty; what is made here is rolled back. */
@IntegrationTest
@Transactional
@DisplayName("待办、已办、督办和搜索")
class WorkListTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final Actor FOREIGN_CLERK = actor(Role.COUNTY_CLERK, "371526");
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, "371524");
    private static final Actor CITY = actor(Role.CITY_MANAGER, "371500");
    private static final String QUEUE = "countyClerk-371524";

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimeMachine.Mover time;

    @Autowired
    WorkList items;

    @Autowired
    CaseFiles files;

    @Autowired
    Lists lists;

    @Autowired
    ItemCounts itemCounts;

    @Autowired
    WorkListCounts counts;

    @Autowired
    Plans plans;

    @BeforeEach
    void startEmpty() {
        jdbc.sql("DELETE FROM work_item").update();
        jdbc.sql("DELETE FROM case_file").update();
        time.set(LocalDateTime.of(2026, 5, 11, 10, 0));
    }

    @AfterEach
    void resetClock() {
        time.reset();
    }

    @Test
    @DisplayName("超期在最前, 其次按期限、优先级、编号; 不限时的在最后")
    void order() {
        task("e", QUEUE, null, 90);
        task("d", QUEUE, at(15, 17), 50);
        task("b", QUEUE, at(12, 17), 50);
        task("c", QUEUE, at(12, 17), 50);
        task("a", QUEUE, at(12, 17), 80);
        task("z", QUEUE, at(8, 17), 10);
        assertThat(ids(items.todo(CLERK, filter()))).containsExactly("z", "a", "b", "c", "d", "e");
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @DisplayName("分类: 我的、本组待认领、同组在办; 临期、超期跨我的和本组")
    @CsvSource(value = {"'', '', 'late today soon mine later'", "mine, '', 'mine'", "group, '', 'late today soon later'",
        "colleagues, '', 'theirs'", "'', overdue, 'late'", "'', soon, 'today soon'", "'', today, 'today'",
        "mine, overdue, ''"})
    void tabs(String tab, String due, String expected) {
        task("late", QUEUE, at(11, 9), 50);
        task("today", QUEUE, at(11, 17), 50);
        task("soon", QUEUE, at(13, 17), 50);
        task("mine", QUEUE, at(14, 9), 50);
        task("later", QUEUE, at(14, 17), 50);
        task("theirs", QUEUE, at(8, 17), 50);
        hold("mine", CLERK.userId());
        hold("theirs", "colleague");
        var found = items.todo(CLERK, filter("tab", tab, "due", due));
        assertThat(String.join(" ", ids(found))).isEqualTo(expected);
        var numbers = itemCounts.todo(CLERK, filter("tab", tab, "due", due));
        assertThat(numbers.matching(filter("tab", tab, "due", due)).number()).as("matching").isEqualTo(found.rows().size());
        assertThat(List.of(numbers.mine(), numbers.group(), numbers.colleagues(), numbers.soon(), numbers.overdue()))
                .extracting(Counted::number).containsExactly(1, 4, 1, 2, 1);
    }

    @ParameterizedTest(name = "{0} = {1} → {2}")
    @DisplayName("查询: 编号、机构、班名中的字, 空格分开的词都要有, 通配符只是字符")
    @CsvSource({"q, 电工, a b", "q, 电, a b", "q, 电工 中级, a", "q, 2026-00003, c", "q, 育婴, c", "q, %, c", "q, 工_中, ''",
        "q, ABC, b", "institution, 东阿, a", "institution, 某, a b c", "step, acceptFiling, a b c", "step, reviewFiling, ''",
        "step, classFiling:acceptFiling, a b c", "step, suspension:acceptFiling, ''",
        "caseType, classFiling, a b c", "caseType, complaintHandling, ''"})
    void filters(String name, String value, String expected) {
        face("查询2026-00001", "电工（中级）第3期", "东阿某职业学校");
        face("查询2026-00002", "电工（高级）abc班", "莘县某学校");
        face("查询2026-00003", "育婴员100%", "某家政公司");
        task("a", "查询2026-00001", QUEUE, at(12, 17), 50);
        task("b", "查询2026-00002", QUEUE, at(12, 17), 50);
        task("c", "查询2026-00003", QUEUE, at(12, 17), 50);
        ListFilter filter = filter(name, value);
        assertThat(String.join(" ", ids(items.todo(CLERK, filter)))).isEqualTo(expected);
        assertThat(itemCounts.todo(CLERK, filter).matching(filter).number())
                .isEqualTo(expected.isEmpty() ? 0 : expected.split(" ").length);
    }

    @Test
    @DisplayName("分类上的件数按查询条件计算，和点开看到的一样；督办同样")
    void countsAreNarrowed() {
        face("查询2026-00001", "电工（中级）第3期", "东阿某职业学校");
        face("查询2026-00002", "电工（高级）abc班", "莘县某学校");
        task("a", "查询2026-00001", QUEUE, at(8, 17), 50);
        task("b", "查询2026-00002", QUEUE, at(8, 17), 50);
        ListFilter filter = filter("institution", "东阿");
        var numbers = itemCounts.todo(CLERK, filter);
        assertThat(numbers.overdue().number()).isEqualTo(items.todo(CLERK, filter("institution", "东阿", "due", "overdue")).rows().size()).isEqualTo(1);
        assertThat(numbers.group().number()).isEqualTo(1);
        assertThat(itemCounts.todo(CLERK, filter()).overdue().number()).isEqualTo(2);
        assertThat(itemCounts.supervision(List.of("371524"), filter).overdue().number())
                .isEqualTo(items.supervision(List.of("371524"), filter).rows().size()).isEqualTo(1);
    }

    @Test
    @DisplayName("队列再长，按日期数的也不错：临期、超期、跟进各自数到一千为止")
    void longQueue() {
        jdbc.sql("""
                INSERT INTO work_item (task_id, case_number, case_type, step_key, step_label, title, institution_name, jurisdiction, queue,
                    holder, created_at, due_at, follow_up_on)
                SELECT 'long-' || n, '长队-' || n, 'classFiling', 'acceptFiling', '受理备案', '长队', '某机构', '371524', :queue,
                    CASE WHEN n > 1002 THEN :me END, :due, CASE WHEN n > 1000 THEN CAST(:soon AS timestamptz) ELSE :due END,
                    CASE WHEN n = 1004 THEN date '2026-05-11' END
                FROM generate_series(1, 1004) n""")
                .param("queue", QUEUE).param("me", CLERK.userId()).param("due", at(8, 9).atOffset(ZoneOffset.UTC))
                .param("soon", at(12, 9).atOffset(ZoneOffset.UTC)).update();
        var numbers = itemCounts.todo(CLERK, filter());
        assertThat(List.of(numbers.mine(), numbers.group(), numbers.soon(), numbers.overdue(), numbers.followUp(), numbers.matching(filter())))
                .extracting(Counted::text).containsExactly("2", "999+", "4", "999+", "1", "999+");
    }

    @Test
    @DisplayName("多个岗位合成一个列表: 翻页不漏不重, 次序不变")
    void pagesOverQueues() {
        var everywhere = new Actor("many", "某某", Set.of(new Grant(Role.COUNTY_CLERK, "371524", null),
                new Grant(Role.COUNTY_CLERK, "371526", null), new Grant(Role.COUNTY_MANAGER, "371524", null)));
        List<String> queues = everywhere.groups();
        IntStream.range(0, 65).forEach(i -> task("t%02d".formatted(i), queues.get(i % 3), at(12 + i % 2, 17), 50 + i % 4));
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            var found = items.todo(everywhere, filter("page", Integer.toString(page)));
            assertThat(found.more()).as("more after page " + page).isEqualTo(page < 4);
            seen.addAll(ids(found));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(65)
                .isEqualTo(ids(items.todo(everywhere, filter("size", "100"))));
    }

    @Test
    @DisplayName("外县的事项看不到: 待办、搜索、督办都没有")
    void foreignCounty() {
        face("外县2026-00001", "电工第1期", "东阿某职业学校");
        task("a", "外县2026-00001", QUEUE, at(8, 17), 50);
        assertThat(items.todo(FOREIGN_CLERK, filter()).rows()).isEmpty();
        assertThat(files.search(FOREIGN_CLERK, filter("q", "电工")).rows()).isEmpty();
        assertThat(files.search(CLERK, filter("q", "电工")).rows()).hasSize(1);
        assertThat(lists.supervision(actor(Role.COUNTY_MANAGER, "371526"), filter()).rows()).isEmpty();
        assertThat(lists.supervision(actor(Role.COUNTY_MANAGER, "371526"), filter("county", "371524")).rows()).isEmpty();
        assertThat(lists.supervision(MANAGER, filter()).rows()).hasSize(1);
        assertThat(lists.supervision(CITY, filter("county", "371524")).rows()).hasSize(1);
        assertThat(lists.supervision(CITY, filter("county", "371526")).rows()).isEmpty();
    }

    @ParameterizedTest(name = "搜索“{0}” → {1}")
    @DisplayName("搜索: 每个词都要有; 一个字也能搜")
    @CsvSource({"电工, 1", "工, 1", "工 东阿, 1", "东阿 第1期 电, 1", "焊, 0", "工 焊工, 0", "电工 焊, 0"})
    void words(String words, int found) {
        face("搜索2026-00003", "电工第1期", "东阿某职业学校");
        task("a", "搜索2026-00003", QUEUE, at(8, 17), 50);
        assertThat(files.search(CLERK, filter("q", words)).rows()).hasSize(found);
        assertThat(items.todo(CLERK, filter("q", words)).rows()).hasSize(found);
    }

    @Test
    @DisplayName("搜索: 机构只见自己的, 草稿不给机关看")
    void searchOfInstitution() {
        events.publishEvent(new CaseFileChanged(new CaseFile("搜索2026-00001", "classFiling", "电工第1期", "371524", 900001L,
                "东阿某职业学校", "u1", "DRAFT", "草稿", CaseFile.Kind.DRAFT, null, null)));
        face("搜索2026-00002", "电工第2期", "东阿某职业学校");
        Actor own = org.peixun.identity.SignedInAs.applicant("371524", 900001L);
        Actor other = org.peixun.identity.SignedInAs.applicant("371524", 900002L);
        assertThat(files.search(own, filter("q", "电工")).rows()).hasSize(2);
        assertThat(files.search(other, filter("q", "电工")).rows()).isEmpty();
        assertThat(files.search(CLERK, filter("q", "电工")).rows()).extracting(CaseFiles.Face::number)
                .containsExactly("搜索2026-00002");
        assertThat(files.drafts(own, filter()).rows()).hasSize(1);
        assertThat(files.drafts(other, filter()).rows()).isEmpty();
    }

    @Test
    @DisplayName("搜索本县的: 最近的由索引依次取得, 不读、不排本县多年积下的全部案件; 件数也一样; 市级选了县的相同")
    void searchByIndex() {
        assertThat(amongMany(() -> lists.byId("search", CLERK, filter("q", "工")))).hasSize(2)
                .allSatisfy(plan -> assertThat(plan).contains("case_file_of_county").doesNotContain("Seq Scan on case_file"));
        assertThat(amongMany(() -> lists.byId("search", CITY, filter("q", "工", "county", "371524")))).hasSize(2)
                .allSatisfy(plan -> assertThat(plan).contains("case_file_of_county").doesNotContain("Seq Scan on case_file"));
    }

    @Test
    @DisplayName("搜索全市的: 最近的由索引依次取得, 不读、不排全市多年积下的全部案件")
    void searchOfTheCityByIndex() {
        assertThat(amongMany(() -> lists.byId("search", CITY, filter("q", "工")))).first().asString()
                .contains("case_file_newest").doesNotContain("Seq Scan on case_file");
    }

    private List<String> amongMany(Runnable search) {
        return plans.among("case_file", """
                INSERT INTO case_file (number, case_type, title, jurisdiction, state, state_label, kind, updated_at, search)
                SELECT '众多' || n, 'classFiling', '焊工', place.code, 'IN_FORCE', '已同意开班',
                       CASE WHEN n % 20 = 0 THEN 'DRAFT' ELSE 'GRANTED' END, now() - n * interval '1 hour', '焊工'
                FROM generate_series(1, 1200) n
                JOIN (SELECT code, row_number() OVER (ORDER BY code) - 1 AS at, count(*) OVER () AS places FROM jurisdiction) place ON place.at = n % place.places""", search);
    }

    @ParameterizedTest(name = "督办 {0} → {1}")
    @DisplayName("督办三张表: 逾期未办、即将逾期、逾期已办")
    @CsvSource(value = {"'', 'late'", "soon, 'soon'", "doneLate, 'doneLate'"})
    void supervision(String tab, String expected) {
        task("late", QUEUE, at(8, 17), 50);
        task("soon", QUEUE, at(12, 17), 50);
        task("far", QUEUE, at(20, 17), 50);
        task("doneLate", QUEUE, at(7, 17), 50);
        task("doneInTime", QUEUE, at(12, 17), 50);
        events.publishEvent(new TaskEvent.Ended("doneLate", "编号", "approve", CLERK.userId(), at(8, 9)));
        events.publishEvent(new TaskEvent.Ended("doneInTime", "编号", "approve", CLERK.userId(), at(11, 9)));
        assertThat(String.join(" ", ids(items.supervision(List.of("371524"), filter("tab", tab))))).isEqualTo(expected);
        var numbers = itemCounts.supervision(List.of("371524"), filter("tab", tab));
        assertThat(List.of(numbers.overdue(), numbers.soon(), numbers.doneLate(), numbers.matching(filter("tab", tab))))
                .extracting(Counted::number).containsExactly(1, 1, 1, 1);
        assertThat(ids(items.done(CLERK, filter()))).containsExactly("doneInTime", "doneLate");
    }

    @Test
    @DisplayName("一页列表两条语句, 菜单上的数一条语句, 与行数无关")
    void statements() {
        IntStream.range(0, 120).forEach(i -> task("n%03d".formatted(i), QUEUE, at(12, 17), 50));
        lists.todo(CLERK, filter()); // calendar and policy are remembered from here on
        assertThat(Statements.of(() -> lists.todo(CLERK, filter("size", "100")))).hasSize(2);
        assertThat(Statements.of(() -> lists.done(CLERK, filter()))).hasSize(2);
        assertThat(Statements.of(() -> lists.supervision(CITY, filter()))).hasSize(2);
        assertThat(Statements.of(() -> lists.byId("started", CLERK, filter()))).hasSize(2);
        assertThat(Statements.of(() -> lists.byId("search", CLERK, filter("q", "电工")))).hasSize(2);
        assertThat(Statements.of(() -> lists.byId("opinions", CLERK, filter()))).hasSize(2);
        assertThat(Statements.of(() -> lists.byId("copies", CLERK, filter()))).hasSize(2);
        assertThat(Statements.of(() -> counts.contribute(CLERK, new Badges()))).hasSize(1);
    }

    @Test
    @DisplayName("菜单上的数: 待办 = 我的 + 本组待认领; 督办 = 本辖区逾期未办")
    void badges() {
        task("mine", QUEUE, at(8, 17), 50);
        task("free", QUEUE, at(12, 17), 50);
        task("theirs", QUEUE, at(12, 17), 50);
        hold("mine", CLERK.userId());
        hold("theirs", "colleague");
        var clerk = new Badges();
        counts.contribute(CLERK, clerk);
        assertThat(clerk.counts).containsEntry("todo", 2).containsEntry("supervision", 0);
        var manager = new Badges();
        counts.contribute(MANAGER, manager);
        assertThat(manager.counts).containsEntry("todo", 0).containsEntry("supervision", 1);
    }

    @Test
    @DisplayName("导出与列表一字不差, 全部页都在; 以等号开头的班名仍是文字")
    void export() throws IOException {
        face("导出2026-00001", "=1+1", "@某学校");
        task("x", "导出2026-00001", QUEUE, at(8, 17), 50);
        IntStream.range(0, 40).forEach(i -> task("n%02d".formatted(i), QUEUE, at(12, 17), 50));
        Listing listing = lists.todo(CLERK, filter().all());
        var out = new ByteArrayOutputStream();
        Sheet.write(listing, out);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(41);
            for (int i = 0; i < listing.rows().size(); i++) {
                List<String> cells = new ArrayList<>();
                sheet.getRow(i + 1).forEach(cell -> {
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    cells.add(cell.getStringCellValue());
                });
                assertThat(cells).isEqualTo(Sheet.cells(listing.rows().get(i)));
            }
            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(1).getCell(2).getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    private static final class Badges implements FrameContributor.Frame {

        private final Map<String, Integer> counts = new HashMap<>();

        @Override
        public void count(String menuId, int count) {
            counts.put(menuId, count);
        }

        @Override
        public void banner(String text) {
            throw new IllegalStateException(text);
        }
    }

    private void task(String id, String queue, Instant due, int priority) {
        task(id, "编号2026-" + id, queue, due, priority);
    }

    private void task(String id, String number, String queue, Instant due, int priority) {
        events.publishEvent(new TaskEvent.Created(id, number, "classFiling", "acceptFiling", "受理备案", queue,
                queue.substring(queue.indexOf('-') + 1), at(6, 9), due, priority));
    }

    private void hold(String id, String userId) {
        events.publishEvent(new TaskEvent.Assigned(id, "编号2026-" + id, userId, null, at(7, 9)));
    }

    private void face(String number, String title, String institution) {
        events.publishEvent(new CaseFileChanged(new CaseFile(number, "classFiling", title, "371524", 900001L, institution,
                "u1", "SUBMITTED", "待受理", CaseFile.Kind.OPEN, at(6, 9), null)));
    }

    private static Instant at(int day, int hour) {
        return LocalDateTime.of(2026, 5, day, hour, 0).atZone(Zone.CHINA).toInstant();
    }

    private static ListFilter filter(String... pairs) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        return ListFilter.of(parameters);
    }

    private static List<String> ids(Found<WorkItem> found) {
        return found.rows().stream().map(WorkItem::taskId).toList();
    }
}
