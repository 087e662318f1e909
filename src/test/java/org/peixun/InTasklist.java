package org.peixun;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.SignedInAs;

/** What Tasklist's REST does for a signed-in officer: the same engine call, with the engine's own rights checked. */
public final class InTasklist {

    private InTasklist() {}

    public static void complete(IdentityService identity, TaskService engine, Actor officer, String task, Map<String, Object> values) {
        List<String> tenants = officer.grants().stream().map(Grant::jurisdiction).toList();
        SignedInAs.runAs(officer, () -> {
            identity.setAuthentication(officer.userId(), officer.groups(), tenants);
            try {
                engine.complete(task, values);
            } finally {
                identity.clearAuthentication();
            }
        });
    }
}
