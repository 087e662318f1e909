package org.peixun.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.registration.RegistrationScenario.GROUND;
import static org.peixun.registration.RegistrationScenario.creditCode;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.directory.Directory;
import org.peixun.directory.Level;
import org.peixun.directory.RegisterFacts;
import org.peixun.directory.Standards;
import org.peixun.directory.Trainers;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("目录和补贴标准的导入（第8、12条）")
class RegistrationImportTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final Actor CITY_CLERK = actor(Role.CITY_CLERK, "371500");
    private static final List<String> INSTITUTIONS = List.of("机构名称", "简称", "类别", "统一社会信用代码", "地址", "联系人", "联系电话",
            "县（市、区）", "列入目录日期", "列入目录文号", "协议编号", "协议起始日期", "协议终止日期");
    private static final List<String> TEACHERS = List.of("统一社会信用代码", "姓名", "公民身份号码", "资格证书编号", "职称或者技能等级", "专业或者担任课程",
            "任职", "任职起始日期", "任职终止日期");
    private static final List<String> STANDARDS = List.of("职业编码", "职业（工种）", "类型", "等级", "生效日期", "补贴标准（元/人）", "最少课时");

    @Autowired RegistrationScenario scenario;
    @Autowired Directory directory;
    @Autowired RegisterFacts facts;
    @Autowired Standards standards;
    @Autowired Trainers trainers;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void backToMay() {
        time.reset();
    }

    private static List<String> institution(String code, String county) {
        return List.of("导入测试某学校" + code.substring(11), "某校", "院校", code, "某路1号", "某老师", "06351234567", county, "2026-01-05", "聊人社字〔2026〕3号",
                "培协" + code, "2026-01-05", "2026-12-31");
    }

    private static List<String> teacher(String code, int nth, String time) {
        return List.of(code, "某教师", FictitiousCitizenId.other(LocalDate.of(1975, 3, 4).plusDays(nth), nth).value(), "ZS-I-" + code + nth, "讲师", "电工", time,
                "2026-01-05", "");
    }

    @Test
    @DisplayName("首次建立目录：机构连同协议、承训范围、教师、场地各用一张表；每家机构的登记记录里都有")
    void firstFilling() throws Exception {
        String one = creditCode();
        String two = creditCode();
        scenario.upload(CITY_CLERK, "/directory/import?kind=institutions", INSTITUTIONS, List.of(institution(one, "东阿县"), institution(two, "临清市")))
                .andExpect(redirectedUrl("/directory/import?kind=institutions"));
        var known = facts.byCreditCode(List.of(one, two));
        assertThat(known.get(two).jurisdiction()).isEqualTo("371581");
        assertThat(known.get(one).phone()).isEqualTo("0635-1234567");
        scenario.upload(CLERK, "/directory/import?kind=scopes", List.of("统一社会信用代码", "职业（工种）", "等级", "生效日期", "终止日期"),
                List.of(List.of(one, "6-31-01-03", "五级（初级工）、中级", "2026-01-05", ""))).andExpect(status().is3xxRedirection());
        scenario.upload(CLERK, "/directory/import?kind=teachers", TEACHERS, List.of(teacher(one, 1, "专职"), teacher(one, 2, "兼职"))).andExpect(status().is3xxRedirection());
        scenario.upload(CLERK, "/directory/import?kind=places", List.of("统一社会信用代码", "场地名称", "场地地址", "容纳人数", "启用日期"),
                List.of(List.of(one, "一号教室", "某路1号", "60", "2026-01-05"))).andExpect(status().is3xxRedirection());

        long id = known.get(one).id();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L5, LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(directory.teachers(id)).hasSize(2);
        assertThat(directory.places(id)).hasSize(1);
        assertThat(directory.changes(id)).hasSize(5);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'directory.imported' AND actor_id = ? AND strpos(summary, '导入教师2条，涉及东阿县机构1家') > 0")
                .param(CLERK.userId()).query(Integer.class).single()).isPositive();
    }

    @Test
    @DisplayName("有一行不对的全部不导入：逐行说明，标注的文件可以下载；不是本县（市、区）的机构与不存在的一样；再次上传不重复登记")
    void allOrNothing() throws Exception {
        String mine = creditCode();
        String other = creditCode();
        scenario.upload(CITY_CLERK, "/directory/import?kind=institutions", INSTITUTIONS, List.of(institution(mine, "东阿县"), institution(other, "临清市")));
        String html = scenario.upload(CLERK, "/directory/import?kind=teachers", TEACHERS, List.of(teacher(mine, 1, "专职"), teacher(mine, 2, "全职"),
                teacher(other, 3, "专职"), teacher(mine, 1, "专职"))).andExpect(status().isBadRequest()).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(html);
        assertThat(html).contains("有3处错误，全部没有导入", "第3行（G3）　任职：“全职”不在可选范围内", "第4行（A4）　统一社会信用代码：您可以登记的机构中没有这个代码",
                "第5行（C5）　公民身份号码：该教师已在本机构登记");
        assertThat(directory.teachers(facts.byCreditCode(List.of(mine)).get(mine).id())).isEmpty();
        byte[] returned = mvc.perform(get("/directory/import/returned?kind=teachers").with(signedInAs(CLERK))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(returned))) {
            assertThat(book.getSheetAt(0).getRow(2).getCell(9).getStringCellValue()).contains("【须改正】任职：“全职”不在可选范围内");
        }
        scenario.upload(CLERK, "/directory/import?kind=institutions", INSTITUTIONS, List.of(institution(mine, "东阿县"), institution(creditCode(), "临清市")))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("该代码已由“导入测试某学校")))
                .andExpect(content().string(containsString("县（市、区）：您只能登记本县（市、区）的机构")));
        scenario.upload(CLERK, "/directory/import?kind=teachers", List.of("姓名"), List.of(List.of("某教师"))).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("没有找到教师表的表头")));
    }

    @Test
    @DisplayName("日期的各种写法都认得；名称里看不见的字符不算数，不能凭它登记两家同名的机构")
    void asPeopleType() throws Exception {
        String code = creditCode();
        var one = new ArrayList<>(institution(code, "东阿县"));
        one.set(8, "2026年1月5日");
        one.set(11, "2026.1.5");
        one.set(12, "20261231");
        scenario.upload(CITY_CLERK, "/directory/import?kind=institutions", INSTITUTIONS, List.of(one)).andExpect(redirectedUrl("/directory/import?kind=institutions"));
        assertThat(facts.byCreditCode(List.of(code))).containsKey(code);
        var namesake = new java.util.HashMap<>(RegistrationScenario.institution(creditCode()));
        namesake.put("name", "导入测试\u200b某学校" + code.substring(11) + "\u00a0");
        scenario.send(CITY_CLERK, "/directory", namesake, GROUND).andExpect(status().isBadRequest()).andExpect(content().string(containsString("已有同名机构")));
    }

    @Test
    @DisplayName("一张表里两家机构同名的不导入：以后不能凭名称分清是哪一家")
    void namesakes() throws Exception {
        var one = new ArrayList<>(institution(creditCode(), "东阿县"));
        var other = new ArrayList<>(institution(creditCode(), "东阿县"));
        other.set(0, one.get(0));
        scenario.upload(CITY_CLERK, "/directory/import?kind=institutions", INSTITUTIONS, List.of(one, other)).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("与第2行同名。请核对全称；确为两家的，名称加注所在地。")));
    }

    @Test
    @DisplayName("一次导入的行数以政策参数为限")
    void rowsAreLimited() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i <= 2000; i++) {
            rows.add(List.of("6-31-01-03"));
        }
        scenario.upload(CITY_CLERK, "/standards/import", STANDARDS, rows).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("补贴标准表超过2000行")));
    }

    @Test
    @DisplayName("补贴标准由市级录入：新职业随之增加，按生效日期适用，以前的保留；同日再录为更正，前后数值记入审计")
    void standards() throws Exception {
        String code = "4-99-99-" + creditCode().substring(11, 17);
        List<List<String>> rows = List.of(List.of(code, "茶艺师" + code, "职业", "初级", "2026-01-01", "800", "80"),
                List.of(code, "茶艺师" + code, "职业", "五级（初级工）", "2026-07-01", "900.50", "90"));
        scenario.upload(actor(Role.COUNTY_CLERK, "371524"), "/standards/import", STANDARDS, rows).andExpect(status().isForbidden());
        scenario.upload(CITY_CLERK, "/standards/import", STANDARDS, rows).andExpect(redirectedUrl("/standards"));
        assertThat(directory.standard(code, Level.L5, LocalDate.of(2026, 6, 30)).orElseThrow().amount()).isEqualByComparingTo("800");
        assertThat(directory.standard(code, Level.L5, LocalDate.of(2026, 7, 1)).orElseThrow().amount()).isEqualByComparingTo(new BigDecimal("900.5"));
        assertThat(directory.occupations()).anyMatch(each -> each.code().equals(code) && each.levels().equals(List.of(Level.L5)));

        Map<String, String> typed = new LinkedHashMap<>(Map.of("code", code, "name", "茶艺师" + code, "kind", "职业", "level", "五级（初级工）", "validFrom", "2026-07-01",
                "amount", "950", "minHours", "90"));
        String there = scenario.send(CITY_CLERK, "/standards", typed, "笔误更正").andExpect(status().isConflict())
                .andExpect(content().string(containsString("自2026-07-01起的标准已经录入，现为900.5元/人、90课时（第8条）"))).andReturn().getResponse().getContentAsString();
        typed.put("seen", seen(there));
        scenario.send(CITY_CLERK, "/standards", typed, "笔误更正").andExpect(redirectedUrl("/standards"));
        assertThat(jdbc.sql("SELECT CAST(changes AS text) FROM audit_entry WHERE action = 'directory.standards' AND strpos(CAST(changes AS text), ?) > 0 ORDER BY seq DESC LIMIT 1")
                .param(code).query(String.class).single())
                .contains("900.5元/人、90课时", "950元/人、90课时");
        String page = mvc.perform(get("/standards").param("text", code).param("past", "true").with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(page.replace(code, ""));
        assertThat(page).contains("自2026-01-01起，至2026-06-30", "950.00", "笔误更正").doesNotContain("录入一条");
        scenario.send(CITY_CLERK, "/standards", Map.of("code", "6-31-01-03", "name", "焊工", "kind", "职业", "level", "不分等级", "validFrom", "x", "amount", "-1", "minHours", "0"), "")
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("等级：职业须分等级")))
                .andExpect(content().string(containsString("生效日期：“x”不是有效的日期"))).andExpect(content().string(containsString("补贴标准（元/人）：“-1”不符合要求")))
                .andExpect(content().string(containsString("2至200字（第8条）"))).andExpect(content().string(containsString("最少课时：“0”不符合要求"))).andExpect(content().string(containsString("value=\"焊工\"")));
    }

    @Test
    @DisplayName("补贴标准可以终止：写明最后一天，此后没有标准；填错的职业名称、类型可以更正，前后内容记入审计，与已有等级不合的、他人已更正的退回")
    void standardsEndAndOccupationsAreCorrected() throws Exception {
        String code = "4-99-98-" + creditCode().substring(11, 17);
        Map<String, String> typed = Map.of("code", code, "name", "茶艺帅" + code, "kind", "职业", "level", "五级（初级工）", "validFrom", "2026-01-01",
                "validTo", "2026-06-30", "amount", "800", "minHours", "80");
        scenario.send(CITY_CLERK, "/standards", typed, GROUND).andExpect(redirectedUrl("/standards"));
        assertThat(directory.standard(code, Level.L5, LocalDate.of(2026, 6, 30))).isPresent();
        assertThat(directory.standard(code, Level.L5, LocalDate.of(2026, 7, 1))).isEmpty();
        assertThat(trainers.standards(LocalDate.of(2026, 6, 30))).containsKey(code + "|L5");
        assertThat(trainers.standards(LocalDate.of(2026, 7, 1))).doesNotContainKey(code + "|L5");
        assertThat(standards.lines(code, true)).singleElement().satisfies(line -> assertThat(line.period()).isEqualTo("自2026-01-01起，至2026-06-30"));
        String list = mvc.perform(get("/standards").param("text", code).param("past", "true").with(signedInAs(CITY_CLERK))).andReturn().getResponse().getContentAsString();
        String again = Jsoup.parse(list).select("a:containsOwn(更正、终止)").attr("href");
        Document entry = Jsoup.parse(mvc.perform(get(URI.create(again)).with(signedInAs(CITY_CLERK))).andReturn().getResponse().getContentAsString());
        assertThat(entry.select("#validFrom").val() + entry.select("#validTo").val() + entry.select("#code").val() + entry.select("#level option[selected]").val()).as("不用重新填写，终止日期还在")
                .isEqualTo("2026-01-012026-06-30" + code + "五级（初级工）");

        String path = "/standards/occupations/" + code;
        String form = mvc.perform(get(path).with(signedInAs(CITY_CLERK))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        PageAssertions.assertPolite(form.replace(code, ""));
        String seen = Jsoup.parse(form).select("input[name=seen]").val();
        scenario.send(CITY_CLERK, path, Map.of("name", "茶艺师" + code, "kind", "创业培训", "seen", seen), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("类型：该职业（工种）已有五级（初级工）的标准，创业培训不分等级")));
        scenario.send(CLERK, path, Map.of("name", "茶艺师" + code, "kind", "职业", "seen", seen), GROUND).andExpect(status().isForbidden());
        scenario.send(CITY_CLERK, path, Map.of("name", "茶艺师" + code, "kind", "职业", "seen", seen), GROUND).andExpect(redirectedUrl("/standards"));
        assertThat(directory.occupations()).anyMatch(each -> each.code().equals(code) && each.name().equals("茶艺师" + code));
        assertThat(jdbc.sql("SELECT CAST(changes AS text) FROM audit_entry WHERE action = 'directory.occupationCorrected' AND strpos(summary, ?) > 0").param(code)
                .query(String.class).single()).contains("茶艺帅" + code, "茶艺师" + code).doesNotContain("类型");
        scenario.send(CITY_CLERK, path, Map.of("name", "茶叶师" + code, "kind", "职业", "seen", seen), GROUND).andExpect(status().isConflict())
                .andExpect(content().string(containsString("已由他人修改，现为“茶艺师" + code)));
    }

    @Test
    @DisplayName("导入的文件会改动已录入的标准的，先逐行列出前后数值、全部不导入；勾选更正的才导入，相同的照样导入")
    void importShowsWhatItCorrects() throws Exception {
        String code = "4-99-95-" + creditCode().substring(11, 17);
        List<String> line = List.of(code, "茶艺师" + code, "职业", "五级（初级工）", "2026-01-01", "800", "80");
        scenario.upload(CITY_CLERK, "/standards/import", STANDARDS, List.of(line)).andExpect(redirectedUrl("/standards"));
        scenario.upload(CITY_CLERK, "/standards/import", STANDARDS, List.of(line)).andExpect(redirectedUrl("/standards"));
        List<List<String>> other = List.of(List.of(code, "茶艺师" + code, "职业", "五级（初级工）", "2026-01-01", "850", "80"),
                List.of(code, "茶艺师" + code, "职业", "四级（中级工）", "2026-01-01", "1000", "80"));
        scenario.upload(CITY_CLERK, "/standards/import", STANDARDS, other).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("已经录入，现为800元/人、80课时，文件中为850元/人、80课时。确需更正的")))
                .andExpect(content().string(containsString("name=\"corrects\"")));
        assertThat(standards.lines(code, true)).singleElement().satisfies(each -> assertThat(each.words()).isEqualTo("800元/人、80课时"));
        scenario.upload(CITY_CLERK, "/standards/import?corrects=true", STANDARDS, other).andExpect(redirectedUrl("/standards"));
        assertThat(standards.lines(code, true)).extracting(each -> each.words()).containsExactlyInAnyOrder("850元/人、80课时", "1000元/人、80课时");
    }

    @Test
    @DisplayName("再次录入同一标准没有写终止日期的，不取消已录入的终止日期；在该条的更正页面清空的才取消，他人已更正的先核对")
    void standardsKeepTheirLastDay() throws Exception {
        String code = "4-99-97-" + creditCode().substring(11, 17);
        Map<String, String> ended = new LinkedHashMap<>(Map.of("code", code, "name", "茶艺师" + code, "kind", "职业", "level", "五级（初级工）",
                "validFrom", "2026-01-01", "validTo", "2026-06-30", "amount", "800", "minHours", "80"));
        scenario.send(CITY_CLERK, "/standards", ended, GROUND).andExpect(redirectedUrl("/standards"));
        String refused = "终止日期：该标准已录入终止日期2026-06-30（第8条）。请照填";
        scenario.upload(CITY_CLERK, "/standards/import", STANDARDS, List.of(List.of(code, "茶艺师" + code, "职业", "五级（初级工）", "2026-01-01", "850", "80")))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("已录入终止日期2026-06-30")));
        assertThat(jdbc.sql("SELECT (returned_at AT TIME ZONE 'Asia/Shanghai')::date FROM returned_worksheet WHERE case_number = ? AND kind = 'standards'")
                .param("机构目录/" + CITY_CLERK.userId()).query(LocalDate.class).single()).as("退回的日子，保存期限由此起算").isEqualTo(time.today());
        Map<String, String> open = new LinkedHashMap<>(ended);
        open.put("validTo", "");
        scenario.send(CITY_CLERK, "/standards", open, GROUND).andExpect(status().isBadRequest()).andExpect(content().string(containsString(refused)));
        assertThat(standards.lines(code, true)).singleElement().satisfies(line -> assertThat(line.endsOn()).isEqualTo(LocalDate.of(2026, 6, 30)));

        String seen = seen(mvc.perform(get("/standards/new").param("after", code + "|L5|2026-01-01").with(signedInAs(CITY_CLERK))).andReturn().getResponse().getContentAsString());
        ended.put("amount", "900");
        ended.put("seen", seen);
        scenario.send(CITY_CLERK, "/standards", ended, GROUND).andExpect(redirectedUrl("/standards"));
        open.put("seen", seen);
        String again = scenario.send(CITY_CLERK, "/standards", open, GROUND).andExpect(status().isConflict())
                .andExpect(content().string(containsString("已由他人更正，现为900元/人、80课时，至2026-06-30"))).andReturn().getResponse().getContentAsString();
        open.put("seen", seen(again));
        scenario.send(CITY_CLERK, "/standards", open, GROUND).andExpect(redirectedUrl("/standards"));
        assertThat(standards.lines(code, true)).singleElement().satisfies(line -> assertThat(line.words()).isEqualTo("800元/人、80课时"));
    }

    @Test
    @DisplayName("在一条标准的更正页面改了等级的：先说明将另录一条、原来的不变，再次保存才录入")
    void anotherLevelIsAnotherLine() throws Exception {
        String code = "4-99-96-" + creditCode().substring(11, 17);
        Map<String, String> typed = new LinkedHashMap<>(Map.of("code", code, "name", "茶艺师" + code, "kind", "职业", "level", "五级（初级工）",
                "validFrom", "2026-01-01", "amount", "800", "minHours", "80"));
        scenario.send(CITY_CLERK, "/standards", typed, GROUND).andExpect(redirectedUrl("/standards"));
        typed.put("level", "四级（中级工）");
        typed.put("seen", seen(mvc.perform(get("/standards/new").param("after", code + "|L5|2026-01-01").with(signedInAs(CITY_CLERK))).andReturn().getResponse().getContentAsString()));
        String asked = scenario.send(CITY_CLERK, "/standards", typed, GROUND).andExpect(status().isConflict())
                .andExpect(content().string(containsString("保存后另录茶艺师" + code + "四级（中级工）自2026-01-01起的标准，打开的那一条不变"))).andReturn().getResponse().getContentAsString();
        assertThat(standards.lines(code, true)).hasSize(1);
        assertThat(seen(asked)).isEmpty();
        typed.remove("seen");
        scenario.send(CITY_CLERK, "/standards", typed, GROUND).andExpect(redirectedUrl("/standards"));
        assertThat(standards.lines(code, true)).extracting(line -> line.level()).containsExactlyInAnyOrder(Level.L5, Level.L4);
    }

    private static String seen(String page) {
        return Jsoup.parse(page).select("input[name=seen]").val();
    }

    @Test
    @DisplayName("模板：全部列名和填写说明，填好以后原样可以导入")
    void templates() throws Exception {
        byte[] template = mvc.perform(get("/directory/import/template?kind=teachers").with(signedInAs(CLERK))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            for (int i = 0; i < TEACHERS.size(); i++) {
                assertThat(book.getSheetAt(0).getRow(0).getCell(i).getStringCellValue().replace("*", "")).isEqualTo(TEACHERS.get(i));
            }
            assertThat(book.getSheet("填写说明").getPhysicalNumberOfRows()).isEqualTo(TEACHERS.size() + 1);
        }
        mvc.perform(get("/directory/import/template?kind=houses").with(signedInAs(CLERK))).andExpect(status().isNotFound());
    }
}
