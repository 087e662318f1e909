package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.workflow.CaseEvent;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseFileChanged;
import org.peixun.workflow.CaseFileRemoved;
import org.peixun.workflow.FlowTaken;
import org.peixun.workflow.TaskEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("待办投影与业务同一事务")
class ProjectionTest {

    private static final Instant AT = Instant.parse("2026-05-06T01:00:00Z");

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void leaveNothing() {
        for (String table : List.of("work_item", "flow_taken", "timeline_entry")) {
            jdbc.sql("DELETE FROM " + table + " WHERE case_number LIKE '投影2026-%'").update();
        }
        jdbc.sql("DELETE FROM case_file WHERE number LIKE '投影2026-%'").update();
    }

    @Test
    @DisplayName("案件先出现、任务后出现: 待办带上标题和机构")
    void faceFirst() {
        publish(file("投影2026-00001", "电工（中级）第3期"), created("p-1", "投影2026-00001"));
        assertThat(item("p-1")).containsEntry("title", "电工（中级）第3期").containsEntry("institution_name", "东阿某职业学校");
    }

    @Test
    @DisplayName("任务先出现、案件后出现或改名: 待办的标题随之更新")
    void faceLater() {
        publish(created("p-2", "投影2026-00002"), file("投影2026-00002", "育婴员第1期"));
        assertThat(item("p-2")).containsEntry("title", "育婴员第1期");
        publish(file("投影2026-00002", "育婴员第2期"));
        assertThat(item("p-2")).containsEntry("title", "育婴员第2期");
    }

    @Test
    @DisplayName("认领、转办、退回待认领: 办理人与认领时间")
    void holder() {
        publish(created("p-3", "投影2026-00003"), new TaskEvent.Assigned("p-3", "投影2026-00003", "某甲", null, AT));
        publish(new TaskEvent.Assigned("p-3", "投影2026-00003", "某乙", "某甲", AT.plusSeconds(60)));
        assertThat(item("p-3")).containsEntry("holder", "某乙")
                .containsEntry("claimed_at", java.sql.Timestamp.from(AT));
        publish(new TaskEvent.Assigned("p-3", "投影2026-00003", null, "某乙", AT.plusSeconds(90)));
        assertThat(item("p-3")).containsEntry("holder", null).containsEntry("claimed_at", null)
                .containsEntry("held_before", AT.truncatedTo(ChronoUnit.SECONDS) + "/" + AT.plusSeconds(90).truncatedTo(ChronoUnit.SECONDS));
        publish(new TaskEvent.Assigned("p-3", "投影2026-00003", "某丙", null, AT.plusSeconds(120)),
                new TaskEvent.Assigned("p-3", "投影2026-00003", null, "某丙", AT.plusSeconds(150)),
                new TaskEvent.Assigned("p-3", "投影2026-00003", null, null, AT.plusSeconds(180)));
        assertThat((String) item("p-3").get("held_before")).as("claimed twice, given back twice").hasSize(2 * 41 + 1);
    }

    @Test
    @DisplayName("办结与取消分得清; 督办记下级数")
    void ends() {
        publish(created("p-4", "投影2026-00004"), created("p-5", "投影2026-00005"),
                new TaskEvent.Escalated("p-4", "投影2026-00004", 2, "countyManager-371524", AT),
                new TaskEvent.Ended("p-4", "投影2026-00004", "approve", "某甲", AT),
                new TaskEvent.Ended("p-5", "投影2026-00005", null, "system", AT));
        assertThat(item("p-4")).containsEntry("state", "DONE").containsEntry("escalation_level", 2)
                .containsEntry("outcome", "approve").containsEntry("done_by", "某甲");
        assertThat(item("p-5")).containsEntry("state", "CANCELLED").containsEntry("done_by_name", "系统");
    }

    @Test
    @DisplayName("事务回滚: 投影不留痕迹")
    void rollsBack() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(created("p-6", "投影2026-00006"));
            events.publishEvent(flow("投影2026-00006"));
            status.setRollbackOnly();
        });
        assertThat(count("work_item", "投影2026-00006")).isZero();
        assertThat(count("flow_taken", "投影2026-00006")).isZero();
    }

    @Test
    @DisplayName("草稿丢弃后: 列表、流转记录、路径都没有了")
    void removed() {
        publish(file("投影2026-00007", "草稿"), created("p-7", "投影2026-00007"), flow("投影2026-00007"),
                flow("投影2026-00007"), new CaseEvent("投影2026-00007", AT, "NOTE", null, "u", "某甲", "记一笔", true));
        assertThat(count("flow_taken", "投影2026-00007")).isEqualTo(2);
        publish(new CaseFileRemoved("投影2026-00007"));
        for (String table : List.of("work_item", "flow_taken", "timeline_entry")) {
            assertThat(count(table, "投影2026-00007")).as(table).isZero();
        }
    }

    private void publish(Object... happened) {
        transaction.executeWithoutResult(status -> List.of(happened).forEach(events::publishEvent));
    }

    private Map<String, Object> item(String taskId) {
        return jdbc.sql("SELECT * FROM work_item WHERE task_id = ?").param(taskId).query().singleRow();
    }

    private long count(String table, String number) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE case_number = ?").param(number)
                .query(Long.class).single();
    }

    private static FlowTaken flow(String number) {
        return new FlowTaken(number, "d:1", "flow_1", "userTask_x", AT);
    }

    private static CaseFileChanged file(String number, String title) {
        return new CaseFileChanged(new CaseFile(number, "classFiling", title, "371524", 900001L, "东阿某职业学校", "申报人",
                "UNDER_REVIEW", "待审核", CaseFile.Kind.OPEN, AT, null));
    }

    private static TaskEvent.Created created(String taskId, String number) {
        return new TaskEvent.Created(taskId, number, "classFiling", "reviewFiling", "审核备案", "countyClerk-371524",
                "371524", AT, AT.plusSeconds(86_400), 50);
    }
}
