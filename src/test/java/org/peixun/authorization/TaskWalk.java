package org.peixun.authorization;

import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.Colleagues;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingReason;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.Delegations;
import org.peixun.workflow.Tasks;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One task of a county's clerks, in every condition in which a task can be; all tasks have the same buttons. */
@Component
@Lazy
@Order(0)
class TaskWalk implements StateWalk {

    private static final String COLLEAGUE = "states-colleague";
    private static final Actor CITY = actor(Role.CITY_MANAGER, "371500");
    private static final List<String> CONDITIONS = List.of("待认领", "在本人手中", "在同组人员手中", "本人委派在外", "委派给本人", "暂停办理", "已办结");

    private final FilingScenario filings;
    private final InstitutionStanding standing;
    private final Delegations delegations;
    private final Tasks tasks;
    private final TimeMachine.Mover time;
    private final JdbcClient jdbc;

    TaskWalk(FilingScenario filings, InstitutionStanding standing, Delegations delegations, Tasks tasks, TimeMachine.Mover time, JdbcClient jdbc) {
        this.filings = filings;
        this.standing = standing;
        this.delegations = delegations;
        this.tasks = tasks;
        this.time = time;
        this.jdbc = jdbc;
    }

    @Override
    public String title() {
        return "待办（“本县经办”即该岗位的一名人员，持有、委派都就其本人而言）";
    }

    @Override
    public String caseType() {
        return null;
    }

    @Override
    public Set<String> states() {
        return Set.copyOf(CONDITIONS);
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.of("认领", "POST /tasks/claim"),
                Act.of("退回待认领", "POST /tasks/give-back"),
                Act.of("转办", "POST /tasks/transfer", "to", "states-third", "reason", "工作调整"),
                Act.of("保存草稿", "POST /tasks/{taskId}/draft", "opinion", "先记在这里。"),
                Act.of("办理", "POST /tasks/{taskId}/complete", "decision", "accept"),
                Act.of("委派", "POST /tasks/{taskId}/delegate", "to", "states-third", "what", "请准备意见。"),
                Act.of("交回委派", "POST /tasks/{taskId}/hand-back", "decision", "accept"),
                Act.of("收回委派", "POST /tasks/{taskId}/recall"),
                Act.of("加签", "POST /tasks/{taskId}/ask", "to", "states-third", "question", "请提意见"),
                Act.of("催办", "POST /tasks/urge"));
    }

    @Override
    public void walk(Look look) {
        time.reset();
        Actor own = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);
        Actor colleague = Colleagues.join(jdbc, COLLEAGUE, "某同组", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        Colleagues.join(jdbc, "states-third", "某丙", Role.COUNTY_CLERK, FilingScenario.COUNTY);
        boolean joined = jdbc.sql("INSERT INTO app_user (user_id, name, password_hash) VALUES (?, ?, 'x') ON CONFLICT DO NOTHING").params(own.userId(), own.name()).update() > 0;
        Colleagues.grant(jdbc, own.userId(), Role.COUNTY_CLERK, FilingScenario.COUNTY);
        try {
            conditions(look, own, colleague);
        } finally {
            Colleagues.leave(jdbc, "states-");
            jdbc.sql("DELETE FROM user_grant WHERE user_id = ?").param(own.userId()).update();
            if (joined) {
                jdbc.sql("DELETE FROM app_user WHERE user_id = ?").param(own.userId()).update();
            }
        }
    }

    private void conditions(Look look, Actor own, Actor colleague) {
        Draft draft = filings.submitted();
        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        at(look, draft, task, "待认领");
        runAs(colleague, () -> tasks.claim(task, colleague));
        at(look, draft, task, "在同组人员手中");
        runAs(colleague, () -> delegations.delegate(task, own.userId(), "请准备意见。", colleague));
        at(look, draft, task, "委派给本人");
        runAs(colleague, () -> {
            delegations.recall(task, colleague);
            tasks.giveBack(task, colleague);
        });
        runAs(own, () -> tasks.claim(task, own));
        at(look, draft, task, "在本人手中");
        runAs(own, () -> delegations.delegate(task, COLLEAGUE, "请准备意见。", own));
        at(look, draft, task, "本人委派在外");
        runAs(own, () -> delegations.recall(task, own));
        decide(draft, DirectoryStatus.SUSPENDED, StandingReason.DISORDERLY_MANAGEMENT);
        at(look, draft, task, "暂停办理");
        decide(draft, DirectoryStatus.NORMAL, StandingReason.RECTIFIED);
        runAs(own, () -> tasks.complete(task, own, Map.of("decision", "accept")));
        at(look, draft, task, "已办结");
    }

    private static void at(Look look, Draft draft, String task, String condition) {
        look.at(new StateWalk.Place(draft.number(), FilingScenario.COUNTY, draft.institutionId()), condition, condition,
                Map.of("taskId", task, "task", task, "only", task, "case", draft.number()));
    }

    private void decide(Draft draft, DirectoryStatus to, StandingReason reason) {
        runAs(CITY, () -> standing.decide(draft.institutionId(), new InstitutionStanding.Decision(to, reason, "经查属实。", "聊人社监字〔2026〕3号"), CITY));
    }
}
