package org.peixun.worklist;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.peixun.form.Forms;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * One verb on several cases of one step, each in a transaction of its own: what cannot be done for one is said of that
 * one and undoes nothing. Only claiming and the decision that goes on; a refusal or a return needs its own reasons.
 */
@Component
public class Bulk {

    private static final Logger log = LoggerFactory.getLogger(Bulk.class);

    private final Tasks tasks;
    private final CaseTypes types;
    private final Forms forms;
    private final Commands commands;
    private final Consultation consultation;

    Bulk(Tasks tasks, CaseTypes types, Forms forms, Commands commands, Consultation consultation) {
        this.tasks = tasks;
        this.types = types;
        this.forms = forms;
        this.commands = commands;
        this.consultation = consultation;
    }

    /** What became of one case. @param sentence where it is now, or why nothing was done and what to do */
    public record Result(WorkItem item, boolean done, String sentence) {}

    /** The decision that several cases of a step may get at once. @param value of the form's field {@code decision} @param label 同意开班 */
    public record Decision(String value, String label) {}

    /** @return {@code null} when each case of the step is decided by itself */
    public Decision decision(String caseType, String stepKey) {
        String value = types.byId(caseType).bulkDecision(stepKey);
        return value == null ? null : new Decision(value, forms.form(caseType + "_" + stepKey).fields().stream()
                .filter(field -> CaseType.DECISION.equals(field.key())).map(field -> field.options().get(value))
                .findFirst().orElseThrow());
    }

    /** The decision for all of {@code items}. @throws RequestRefused 400 when they have none in common */
    public Decision decision(List<WorkItem> items) {
        checkOneStep(items);
        Decision decision = decision(items.get(0).caseType(), items.get(0).stepKey());
        if (decision == null) {
            throw RequestRefused.badInput("“" + items.get(0).stepLabel() + "”须逐件办理，不能批量同意。请打开事项后分别提出意见。");
        }
        return decision;
    }

    /** @param commandId of the form; sent again, what was done is not done twice and the same is answered */
    public List<Result> claim(String commandId, List<WorkItem> items, Actor actor) {
        checkOneStep(items);
        return each(commandId, items, actor, "已认领，在待办的“我的”中办理。", item -> tasks.claim(item.taskId(), actor));
    }

    public List<Result> decide(String commandId, List<WorkItem> items, Actor actor) {
        Decision decision = decision(items);
        return each(commandId, items, actor, "已办理：" + decision.label() + "。",
                item -> {
                    tasks.complete(item.taskId(), actor, Map.of(CaseType.DECISION, decision.value()));
                    consultation.checkCompleted(item.taskId(), false);
                });
    }

    private interface Verb {
        void on(WorkItem item);
    }

    private List<Result> each(String commandId, List<WorkItem> items, Actor actor, String done, Verb verb) {
        return items.stream().map(item -> {
            try {
                commands.once(own(commandId, item), actor, () -> {
                    verb.on(item);
                    return "/cases/" + item.caseNumber();
                });
                return new Result(item, true, done);
            } catch (RequestRefused refused) {
                return new Result(item, false, refused.getMessage());
            } catch (ConcurrencyFailureException collided) {
                return new Result(item, false, "他人刚刚修改了同一内容，本件没有变动。请刷新列表，核对最新内容后再办理。");
            } catch (CannotCreateTransactionException databaseAway) {
                // the others would wait for it too, each as long; sent again, what was done is not done twice
                throw databaseAway;
            } catch (RuntimeException broken) {
                log.error("bulk action on task {} of {} failed", item.taskId(), item.caseNumber(), broken);
                return new Result(item, false, "系统出现故障，本件没有变动。请打开事项单独办理；仍不成功的，请告知运维人员。");
            }
        }).toList();
    }

    /** The same form and task always give the same id. A form without an id is refused as a whole. */
    private static String own(String commandId, WorkItem item) {
        return UUID.nameUUIDFromBytes((commandId + " " + item.taskId()).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void checkOneStep(List<WorkItem> items) {
        WorkItem first = items.get(0);
        if (items.stream().anyMatch(item -> !item.caseType().equals(first.caseType()) || !item.stepKey().equals(first.stepKey()))) {
            throw RequestRefused.badInput("选中的事项不在同一个环节，不能一次办理。请先用“环节”查询条件筛选，再按环节分别选择。");
        }
    }
}
