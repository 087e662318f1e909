package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseFileChanged;
import org.peixun.workflow.TaskEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
@DisplayName("列表的页面")
class ListPagesTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, "371524");
    private static final Actor APPLICANT = SignedInAs.applicant("371524", 900001L);

    @Autowired
    MockMvc mvc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void oneCase() {
        jdbc.sql("DELETE FROM work_item").update();
        Instant at = Instant.parse("2026-05-06T01:00:00Z");
        events.publishEvent(new CaseFileChanged(new CaseFile("页面2026-00001", "classFiling", "<b>电工</b>第3期", "371524",
                900001L, "东阿某职业学校", APPLICANT.userId(), "SUBMITTED", "待受理", CaseFile.Kind.OPEN, at, null)));
        events.publishEvent(new TaskEvent.Created("page-task", "页面2026-00001", "classFiling", "acceptFiling", "受理备案",
                "countyClerk-371524", "371524", at, at.plusSeconds(86_400), 50));
    }

    static Stream<Object[]> pages() {
        return Stream.of(new Object[] {"/todo", CLERK}, new Object[] {"/todo?tab=colleagues&size=50", CLERK},
                new Object[] {"/done", CLERK}, new Object[] {"/started", APPLICANT}, new Object[] {"/drafts", APPLICANT},
                new Object[] {"/supervision", MANAGER}, new Object[] {"/supervision?tab=doneLate", MANAGER},
                new Object[] {"/supervision", actor(Role.CITY_MANAGER, "371500")}, new Object[] {"/search", CLERK},
                new Object[] {"/search?q=电工", CLERK}, new Object[] {"/tasks/transfer?task=page-task", CLERK});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @DisplayName("每个列表合乎页面规矩, 空的也说明原因")
    void polite(String address, Actor person) throws Exception {
        var answer = mvc.perform(get(java.net.URI.create(address)).with(signedInAs(person)))
                .andExpect(status().isOk()).andReturn().getResponse();
        assertPolite(answer.getContentAsString());
    }

    @Test
    @DisplayName("翻页到第10000条为止: 最后一页没有下一页, 请增加条件")
    void pagesEnd() throws Exception {
        jdbc.sql("""
                INSERT INTO work_item SELECT (jsonb_populate_record(w, jsonb_build_object('task_id', 'page-task-' || i))).*
                FROM work_item w, generate_series(1, 10000) i WHERE w.task_id = 'page-task'""").update();
        assertThat(text("/todo?size=100&page=99")).contains("下一页").doesNotContain("只能翻到");
        assertThat(text("/todo?size=100&page=100")).contains("上一页", "只能翻到第100页").doesNotContain("下一页");
    }

    private String text(String address) throws Exception {
        return mvc.perform(get(java.net.URI.create(address)).with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
    }

    @Test
    @DisplayName("在选择框上按回车不办理任何事项：表单的第一个按钮不起作用")
    void enterDoesNothing() throws Exception {
        String page = mvc.perform(get("/todo").with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
        String form = page.substring(page.indexOf("action=\"/tasks/claim\""));
        assertThat(form.substring(form.indexOf("<button"), form.indexOf("</button>"))).contains("disabled", "hidden");
    }

    @Test
    @DisplayName("待办一行: 编号可点、班名按文字显示、可认领")
    void row() throws Exception {
        String page = mvc.perform(get("/todo").with(signedInAs(CLERK))).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("页面2026-00001", "&lt;b&gt;电工&lt;/b&gt;第3期", "东阿某职业学校", "待认领", "formaction=\"/tasks/claim\"");
    }

    @Test
    @DisplayName("没有督办权的经办打不开督办, 申报机构也打不开")
    void supervisionIsForManagers() throws Exception {
        mvc.perform(get("/supervision").with(signedInAs(CLERK))).andExpect(status().isForbidden());
        mvc.perform(get("/supervision/export").with(signedInAs(APPLICANT))).andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("导出是带中文文件名的 xlsx")
    void export() throws Exception {
        var answer = mvc.perform(get("/todo/export").with(signedInAs(CLERK))).andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", Matchers.containsString("filename*=UTF-8''%E5%BE%85%E5%8A%9E")))
                .andReturn().getResponse();
        assertThat(answer.getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    @DisplayName("事项已不在引擎中: 409, 说明情况并给出返回的链接")
    void gone() throws Exception {
        var answer = mvc.perform(post("/tasks/claim").with(csrf()).with(signedInAs(CLERK))
                        .param("commandId", UUID.randomUUID().toString()).param("only", "page-task").param("back", "/todo?tab=group"))
                .andExpect(status().isConflict()).andReturn().getResponse();
        assertThat(answer.getContentAsString()).contains("/todo?tab=group");
        assertPolite(answer.getContentAsString());
    }

    @Test
    @DisplayName("外县经办认领: 404; 什么也没有选: 400; 转办不写原因: 400, 选择仍在")
    void refused() throws Exception {
        mvc.perform(post("/tasks/claim").with(csrf()).with(signedInAs(actor(Role.COUNTY_CLERK, "371526")))
                .param("commandId", UUID.randomUUID().toString()).param("only", "page-task")).andExpect(status().isNotFound());
        mvc.perform(post("/tasks/claim").with(csrf()).with(signedInAs(CLERK))
                .param("commandId", UUID.randomUUID().toString())).andExpect(status().isBadRequest());
        var answer = mvc.perform(post("/tasks/transfer").with(csrf()).with(signedInAs(CLERK))
                .param("commandId", UUID.randomUUID().toString()).param("task", "page-task").param("to", "nobody"))
                .andExpect(status().isBadRequest()).andReturn().getResponse();
        assertPolite(answer.getContentAsString());
    }
}
