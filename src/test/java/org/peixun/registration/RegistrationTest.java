package org.peixun.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.applicant;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.registration.RegistrationScenario.GROUND;
import static org.peixun.registration.RegistrationScenario.creditCode;
import static org.peixun.registration.RegistrationScenario.institution;
import static org.peixun.registration.RegistrationScenario.place;
import static org.peixun.registration.RegistrationScenario.teacher;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Beside;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Level;
import org.peixun.directory.Trainers;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.shared.RequestRefused;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@IntegrationTest
@DisplayName("目录登记（第12条）")
class RegistrationTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final Actor OTHER_CLERK = actor(Role.COUNTY_CLERK, "371526");
    private static final Actor CITY_CLERK = actor(Role.CITY_CLERK, "371500");
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);

    @Autowired RegistrationScenario scenario;
    @Autowired FilingScenario filings;
    @Autowired DirectoryKeeping keeping;
    @Autowired Beside beside;
    @Autowired Directory directory;
    @Autowired DirectoryRegister register;
    @Autowired Trainers trainers;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void backToMay() {
        time.reset();
    }

    private static String idNumber(int nth) {
        return FictitiousCitizenId.other(LocalDate.of(1980, 2, 3).plusDays(nth), nth).value();
    }

    private String page(Actor actor, String path) throws Exception {
        return mvc.perform(get(path).with(signedInAs(actor))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    private String seen(Actor actor, String path) throws Exception {
        return Jsoup.parse(page(actor, path)).select("input[name=seen]").val();
    }

    @Test
    @DisplayName("县区经办登记机构：按日期列入目录，协议、承训范围、教师、场地逐项登记，每一项有登记人、时间和依据，记入审计")
    void registers() throws Exception {
        long id = scenario.registered(CLERK, creditCode());
        assertThat(directory.statusOn(id, LocalDate.of(2026, 1, 4))).isEqualTo(DirectoryStatus.PENDING);
        assertThat(directory.statusOn(id, LocalDate.of(2026, 1, 5))).isEqualTo(DirectoryStatus.NORMAL);
        scenario.send(CLERK, "/directory/" + id + "/scopes", Map.of("occupation", "6-31-01-03 电工", "levels", "四级（中级工）", "validFrom", "2026-01-05"), GROUND)
                .andExpect(redirectedUrl("/directory/" + id));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, YEAR_END)).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, YEAR_END.plusDays(1))).as("协议到期").isFalse();
        scenario.send(CLERK, "/directory/" + id + "/teachers", teacher(idNumber(1), "ZS-R-1"), GROUND).andExpect(redirectedUrl("/directory/" + id));
        scenario.send(CLERK, "/directory/" + id + "/places", place(), GROUND).andExpect(redirectedUrl("/directory/" + id));

        String html = page(CLERK, "/directory/" + id);
        PageAssertions.assertPolite(html);
        assertThat(html).contains("ZS-R-1", "一号教室", "东阿培协〔2026〕3号", GROUND, "登记教师：某教师（讲师，电工，专职，自2026-01-05起）", CLERK.name())
                .doesNotContain(idNumber(1));
        assertThat(jdbc.sql("SELECT id_number FROM teacher WHERE institution_id = ?").param(id).query(String.class).single()).doesNotContain(idNumber(1));
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'directory.entered' AND strpos(summary, ?) > 0")
                .param(directory.institution(id).name()).query(Integer.class).single()).isEqualTo(4);
    }

    @Test
    @DisplayName("县区经办只登记本县的机构，市级经办登记全市的；其他岗位不能登记")
    void whoMay() throws Exception {
        long id = scenario.registered(CITY_CLERK, creditCode());
        scenario.send(OTHER_CLERK, "/directory", institution(creditCode()), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("县（市、区）：您只能登记本县（市、区）的机构")));
        scenario.send(OTHER_CLERK, "/directory/" + id + "/places", place(), GROUND).andExpect(status().isNotFound());
        mvc.perform(get("/directory/" + id + "/places/new").with(signedInAs(OTHER_CLERK))).andExpect(status().isNotFound());
        for (Role role : new Role[] {Role.COUNTY_MANAGER, Role.CITY_MANAGER, Role.SYSTEM_ADMIN, Role.FINANCE}) {
            scenario.send(actor(role, "371524"), "/directory/" + id + "/places", place(), GROUND).andExpect(status().isForbidden());
        }
        scenario.send(applicant("371524", id), "/directory/" + id + "/places", place(), GROUND).andExpect(status().isForbidden());
        assertThat(directory.places(id)).isEmpty();
        assertThat(page(OTHER_CLERK, "/directory")).contains("登记机构");
        assertThat(page(OTHER_CLERK, "/directory/" + id)).doesNotContain("登记教师", "修改机构信息");
    }

    @Test
    @DisplayName("机构看到自己的教师、场地、协议和登记记录，看不到其他机构的")
    void institutionsReadTheirOwn() throws Exception {
        long own = scenario.registered(CLERK, creditCode());
        long other = scenario.registered(CLERK, creditCode());
        for (long id : new long[] {own, other}) {
            scenario.send(CLERK, "/directory/" + id + "/teachers", teacher(idNumber(2), "ZS-R-2"), GROUND);
        }
        Actor applicant = applicant("371524", own);
        assertThat(page(applicant, "/directory/" + own)).contains("ZS-R-2", "登记记录", "东阿培协").doesNotContain("登记教师</a>");
        mvc.perform(get("/directory/" + other).with(signedInAs(applicant))).andExpect(redirectedUrl("/institutions/" + other));
        assertThat(page(applicant, "/institutions/" + other)).doesNotContain("ZS-R-2", "登记记录", "东阿培协");
        var both = new Actor("both", "某人", Set.of(new Grant(Role.APPLICANT, "371524", own), new Grant(Role.APPLICANT, "371524", other)));
        for (long id : new long[] {own, other}) {
            assertThat(page(both, "/directory/" + id)).as("代表两家的，两家都看得到").contains("ZS-R-2");
        }
    }

    @Test
    @DisplayName("两人同时修改同一机构：后到的得到说明，先存的不被覆盖")
    void changedMeanwhile() throws Exception {
        long id = scenario.registered(CLERK, creditCode());
        var form = keeping.standing("institutions", id, String.valueOf(id), CLERK);
        assertThat(beside.second(() -> change(id, form, "address", "新路2号"), () -> change(id, form, "contact", "另一老师")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("已由他人修改");
        assertThat(directory.institution(id).address()).isEqualTo("新路2号");
    }

    private void change(long id, Form form, String field, String value) {
        directory.institution(id); // as the page's own checks have read it before
        var typed = new LinkedHashMap<>(form.values());
        typed.put(field, value);
        SignedInAs.runAs(CLERK, () -> keeping.change("institutions", id, String.valueOf(id), typed, form.seen(), GROUND, CLERK));
    }

    @Test
    @DisplayName("填错的逐项指出字段、规则和可以接受的内容，填写的都在，什么也没有保存")
    void refusesBadInput() throws Exception {
        Map<String, String> typed = institution(creditCode());
        typed.put("creditCode", "52999999REG00000AA");
        typed.put("phone", "12");
        typed.put("listedOn", "2026-05-07");
        typed.put("agreementTo", "2036-01-05");
        typed.put("kind", "公司");
        scenario.send(CLERK, "/directory", typed, "").andExpect(status().isBadRequest()).andExpect(content().string(containsString("52999999REG00000AA")))
                .andExpect(content().string(containsString("统一社会信用代码：统一社会信用代码校验码不符")))
                .andExpect(content().string(containsString("联系电话：联系电话无法识别")))
                .andExpect(content().string(containsString("列入目录日期：2026-05-07晚于今天")))
                .andExpect(content().string(containsString("协议终止日期：2036-01-05超过协议期限上限36个月（第12条）。自2026-01-05起最晚填写2029-01-04")))
                .andExpect(content().string(containsString("类别：“公司”不在可选范围内")))
                .andExpect(content().string(containsString("登记依据：须写明文号或者事由")))
                .andExpect(content().string(containsString("value=\"登记测试某职业培训学校")));
        String code = creditCode();
        scenario.registered(CLERK, code);
        scenario.send(CLERK, "/directory", institution(code), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("该代码已由“登记测试某职业培训学校")));
    }

    @Test
    @DisplayName("同一教师在同一机构只登记一次；同一证书不能在两个人名下")
    void teachersAreOnePerson() throws Exception {
        long id = scenario.registered(CLERK, creditCode());
        scenario.send(CLERK, "/directory/" + id + "/teachers", teacher(idNumber(3), "ZS-R-3"), GROUND).andExpect(status().is3xxRedirection());
        scenario.send(CLERK, "/directory/" + id + "/teachers", teacher(idNumber(3), "ZS-R-33"), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("该教师已在本机构登记（某教师，自2026-01-05起）")));
        long other = scenario.registered(CLERK, creditCode());
        scenario.send(CLERK, "/directory/" + other + "/teachers", teacher(idNumber(4), "ZS-R-3"), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("资格证书编号：该编号已登记在另一名教师名下")));
        scenario.send(CLERK, "/directory/" + other + "/teachers", teacher(idNumber(3), "ZS-R-3"), GROUND).andExpect(status().is3xxRedirection());
        scenario.send(CLERK, "/directory/" + other + "/teachers", teacher("999999198002030013", "ZS-R-4"), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("公民身份号码：身份证号")));
    }

    @Test
    @DisplayName("修改教师而没有重新填写身份号码的，同样按已登记的号码核对：不能改成他人的证书，也不能与自己的另一行重复；重复的一行可以终止")
    void editsAreHeldAgainstTheStoredNumber() throws Exception {
        long id = scenario.registered(CLERK, creditCode());
        for (int nth : new int[] {6, 7}) {
            scenario.send(CLERK, "/directory/" + id + "/teachers", teacher(idNumber(nth), "ZS-R-" + nth), GROUND).andExpect(status().is3xxRedirection());
        }
        String path = "/directory/" + id + "/teachers/" + directory.teachers(id).get(1).id();
        Map<String, String> typed = new LinkedHashMap<>(teacher("", "ZS-R-6"));
        typed.put("seen", seen(CLERK, path));
        scenario.send(CLERK, path, typed, "更正证书编号").andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("资格证书编号：该编号已登记在另一名教师名下")));
        jdbc.sql("UPDATE teacher SET id_hash = (SELECT min(id_hash) FROM teacher WHERE institution_id = :id) WHERE institution_id = :id").param("id", id).update();
        typed.put("certificateNo", "ZS-R-8");
        scenario.send(CLERK, path, typed, "更正证书编号").andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("公民身份号码：该教师已在本机构登记（某教师，自2026-01-05起）")));
        typed.put("certificateNo", "ZS-R-7");
        typed.put("validTo", "2026-05-05");
        scenario.send(CLERK, path, typed, "重复登记").andExpect(redirectedUrl("/directory/" + id));
    }

    @Test
    @DisplayName("更正教师的资格证书编号，已报送班期的课次随之更正，别的机构仍看得出该教师同一时间已在授课")
    void bookedLessonsFollowTheCertificate() throws Exception {
        var first = filings.submitted();
        var second = filings.aValidDraft();
        String path = "/directory/" + first.institutionId() + "/teachers/" + first.institutionId();
        Map<String, String> typed = new LinkedHashMap<>(teacher("", "ZS-C-" + first.institutionId()));
        typed.put("seen", seen(CLERK, path));
        scenario.send(CLERK, path, typed, "证书编号录入有误").andExpect(status().is3xxRedirection());
        jdbc.sql("UPDATE teacher SET certificate_no = ? WHERE institution_id = ?").params("ZS-C-" + first.institutionId(), second.institutionId()).update();
        assertThat(page(second.applicant(), "/filings/" + second.number() + "?step=timetable")).contains("另一机构的班期");
    }

    @Test
    @DisplayName("终止教师只写最后一天，不删除；打开页面以后他人已修改的不覆盖，填写的都在")
    void changesAndEnds() throws Exception {
        long id = scenario.registered(CLERK, creditCode());
        scenario.send(CLERK, "/directory/" + id + "/teachers", teacher(idNumber(5), "ZS-R-5"), GROUND);
        String path = "/directory/" + id + "/teachers/" + directory.teachers(id).get(0).id();
        String seen = seen(CLERK, path);
        assertThat(page(CLERK, path)).contains("已登记的公民身份号码：000000********").doesNotContain(idNumber(5));
        Map<String, String> typed = new LinkedHashMap<>(teacher("", "ZS-R-5"));
        typed.put("validTo", "2026-05-05");
        typed.put("seen", seen);
        scenario.send(CLERK, path, typed, "教师因病离职").andExpect(redirectedUrl("/directory/" + id));
        assertThat(directory.teachers(id)).singleElement().satisfies(teacher -> assertThat(teacher.validTo()).isEqualTo("2026-05-05"));
        assertThat(page(CLERK, "/directory/" + id)).contains("任职终止日期由“”改为“2026-05-05”", "教师因病离职");
        typed.put("title", "高级讲师");
        scenario.send(CITY_CLERK, path, typed, "更正职称").andExpect(status().isConflict())
                .andExpect(content().string(containsString("已由他人修改"))).andExpect(content().string(containsString("value=\"高级讲师\"")));
        typed.put("validTo", "2026-01-01");
        typed.put("seen", seen(CLERK, path));
        scenario.send(CLERK, path, typed, "更正").andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("任职终止日期：2026-01-01早于起始日期2026-01-05")));
    }

    @Test
    @DisplayName("续签协议：没有间断的，承训范围随新协议延续；有间断的，间断期间不能承训；终止的范围不再延续")
    void agreementsAreRenewed() throws Exception {
        long id = scenario.registered(CLERK, creditCode());
        scenario.send(CLERK, "/directory/" + id + "/scopes", Map.of("occupation", "电工", "levels", "中级、高级", "validFrom", "2026-01-05"), GROUND)
                .andExpect(status().is3xxRedirection());
        scenario.send(CLERK, "/directory/" + id + "/scopes", Map.of("occupation", "电工", "levels", "中级", "validFrom", "2026-06-01"), GROUND)
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("等级：四级（中级工）已核定（自2026-01-05起）")));
        scenario.send(CLERK, "/directory/" + id + "/scopes", Map.of("occupation", "焊工", "levels", "中级", "validFrom", "2027-01-01"), GROUND)
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("生效日期：2027-01-01晚于协议有效期（至2026-12-31）")));
        String ended = "/directory/" + id + "/scopes/6-31-01-03,L3,2026-01-05";
        scenario.send(CLERK, ended, Map.of("validTo", "2026-10-31", "seen", seen(CLERK, ended)), "核减").andExpect(redirectedUrl("/directory/" + id));
        agreement(id, "续一", "2027-01-01", "2027-12-31");
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L3, LocalDate.of(2026, 10, 31))).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L3, LocalDate.of(2026, 11, 1))).isFalse();
        agreement(id, "续二", "2028-03-01", "2028-12-31");
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2028, 2, 29))).isFalse();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2028, 3, 1))).isTrue();
        assertThat(directory.agreements(id)).extracting(Directory.Agreement::number).containsExactly("续二", "续一", "东阿培协〔2026〕3号");
        scenario.send(CLERK, "/directory/" + id + "/agreements",
                Map.of("agreementNo", "续二", "agreementFrom", "2029-01-01", "agreementTo", "2029-12-31"), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("该机构已登记编号为“续二”的协议")));
        String wrong = "/directory/" + id + "/agreements/" + directory.agreements(id).get(0).id();
        scenario.send(CLERK, wrong, Map.of("agreementNo", "续一", "agreementFrom", "2028-03-01", "agreementTo", "2028-11-30", "seen", seen(CLERK, wrong)),
                "终止日期录入有误").andExpect(status().isBadRequest()).andExpect(content().string(containsString("该机构已登记编号为“续一”的协议")));
        scenario.send(CLERK, wrong, Map.of("agreementNo", "续二", "agreementFrom", "2028-03-01", "agreementTo", "2028-11-30", "seen", seen(CLERK, wrong)),
                "终止日期录入有误").andExpect(redirectedUrl("/directory/" + id));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2028, 12, 1))).as("更正的终止日期").isFalse();
    }

    @Test
    @DisplayName("终止的承训范围可以恢复，不能延到同一等级另行核定的一项：后来的核减以后一项为准")
    void aScopeGoesOnUntilTheNext() throws Exception {
        long id = scenario.registered(CLERK, creditCode());
        String home = "/directory/" + id;
        scenario.send(CLERK, home + "/scopes", scope("电工", "2026-02-01"), GROUND).andExpect(redirectedUrl(home));
        String first = home + "/scopes/6-31-01-03,L4,2026-02-01";
        end(first, "2026-03-31").andExpect(redirectedUrl(home));
        end(first, "").andExpect(redirectedUrl(home));
        end(first, "2026-04-30").andExpect(redirectedUrl(home));
        scenario.send(CLERK, home + "/scopes", scope("电工", "2026-07-01"), GROUND).andExpect(redirectedUrl(home));
        end(first, "").andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("终止日期：四级（中级工）自2026-07-01起另有核定（第12条），两项不能重叠。请填写2026-06-30或者以前的日期")));
        end(first, "2026-06-30").andExpect(redirectedUrl(home));
        end(home + "/scopes/6-31-01-03,L4,2026-07-01", "2026-08-31").andExpect(redirectedUrl(home));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 9, 1))).isFalse();
    }

    private ResultActions end(String path, String lastDay) throws Exception {
        return scenario.send(CLERK, path, Map.of("validTo", lastDay, "seen", seen(CLERK, path)), "更正");
    }

    @Test
    @DisplayName("协议开始以前和两份协议之间不能承训，后核定的范围同样如此；不在任何协议有效期内的生效日期不予登记；更正协议起始日期随之改变")
    void noAgreementNoTraining() throws Exception {
        Map<String, String> later = institution(creditCode());
        later.putAll(Map.of("agreementFrom", "2026-09-01", "agreementTo", "2027-12-31"));
        String home = scenario.send(CLERK, "/directory", later, GROUND).andReturn().getResponse().getRedirectedUrl();
        long id = Long.parseLong(home.substring("/directory/".length()));
        scenario.send(CLERK, home + "/scopes", scope("电工", "2026-01-01"), GROUND).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("生效日期：2026-01-01不在协议有效期内（自2026-09-01起，至2027-12-31），没有协议的期间不能承训（第12条）")));
        scenario.send(CLERK, home + "/scopes", scope("电工", "2026-09-01"), GROUND).andExpect(redirectedUrl(home));
        agreement(id, "续一", "2028-03-01", "2028-12-31");
        scenario.send(CLERK, home + "/scopes", scope("焊工", "2028-02-29"), GROUND).andExpect(status().isBadRequest());
        scenario.send(CLERK, home + "/scopes", scope("焊工", "2027-12-01"), GROUND).andExpect(redirectedUrl(home));
        assertThat(directory.mayTrain(id, "6-18-02-04", Level.L4, LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(directory.mayTrain(id, "6-18-02-04", Level.L4, LocalDate.of(2028, 1, 1))).as("两份协议之间").isFalse();
        assertThat(directory.mayTrain(id, "6-18-02-04", Level.L4, LocalDate.of(2028, 3, 1))).isTrue();

        String first = home + "/agreements/" + directory.agreements(id).get(1).id();
        scenario.send(CLERK, first, Map.of("agreementNo", later.get("agreementNo"), "agreementFrom", "2026-10-01", "agreementTo", "2027-12-31",
                "seen", seen(CLERK, first)), "起始日期录入有误").andExpect(redirectedUrl(home));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 9, 30))).as("协议开始以前").isFalse();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 10, 1))).isTrue();
        assertThat(trainers.of("371524", LocalDate.of(2026, 9, 30))).filteredOn(body -> body.id() == id).singleElement()
                .satisfies(body -> assertThat(body.mayTrain("6-31-01-03", Level.L4)).isFalse());
        assertThat(trainers.of("371524", LocalDate.of(2026, 10, 1))).filteredOn(body -> body.id() == id).singleElement()
                .satisfies(body -> assertThat(body.mayTrain("6-31-01-03", Level.L4)).isTrue());
    }

    private static Map<String, String> scope(String occupation, String from) {
        return Map.of("occupation", occupation, "levels", "中级", "validFrom", from);
    }

    @Test
    @DisplayName("只录入了协议终止日期的机构（登记以前已在目录）：首次登记续签的协议以后，原协议的期间照旧可以承训")
    void loadedInstitutionsStayAsTheyAre() throws Exception {
        long id = register.newIds(1).get(0);
        register.institutions(List.of(new DirectoryRegister.Entry(new Directory.Institution(id, "承训测试某老校" + id, "某老校", "院校", creditCode(), "371524",
                "某路1号", "0635-0000000", "某老师"), DirectoryStatus.NORMAL, LocalDate.of(2024, 1, 2), "首批入目录", "某人社字〔2024〕1号",
                List.of(new Directory.Scope("6-31-01-03", "电工", Level.L4, LocalDate.of(2024, 1, 2), null, YEAR_END)), List.of(), List.of())));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, YEAR_END)).isTrue();
        agreement(id, "续一", "2027-01-01", "2027-12-31");
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2024, 1, 2))).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(directory.agreements(id)).extracting(Directory.Agreement::number).containsExactly("续一", "登记以前的协议");
    }

    @Test
    @DisplayName("企业改为培训机构或者院校须有有效的协议，原来不限期的承训范围自此随协议到期")
    void anEnterpriseBecomesASchool() throws Exception {
        String code = creditCode();
        Map<String, String> typed = institution(code);
        typed.putAll(Map.of("kind", "企业", "agreementNo", "", "agreementFrom", "", "agreementTo", ""));
        String home = scenario.send(CLERK, "/directory", typed, GROUND).andReturn().getResponse().getRedirectedUrl();
        long id = Long.parseLong(home.substring("/directory/".length()));
        scenario.send(CLERK, home + "/scopes", scope("电工", "2026-01-05"), GROUND).andExpect(redirectedUrl(home));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2030, 1, 1))).isTrue();
        String path = home + "/institutions/" + id;
        typed.put("kind", "院校");
        typed.put("seen", seen(CLERK, path));
        scenario.send(CLERK, path, typed, "性质变更").andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("类别：该企业今天没有有效的培训协议，不能改为“院校”")));
        agreement(id, "首份", "2026-05-01", "2026-12-31");
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2030, 1, 1))).as("仍是企业").isTrue();
        scenario.send(CLERK, path, typed, "性质变更").andExpect(redirectedUrl(home));
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, YEAR_END)).isTrue();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(directory.mayTrain(id, "6-31-01-03", Level.L4, LocalDate.of(2026, 4, 30))).isFalse();
        jdbc.sql("UPDATE institution_scope SET agreement_valid_to = NULL WHERE institution_id = ?").param(id).update();
        agreement(id, "续一", "2027-01-01", "2027-12-31");
        assertThat(directory.scopes(id)).extracting(Directory.Scope::agreementValidTo).containsExactly(LocalDate.of(2027, 12, 31));
    }

    private void agreement(long id, String number, String from, String to) throws Exception {
        scenario.send(CLERK, "/directory/" + id + "/agreements", Map.of("agreementNo", number, "agreementFrom", from, "agreementTo", to), GROUND)
                .andExpect(redirectedUrl("/directory/" + id));
    }

    @Test
    @DisplayName("修改机构信息：只改联系方式等，辖区不变；没有改动的不留记录")
    void changesTheInstitution() throws Exception {
        String code = creditCode();
        long id = scenario.registered(CLERK, code);
        String path = "/directory/" + id + "/institutions/" + id;
        Map<String, String> typed = institution(code);
        typed.put("county", "临清市");
        typed.put("seen", seen(CLERK, path));
        scenario.send(CLERK, path, typed, "核对").andExpect(redirectedUrl("/directory/" + id));
        assertThat(directory.changes(id)).hasSize(1);
        typed.put("phone", "13800000000");
        scenario.send(CLERK, path, typed, "机构来函").andExpect(redirectedUrl("/directory/" + id));
        assertThat(directory.institution(id).phone()).isEqualTo("13800000000");
        assertThat(directory.institution(id).jurisdiction()).isEqualTo("371524");
        assertThat(directory.changes(id).get(0).what()).contains("联系电话由“0635-1234567”改为“13800000000”");
        mvc.perform(get("/directory/" + id + "/houses/new").with(signedInAs(CLERK))).andExpect(status().isNotFound());
        mvc.perform(get("/directory/" + id + "/teachers/x").with(signedInAs(CLERK))).andExpect(status().isNotFound());
        mvc.perform(get("/directory/" + id).with(signedInAs(CLERK))).andExpect(content().string(not(containsString("onclick"))));
    }
}
