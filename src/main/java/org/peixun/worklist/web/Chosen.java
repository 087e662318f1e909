package org.peixun.worklist.web;

import java.util.List;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.shared.RequestRefused;
import org.peixun.worklist.WorkItem;
import org.peixun.worklist.WorkList;
import org.springframework.stereotype.Component;

/** The items that a request names, if they are the person's to act on. */
@Component
class Chosen {

    private static final int MOST_AT_ONCE = 100;

    private final WorkList items;
    private final AccessPolicy access;
    private final CurrentActor actor;

    Chosen(WorkList items, AccessPolicy access, CurrentActor actor) {
        this.items = items;
        this.access = access;
        this.actor = actor;
    }

    List<WorkItem> of(Request request) {
        List<String> ids = request.ids();
        if (ids.isEmpty()) {
            throw RequestRefused.badInput("没有选中事项。请先在列表左侧勾选，再点按钮。");
        }
        if (ids.size() > MOST_AT_ONCE) {
            throw RequestRefused.badInput("一次最多选择" + MOST_AT_ONCE + "件，本次选择了" + ids.size() + "件。请分次办理。");
        }
        if (ids.size() == 1) { // nearly always; PostgreSQL keeps the plan of an equality (ADR 0020)
            return List.of(one(ids.get(0)));
        }
        List<WorkItem> found = items.all(ids);
        found.forEach(this::check);
        if (found.size() < ids.size()) {
            throw gone();
        }
        return found;
    }

    WorkItem one(String taskId) {
        WorkItem item = items.find(taskId).orElseThrow(Chosen::gone);
        check(item);
        return item;
    }

    private void check(WorkItem item) {
        access.check(actor.get(), Action.DO_TASK, new AccessPolicy.Subject(item.jurisdiction(), item.institutionId()));
    }

    private static RequestRefused gone() {
        return RequestRefused.notFound("没有找到该待办。请回到“待办”刷新后重新选择。");
    }
}
