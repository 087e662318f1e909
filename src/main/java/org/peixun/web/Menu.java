package org.peixun.web;

import static org.peixun.identity.Action.*;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a person finds in the menu: the pages of the foundation, and those that features bring. */
@Component
class Menu {

    private static final List<MenuEntry> FOUNDATION = List.of(
            new MenuEntry("todo", "待办", "/todo", SEE_WORK_LIST, 100),
            new MenuEntry("done", "已办", "/done", SEE_WORK_LIST, 110),
            new MenuEntry("started", "我发起的", "/started", SEE_WORK_LIST, 120),
            new MenuEntry("drafts", "草稿", "/drafts", SEE_WORK_LIST, 130),
            new MenuEntry("supervision", "督办", "/supervision", SUPERVISE, 140),
            new MenuEntry("directory", "机构目录", "/directory", SEE_DIRECTORY, 300),
            new MenuEntry("policy", "政策参数", "/admin/policy", SEE_POLICY, 310),
            new MenuEntry("calendar", "工作日历", "/admin/calendar", SEE_CALENDAR, 320),
            new MenuEntry("users", "用户", "/admin/users", MANAGE_USERS, 400),
            new MenuEntry("audit", "审计", "/admin/audit", SEE_AUDIT, 410),
            new MenuEntry("tasklist", "流程任务列表", "/camunda/app/tasklist/", USE_TASKLIST, 500),
            new MenuEntry("cockpit", "引擎运行监控", "/camunda/app/cockpit/", OPERATE_ENGINE, 510),
            new MenuEntry("engine-admin", "引擎管理", "/camunda/app/admin/", OPERATE_ENGINE, 520));

    private final List<MenuEntry> entries;
    private final AccessPolicy access;
    private final EngineHost engineHost;

    Menu(ObjectProvider<MenuEntry> ofFeatures, AccessPolicy access, EngineHost engineHost) {
        this.entries = Stream.concat(FOUNDATION.stream(), ofFeatures.stream())
                .sorted(Comparator.comparingInt(MenuEntry::position).thenComparing(MenuEntry::id))
                .toList();
        this.access = access;
        this.engineHost = engineHost;
    }

    List<MenuEntry> all() {
        return entries;
    }

    List<MenuEntry> of(Actor actor) {
        return entries.stream().filter(entry -> access.allows(actor, entry.needs())).flatMap(engineHost::reached).toList();
    }
}
