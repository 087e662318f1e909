package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("批量认领、批量同意")
class BulkTest {

    private static final String COUNTY = FilingScenario.COUNTY;
    private static final Actor CLERK = actor(Role.COUNTY_CLERK, COUNTY);
    private static final Actor COLLEAGUE = new Actor("某同事", "某同事", Set.of(new Grant(Role.COUNTY_CLERK, COUNTY, null)));
    private static final Actor MANAGER = actor(Role.COUNTY_MANAGER, COUNTY);

    @Autowired
    MockMvc mvc;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("认领三件, 一件已被别人认领: 其余两件认领成功, 这一件说出在谁手里; 再发一次结果相同, 不重复记录")
    void claimsEachByItself() throws Exception {
        String first = open(scenario.submitted().number(), "acceptFiling");
        String taken = open(scenario.submitted().number(), "acceptFiling");
        String third = open(scenario.submitted().number(), "acceptFiling");
        runAs(COLLEAGUE, () -> tasks.claim(taken, COLLEAGUE));
        String command = UUID.randomUUID().toString();
        var answer = send("/tasks/claim", CLERK, command, first, taken, third);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("共3件，办理2件，1件没有变动", "某同事", "/todo?tab=group");
        assertPolite(answer.getContentAsString());
        assertThat(holder(first)).isEqualTo(CLERK.userId()).isEqualTo(holder(third));
        assertThat(holder(taken)).isEqualTo(COLLEAGUE.userId());
        assertThat(send("/tasks/claim", CLERK, command, first, taken, third).getContentAsString())
                .contains("共3件，办理2件，1件没有变动");
        assertThat(timeline(first, "CLAIMED")).isEqualTo(1);
    }

    @Test
    @DisplayName("同意两件, 一件已被撤出审批: 另一件照样同意; 先逐件核对再同意")
    void consentsEachByItself() throws Exception {
        String open = atConsent();
        String gone = atConsent();
        runAs(MANAGER, () -> tasks.complete(gone, MANAGER,
                Map.of("decision", "return", "opinion", "请补齐教师证书。", "reasons", java.util.List.of("TEACHER_UNQUALIFIED"))));
        String page = mvc.perform(get("/tasks/consent").with(signedInAs(MANAGER)).param("task", open, gone))
                .andReturn().getResponse().getContentAsString();
        assertThat(page).contains("同意开班（2件）", number(open), number(gone));
        assertPolite(page);
        var answer = send("/tasks/consent", MANAGER, UUID.randomUUID().toString(), open, gone);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("共2件，办理1件，1件没有变动", "已办理：同意开班。");
        assertThat(jdbc.sql("SELECT outcome FROM work_item WHERE task_id = ?").param(open).query(String.class).single())
                .isEqualTo("approve");
    }

    @Test
    @DisplayName("待办列表只在审批环节给出“批量同意”")
    void offered() throws Exception {
        atConsent();
        scenario.submitted();
        assertThat(list(MANAGER)).contains("批量同意…");
        assertThat(list(CLERK)).doesNotContain("批量同意");
    }

    @Test
    @DisplayName("受理不能批量同意; 不同环节不能一次认领; 没有页面编号不办: 都说明原因, 一件也不动")
    void refused() throws Exception {
        String first = open(scenario.submitted().number(), "acceptFiling");
        String second = open(scenario.submitted().number(), "acceptFiling");
        assertThat(send("/tasks/consent", CLERK, UUID.randomUUID().toString(), first, second).getStatus()).isEqualTo(400);
        assertThat(send("/tasks/claim", CLERK, "", first, second).getStatus()).isEqualTo(400);
        String third = open(scenario.submitted().number(), "acceptFiling");
        String number = number(third);
        runAs(CLERK, () -> tasks.complete(third, CLERK, Map.of("decision", "accept", "opinion", "材料齐全。")));
        assertThat(send("/tasks/claim", CLERK, UUID.randomUUID().toString(), first, open(number, "reviewFiling")).getStatus())
                .isEqualTo(400);
        assertThat(holder(first)).isNull();
        assertThat(send("/tasks/consent", CLERK, UUID.randomUUID().toString(), atConsent()).getContentAsString())
                .contains("未办理").doesNotContain("全部办理");
    }

    private String atConsent() {
        String number = scenario.submitted().number();
        runAs(CLERK, () -> {
            tasks.complete(open(number, "acceptFiling"), CLERK, Map.of("decision", "accept", "opinion", "材料齐全。"));
            tasks.complete(open(number, "reviewFiling"), CLERK, Map.of("decision", "propose", "opinion", "符合条件。"));
        });
        return open(number, "consentOpening");
    }

    private MockHttpServletResponse send(String path, Actor person, String command, String... task) throws Exception {
        return mvc.perform(post(path).with(csrf()).with(signedInAs(person)).param("commandId", command).param("task", task)
                .param("back", "/todo?tab=group")).andReturn().getResponse();
    }

    private String list(Actor person) throws Exception {
        return mvc.perform(get("/todo?size=100").with(signedInAs(person))).andReturn().getResponse().getContentAsString();
    }

    private String open(String number, String step) {
        return tasks.open(number, step).orElseThrow();
    }

    private String number(String task) {
        return jdbc.sql("SELECT case_number FROM work_item WHERE task_id = ?").param(task).query(String.class).single();
    }

    private String holder(String task) {
        return jdbc.sql("SELECT holder FROM work_item WHERE task_id = ?").param(task).query(String.class).optional().orElse(null);
    }

    private long timeline(String task, String kind) {
        return jdbc.sql("SELECT count(*) FROM timeline_entry WHERE case_number = ? AND kind = ?").params(number(task), kind)
                .query(Long.class).single();
    }
}
