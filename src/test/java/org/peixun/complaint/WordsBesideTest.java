package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.complaint.ComplaintScenario.CONTENT;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.Findings;
import org.peixun.workflow.Delegations;
import org.peixun.workflow.Tasks;
import org.peixun.worklist.CaseCopies;
import org.peixun.worklist.Consultation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What is written about a complaint beside its forms, and what it says when its informer is hidden. */
@IntegrationTest
@DisplayName("投诉人的姓名和电话：表单以外的文字、隐去以后的字数")
class WordsBesideTest {

    private static final String NAME = "司马某某";
    private static final String PHONE = "13900003333";

    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired Complaints complaints;
    @Autowired Progress progress;
    @Autowired Disclosure disclosure;
    @Autowired Findings findings;
    @Autowired Tasks tasks;
    @Autowired Delegations delegations;
    @Autowired Consultation consultation;
    @Autowired CaseCopies copies;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    private String number;
    private String task;

    @BeforeEach
    void inHands() {
        number = scenario.accepted(scenario.intake(Source.REPORT, scenario.institution(), NAME, PHONE)).number();
        scenario.claim(number, "verifyComplaint");
        task = tasks.open(number, "verifyComplaint").orElseThrow();
    }

    @Test
    @DisplayName("转办原因、委派、加签、抄送里写了投诉人的，退回改写，流转记录和审计里没有")
    void passedOn() {
        refused(() -> tasks.transfer(task, "sb", "请联系" + NAME, CLERK));
        refused(() -> delegations.delegate(task, "sb", "请打" + PHONE, CLERK));
        refused(() -> consultation.ask(task, List.of("sb"), NAME + "反映的是否属实", CLERK));
        refused(() -> copies.send(number, List.of("sb"), "投诉人" + NAME, CLERK));
        refused(() -> delegations.handBack(lent(), Map.of("decision", "unfounded", "opinion", NAME + "所说不实"), CLERK));
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ?").param(number).query(String.class).list()).noneMatch(text -> text.contains(NAME));
    }

    @Test
    @DisplayName("办理表单的草稿里也不留：正在填写的、提交被退回的都不存，说明原因；其他内容照存")
    void notInDrafts() throws Exception {
        assertThat(typed("draft", "opinion", "已电话询问" + NAME)).isEqualTo(400);
        assertThat(typed("complete", "opinion", NAME + "所说不实")).isEqualTo(400);
        assertThat(typed("draft", "opinion", "已电话询问投诉人")).isEqualTo(204);
        assertThat(jdbc.sql("SELECT typed::text FROM task_draft WHERE task_id = ?").param(task).query(String.class).single()).contains("询问投诉人").doesNotContain(NAME);
    }

    private int typed(String verb, String field, String text) throws Exception {
        return mvc.perform(post("/tasks/" + task + "/" + verb).param("decision", "unfounded").param(field, text).param("commandId", UUID.randomUUID().toString())
                .accept(MediaType.APPLICATION_JSON, MediaType.TEXT_HTML).with(signedInAs(CLERK)).with(csrf())).andReturn().getResponse().getStatus();
    }

    /** As if a colleague had lent it. */
    private String lent() {
        jdbc.sql("UPDATE act_ru_task SET owner_ = 'sb', delegation_ = 'PENDING' WHERE id_ = ?").param(task).update();
        return task;
    }

    @Test
    @DisplayName("并入一件暂停的事实，不能写出其他来源投诉的投诉人")
    void joinedFacts() {
        scenario.verify(number, "found");
        String other = scenario.accepted(scenario.intake(Source.REPORT, files.get(number).institutionName(), "", "")).number();
        assertThatThrownBy(() -> scenario.submit(other, "verifyComplaint", Map.of("decision", "found", "other", "收据三张。", "facts", NAME + "等人被收费。")))
                .isInstanceOf(RequestRefused.class).hasMessageContaining("保密");
        assertThat(findings.of(other)).isEmpty();
    }

    @Test
    @DisplayName("并案等待主件结论的，主件的办理人可以查看并入件的投诉人，记在并入件上")
    void informerOfAMergedOne() {
        String merged = scenario.registered(scenario.intake(Source.REPORT, files.get(number).institutionName(), "上官某某", "")).number();
        scenario.merge(merged, number);
        runAs(CLERK, () -> assertThat(disclosure.show(merged, "电话核实缴费时间", CLERK).name()).isEqualTo("上官某某"));
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE case_number = ? AND action = 'complaintHandling.informerSeen'").param(merged)
                .query(Integer.class).single()).isOne();
        runAs(CLERK, () -> tasks.giveBack(task, CLERK));
        assertThatThrownBy(() -> disclosure.show(merged, "电话核实缴费时间", CLERK)).isInstanceOf(RequestRefused.class).hasMessageContaining("主件" + number);
    }

    @Test
    @DisplayName("投诉内容按隐去以后的字数算：变长、变短超出的指出项目，不丢失；正好的照收")
    void lengthAsKept() {
        assertThatThrownBy(() -> scenario.registered(told("找13900003333退"))).isInstanceOf(RequestRefused.class).hasMessageContaining("投诉内容").hasMessageContaining("隐去");
        assertThatThrownBy(() -> scenario.registered(told("李四".repeat(900)))).isInstanceOf(RequestRefused.class).hasMessageContaining("现为2700字");
        assertThatThrownBy(() -> scenario.registered(told("𠮷".repeat(9)))).isInstanceOf(RequestRefused.class).hasMessageContaining("现为9字");
        assertThat(files.get(scenario.registered(told("李四".repeat(600))).number()).told().content()).hasSize(1800);
    }

    private Intake told(String content) {
        Intake one = scenario.intake(Source.REPORT, scenario.institution(), "李四", PHONE);
        return new Intake(one.source(), one.topic(), one.institution(), one.county(), one.receivedOn(), content, "", one.name(), one.phone());
    }

    @Test
    @DisplayName("评价、撤回的说明同样按隐去以后的字数算")
    void lengthOfRemarks() {
        var registered = scenario.registered(told(CONTENT));
        assertThatThrownBy(() -> progress.withdraw(registered.receipt(), "李四".repeat(200))).isInstanceOf(RequestRefused.class).hasMessageContaining("现为600字");
        progress.withdraw(registered.receipt(), "李四".repeat(160));
        assertThat(files.get(registered.number()).withdrawalText()).hasSize(480);
    }

    private static void refused(ThrowingCallable act) {
        assertThatThrownBy(() -> runAs(CLERK, () -> {
            try {
                act.call();
            } catch (RuntimeException refusal) {
                throw refusal;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        })).isInstanceOf(RequestRefused.class).hasMessageContaining("保密");
    }
}
