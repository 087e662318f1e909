package org.peixun.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.complaint.ComplaintScenario.CLERK;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.Findings;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Conclusions where there is nothing to suspend, and a merger that meets the main case's conclusion. */
@IntegrationTest
@DisplayName("投诉举报：属实移送、并案时主件正在结论")
class HandedOverAndMergedTest {

    @Autowired ComplaintScenario scenario;
    @Autowired ComplaintFiles files;
    @Autowired ComplaintFindings lines;
    @Autowired Complaints complaints;
    @Autowired Findings findings;
    @Autowired CasePath path;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    @DisplayName("被投诉方不在目录内的，属实的写明移送部门，不能暂停，照样答复投诉人；目录内的只能查实、一律暂停")
    void handedOver() {
        String number = scenario.accepted(scenario.intake(Source.REPORT, "东街拐角的电工班", "", "")).number();
        assertThatThrownBy(() -> scenario.verify(number, "found")).isInstanceOf(RequestRefused.class).hasMessageContaining("移送有关部门");
        var values = new HashMap<String, Object>(Map.of("decision", "handOver", "opinion", "现场清点学员40人，没有办学许可。",
                "opening", "询问笔录、照片12张。"));
        assertThatThrownBy(() -> scenario.submit(number, "verifyComplaint", values)).isInstanceOf(RequestRefused.class).hasMessageContaining("移送部门");
        values.put("departments", List.of("LABOUR_INSPECTION", "MARKET_REGULATION"));
        scenario.submit(number, "verifyComplaint", values);
        path.of(number).waitsAt("userTask_answerComplaint");
        assertThat(files.get(number).outcome()).isEqualTo(Outcome.HANDED_OVER);
        assertThat(lines.of(number)).extracting("offence", "alleged").containsExactly(org.assertj.core.groups.Tuple.tuple("OPENED_WITHOUT_CONSENT", false));
        assertThat(findings.of(number)).isEmpty();
        assertThat(jdbc.sql("SELECT text FROM timeline_entry WHERE case_number = ?").param(number).query(String.class).list())
                .anyMatch(text -> text.contains("属实，移送人社监察、市场监管部门处理"));
        scenario.answer(number);

        String listed = scenario.accepted(Source.REPORT).number();
        assertThatThrownBy(() -> scenario.submit(listed, "verifyComplaint", values)).isInstanceOf(RequestRefused.class).hasMessageContaining("一律暂停");
    }

    @Test
    @DisplayName("主件正在作出结论时并案：等它作出，不能并入已有结论的主件，本件不会无人办理")
    void mainConcludedMeanwhile() {
        String institution = scenario.institution();
        String main = scenario.accepted(scenario.intake(Source.REPORT, institution, "", "")).number();
        String other = scenario.registered(scenario.intake(Source.REPORT, institution, "", "")).number();
        var merger = new CompletableFuture[1];
        transaction.executeWithoutResult(status -> {
            scenario.verify(main, "unfounded");
            merger[0] = CompletableFuture.runAsync(() -> scenario.merge(other, main));
            while (waiting() == 0 && !merger[0].isDone()) {
                Thread.onSpinWait();
            }
        });
        assertThatThrownBy(merger[0]::join).isInstanceOf(CompletionException.class).cause().isInstanceOf(RequestRefused.class)
                .hasMessageContaining("只能并入正在核查");
        path.of(other).waitsAt("userTask_acceptComplaint");
    }

    /** Asked in the transaction that is waited for: the locks are looked at anew each time. */
    private int waiting() {
        return jdbc.sql("SELECT count(*) FROM pg_locks WHERE NOT granted").query(Integer.class).single();
    }
}
