package org.peixun.auditor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peixun.IntegrationTest;
import org.peixun.Plans;
import org.peixun.audit.AskedVerifications;
import org.peixun.audit.AuditLog;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

@IntegrationTest
@DisplayName("审计页面：审计管理员可查、可导出、可验证；其他人员不能")
class AuditPagesTest {

    @Autowired MockMvc mvc;
    @Autowired AuditTrail trail;
    @Autowired AuditLog log;
    @Autowired AskedVerifications verifications;
    @Autowired Commands commands;
    @Autowired JdbcTemplate jdbc;
    @Autowired Plans plans;
    @Autowired TemplateEngine templates;
    @Autowired PlatformTransactionManager transactions;

    private final String run = UUID.randomUUID().toString();
    /** As real ones look: what stands in the audit stays, and other tests look at its pages. */
    private final String number = "开班2026-" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    @BeforeEach
    void twoEntries() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            trail.record(new AuditTrail.Entry("371524", number, "wang-" + run, "王某", "classFiling.resubmitted", "=修改了场地",
                    Map.of("场地", new Change("一楼教室", "二楼教室"))));
            trail.record(new AuditTrail.Entry("371502", null, "li-" + run, "李某", "policy.changed", "<b>另一件</b>", Map.of()));
        });
    }

    @Test
    @DisplayName("按案件编号查：前后值在列，其他案件的不在")
    void filtersByCase() throws Exception {
        mvc.perform(get("/admin/audit").param("caseNumber", number).param("from", "2020-01-01").param("to", "")
                        .with(signedInAs(actor(Role.AUDITOR, "371500"))))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(
                        containsString("一楼教室"), containsString("二楼教室"), containsString("东阿县 · "),
                        not(containsString("另一件")))));
    }

    @Test
    @DisplayName("按登录名查：内容转义显示；查无结果时说明怎么办")
    void filtersByPerson() throws Exception {
        mvc.perform(get("/admin/audit").param("person", "li-" + run).with(signedInAs(actor(Role.AUDITOR, "371500"))))
                .andExpect(content().string(allOf(containsString("&lt;b&gt;另一件"), not(containsString("一楼教室")))));
        mvc.perform(get("/admin/audit").param("person", "无此人").with(signedInAs(actor(Role.AUDITOR, "371500"))))
                .andExpect(content().string(containsString("没有符合条件的审计记录")));
    }

    @Test
    @DisplayName("起始日期晚于截止日期的，说明是日期填反了，不让人以为没有记录")
    void datesReversed() throws Exception {
        mvc.perform(get("/admin/audit").param("from", "2026-12-05").param("to", "2026-12-01").with(signedInAs(actor(Role.AUDITOR, "371500"))))
                .andExpect(status().isOk()).andExpect(content().string(allOf(
                        containsString("起始日期晚于截止日期"), not(containsString("请减少条件")))));
    }

    @Test
    @DisplayName("翻页到第200页为止：再往前的按日期查，不为一页把多年的记录都读一遍")
    void pagesEnd() throws Exception {
        mvc.perform(get("/admin/audit").param("page", "40000000").with(signedInAs(actor(Role.AUDITOR, "371500"))))
                .andExpect(status().isOk()).andExpect(content().string(containsString("第 200 页")));
    }

    @Test
    @DisplayName("按人员查：登录名、姓名各由索引取最近的，很少操作的人也不必读遍多年的记录")
    void personByIndex() {
        assertThat(plans.of(() -> log.search(new AuditLog.Filter(null, null, "li-" + run, null, null, null), 0, 50))).singleElement().asString()
                .contains("(actor_id = account.id)", "audit_entry_actor_name").doesNotContain("Seq Scan on audit_entry");
        assertThat(log.search(new AuditLog.Filter(null, null, "li-" + run, "policy.changed", null, "371502"), 0, 50).lines()).hasSize(1);
        assertThat(log.search(new AuditLog.Filter(LocalDate.of(2020, 1, 1), null, "李某", null, null, null), 0, 50).lines()).isNotEmpty()
                .allSatisfy(line -> assertThat(line.actorName()).isEqualTo("李某"));
    }

    @Test
    @DisplayName("日期写错：400 和一句话，不是错误页堆栈")
    void wrongDateIsRefused() throws Exception {
        mvc.perform(get("/admin/audit").param("from", "昨天").with(signedInAs(actor(Role.AUDITOR, "371500"))))
                .andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("导出：文字不会变成公式；导出本身留痕")
    void exports() throws Exception {
        byte[] file = mvc.perform(get("/admin/audit/export").param("caseNumber", number)
                        .with(signedInAs(actor(Role.AUDITOR, "371500"))))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var row = book.getSheetAt(0).getRow(1);
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(1);
            assertThat(row.getCell(7).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(7).getStringCellValue()).isEqualTo("=修改了场地");
            assertThat(row.getCell(8).getStringCellValue()).isEqualTo("场地：一楼教室 → 二楼教室");
        }
        var exported = new AuditLog.Filter(null, null, null, "audit.exported", null, null);
        assertThat(log.search(exported, 0, 1).lines()).singleElement()
                .satisfies(line -> assertThat(line.changes().get(0).after()).isEqualTo(number));
    }

    @Test
    @DisplayName("验证：点了即答复，后台分批核对，页面说进度；完成以后每条链给出条数、结果和末条摘要，验证本身留痕")
    void verifies() throws Exception {
        verified();
        mvc.perform(post("/admin/audit/verification").param("commandId", commands.next()).with(csrf()).with(signedInAs(auditor())))
                .andExpect(redirectedUrl("/admin/audit/verification"));
        assertThat(verificationPage()).contains("正在验证：已核对 0 条", "查看进度", "上次验证的结果").doesNotContain("重新验证");
        assertThat(verifications.goOn()).isTrue();
        assertThat(verificationPage()).contains("正在验证").doesNotContain("已核对 0 条");
        verified();
        assertThat(verificationPage()).contains("完好", "东阿县", "末条摘要", "重新验证").doesNotContain("正在验证");
        assertThat(log.search(new AuditLog.Filter(null, null, null, "audit.verified", null, null), 0, 1).lines()).singleElement()
                .satisfies(line -> assertThat(line.summary()).startsWith("验证审计链"));
    }

    @Test
    @DisplayName("验证：已有一次在进行的，再点不另起一次；只留最近完成的一次")
    void oneAtATime() {
        verified();
        verifications.ask("wang-" + run, "王某");
        verifications.ask("li-" + run, "李某");
        assertThat(verifications.underWay().orElseThrow().askedByName()).isEqualTo("王某");
        verified();
        assertThat(verifications.lastFinished().orElseThrow().askedByName()).isEqualTo("王某");
        verifications.ask("li-" + run, "李某");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM audit_verification", Long.class)).isEqualTo(2);
        verified();
    }

    @Test
    @DisplayName("验证：其间写入的记录也核对，不当作未经登记")
    void writtenMeanwhile() {
        verifications.ask("wang-" + run, "王某");
        verifications.goOn();
        twoEntries();
        verified();
        assertThat(verifications.lastFinished().orElseThrow()).satisfies(last -> assertThat(last.walked()).isGreaterThan(last.expected()))
                .satisfies(last -> assertThat(last.problems()).doesNotContain("未经系统登记", "末尾缺失"));
    }

    @Test
    @DisplayName("验证：读一批由主键取，不读遍审计，也不排全表")
    void portionByKey() {
        verifications.ask("wang-" + run, "王某");
        assertThat(plans.of(verifications::goOn)).noneMatch(plan -> plan.contains("Seq Scan on audit_entry"))
                .anyMatch(plan -> plan.contains("audit_entry_pkey"));
        verified();
    }

    @Test
    @DisplayName("验证：页面给出命令能读回的各行，写的是辖区代码，不是名称")
    void printsWhatTheCommandReads() throws Exception {
        verified();
        assertThat(org.jsoup.Jsoup.parse(verificationPage()).select("pre").text().lines().toList())
                .isNotEmpty().allSatisfy(line -> assertThat(line).matches("\\S+ 完好 \\d+条 末条摘要 [0-9a-f]{64}|\\S+ 已损 .*"))
                .anyMatch(line -> line.startsWith("371524 "));
    }

    private static Actor auditor() {
        return actor(Role.AUDITOR, "371500");
    }

    private String verificationPage() throws Exception {
        return mvc.perform(get("/admin/audit/verification").with(signedInAs(auditor())))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    /** To its end, the one under way or a new one. */
    private void verified() {
        verifications.ask("wang-" + run, "王某");
        while (verifications.goOn()) {
            // portion by portion
        }
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"AUDITOR", "APPLICANT"}, mode = EnumSource.Mode.EXCLUDE)
    @DisplayName("其他角色一律拒绝")
    void othersAreRefused(Role role) throws Exception {
        for (String path : new String[] {"/admin/audit", "/admin/audit/export", "/admin/audit/verification"}) {
            mvc.perform(get(path).with(signedInAs(actor(role, "371500")))).andExpect(status().isForbidden());
        }
    }

    @Test
    @DisplayName("案件页的审计片段：有记录时列出，没有时说明")
    void caseFragment() {
        var context = new Context();
        context.setVariable("lines", log.of(number));
        assertThat(templates.process("audit-fragment-test", context))
                .contains("=修改了场地", "一楼教室", "二楼教室");
        context.setVariable("lines", List.of());
        assertThat(templates.process("audit-fragment-test", context)).contains("本案尚无审计记录");
    }
}
