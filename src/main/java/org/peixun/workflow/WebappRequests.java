package org.peixun.workflow;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What may be asked of the engine's webapps: an allow-list by method and path. Officers read what Tasklist shows and
 * claim, give back and hand in; nobody completes a task for others, sets a variable, deploys or sets up through here.
 */
enum WebappRequests {
    /** Both Tasklist users and operators. */
    SHARED(
            get("/camunda/(lib|assets)/.*"), get("/camunda/favicon\\.ico"),
            get("/camunda/api/admin/auth/user/default"), post("/camunda/api/admin/auth/user/default/logout"),
            get("/camunda/api/(admin|cockpit|tasklist|welcome)/plugin/[\\w-]+/static/.*"),
            get("/camunda/api/engine/engine/?")),

    OFFICERS(
            get("/camunda/app/tasklist/?.*"),
            get("/camunda/api/tasklist/.*"),
            engineGet("/user/ID/profile"), engineGet("/identity/groups"), engineGet("/authorization/check"),
            engineGet("/version"), engineGet("/telemetry/configuration"),
            engineGet("/filter(/count|/ID|/ID/(list|count|singleResult))?"), enginePost("/filter/ID/(list|count|singleResult)"),
            engineOptions("/filter(/ID)?"), engineOptions("/task"),
            engineGet("/task(/count)?"), enginePost("/task(/count)?"),
            engineGet("/task/ID(/(form|deployed-form|rendered-form|form-variables|identity-links|comment|attachment))?"),
            enginePost("/task/ID/(claim|unclaim|submit-form|complete)"),
            engineGet("/process-definition(/count)?"), engineGet("/process-definition/ID(/(xml|diagram|form-variables))?"),
            engineGet("/process-instance/ID(/activity-instances)?"),
            // rows are for those with a right on the log: officers get an empty one, and the tab opens
            engineGet("/history/user-operation(/count)?")),

    OPERATORS(
            get("/camunda(/app/?.*)?/?"), get("/camunda/api/(admin|cockpit|tasklist|welcome)/.*"), engineGet("/.*"),
            engineOptions("/.*"),
            post("/camunda/api/cockpit/plugin/base/default/[\\w/:.-]+"),
            enginePost("/(user|group|tenant|process-instance|execution|task|job|job-definition|external-task|variable-instance)(/count)?"),
            enginePost("/history/(process-instance|activity-instance|task|variable-instance|detail|decision-instance|incident)(/count)?"),
            enginePost("/filter/ID/(list|count|singleResult)"),
            // so that PersonGuard says where this is done
            enginePut("/(job|job-definition)/ID/retries"));

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final List<Allowed> allowed;

    WebappRequests(Allowed... allowed) {
        this.allowed = List.of(allowed);
    }

    boolean allows(String method, String path) {
        return allowed.stream().anyMatch(request -> request.matches(method, path));
    }

    private record Allowed(String method, Pattern path) {

        boolean matches(String requested, String requestedPath) {
            return (method.equals(requested) || method.equals("GET") && requested.equals("HEAD"))
                    && path.matcher(requestedPath).matches();
        }
    }

    private static Allowed get(String path) {
        return new Allowed("GET", Pattern.compile(path));
    }

    private static Allowed post(String path) {
        return new Allowed("POST", Pattern.compile(path));
    }

    private static Allowed engineGet(String path) {
        return engine("GET", path);
    }

    private static Allowed enginePost(String path) {
        return engine("POST", path);
    }

    private static Allowed enginePut(String path) {
        return engine("PUT", path);
    }

    private static Allowed engineOptions(String path) {
        return engine("OPTIONS", path);
    }

    private static Allowed engine(String method, String path) {
        return new Allowed(method, Pattern.compile(ENGINE + path.replace("ID", "(?!(?:count|create|statistics|report)$)[A-Za-z0-9._:@-]+")));
    }
}
