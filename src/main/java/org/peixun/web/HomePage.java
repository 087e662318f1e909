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

    HomePage(CurrentActor currentActor, AccessPolicy access) {
        this.currentActor = currentActor;
        this.access = access;
    }

    @GetMapping("/")
    @Needs(Action.SEE_OWN_PAGE)
    String home() {
        var actor = currentActor.get();
        return "redirect:" + BY_ACTION.entrySet().stream()
                .filter(entry -> access.allows(actor, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("/directory");
    }
}
