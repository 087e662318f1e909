package org.peixun.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Everyone begins at the page of the own work. */
@Controller
class HomePage {

    private static final Map<Action, String> BY_ACTION = new LinkedHashMap<>();

    static {
        BY_ACTION.put(Action.SEE_WORK_LIST, "/todo");
        BY_ACTION.put(Action.IMPORT_HOTLINE, "/complaints/hotline");
        BY_ACTION.put(Action.CHANGE_CALENDAR, "/admin/policy");
        BY_ACTION.put(Action.MANAGE_USERS, "/admin/users");
        BY_ACTION.put(Action.SEE_AUDIT, "/admin/audit");
        BY_ACTION.put(Action.OPERATE_ENGINE, "/admin/failed-jobs");
    }

    private final CurrentActor currentActor;
    private final AccessPolicy access;
    private final EngineHost engineHost;

    HomePage(CurrentActor currentActor, AccessPolicy access, EngineHost engineHost) {
        this.currentActor = currentActor;
        this.access = access;
        this.engineHost = engineHost;
    }

    @GetMapping("/")
    @Needs(Action.SEE_OWN_PAGE)
    String home() {
        var actor = currentActor.get();
        if (engineHost.isHere()) {
            // whoever has no right to any is told so there
            return "redirect:/camunda/app/" + (access.allows(actor, Action.OPERATE_ENGINE) ? "cockpit/" : "tasklist/");
        }
        return "redirect:" + BY_ACTION.entrySet().stream()
                .filter(entry -> access.allows(actor, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("/directory");
    }
}
