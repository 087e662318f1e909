package org.peixun.authorization;

import static org.peixun.identity.Role.*;

import java.util.Map;
import java.util.Set;
import org.peixun.identity.Action;
import org.peixun.identity.Role;

/** Where an address says more than the matrix, each with its reason. */
final class RouteExceptions {

    /** Who has the task or may change the file at this step: the queue decides, not the role alone. */
    static final Map<String, Set<Role>> NARROWER = Map.ofEntries(
            Map.entry("POST /tasks/claim", Set.of(COUNTY_CLERK)),
            Map.entry("POST /tasks/give-back", Set.of(COUNTY_CLERK)),
            Map.entry("POST /tasks/transfer", Set.of(COUNTY_CLERK)),
            Map.entry("GET /tasks/transfer", Set.of(COUNTY_CLERK, COUNTY_MANAGER)),
            Map.entry("POST /tasks/{taskId}/complete", Set.of(COUNTY_CLERK)),
            Map.entry("POST /tasks/{taskId}/draft", Set.of(COUNTY_CLERK)),
            Map.entry("POST /tasks/{taskId}/hand-back", Set.of(COUNTY_CLERK)),
            Map.entry("POST /tasks/{taskId}/delegate", Set.of(COUNTY_CLERK)),
            Map.entry("POST /tasks/{taskId}/recall", Set.of(COUNTY_CLERK)),
            Map.entry("POST /tasks/{taskId}/preview", Set.of(COUNTY_CLERK)),
            Map.entry("POST /tasks/{taskId}/phrase", Set.of(APPLICANT, COUNTY_CLERK, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER)),
            Map.entry("POST /tasks/follow-up", Set.of(APPLICANT, COUNTY_CLERK, COUNTY_MANAGER, CITY_CLERK, CITY_MANAGER)),
            Map.entry("POST /nominations/{number}/documents", Set.of(COUNTY_CLERK)),
            Map.entry("POST /nominations/{number}/documents/{id}/remove", Set.of(COUNTY_CLERK)),
            Map.entry("POST /suspensions/{number}/documents", Set.of(COUNTY_CLERK)),
            Map.entry("POST /suspensions/{number}/documents/{id}/remove", Set.of(COUNTY_CLERK)));

    /** 404 for those who may, too: nothing is there at this step, or it is another person's. Where it is shown instead. */
    static final Map<String, String> EMPTY = Map.ofEntries(
            Map.entry("GET /filings/{number}/roster.xlsx", "a draft is its institution's alone; RosterCopiesTest"),
            Map.entry("GET /filings/{number}/roster/annotated", "EveryExportTest"),
            Map.entry("GET /classes/{number}/attendance/returned", "EveryExportTest"),
            Map.entry("GET /classes/{number}/exam/returned", "EveryExportTest"),
            Map.entry("GET /classes/{number}/employment/returned", "EveryExportTest"),
            Map.entry("GET /project-lists/{number}/annotated", "EveryExportTest"),
            Map.entry("POST /project-lists/{number}/accept", "ProjectBookTest"),
            Map.entry("GET /directory/import/returned", "EveryExportTest"),
            Map.entry("GET /standards/returned", "EveryExportTest"),
            Map.entry("POST /classes/{number}/calls/{position}/phone", "ClassPagesTest"),
            Map.entry("GET /archives/{number}", "RetentionTest"),
            Map.entry("POST /cases/{number}/copy", "whoever has or had the case in hand, in any state; CopyTest"),
            Map.entry("POST /suspensions/{number}/classes", "asks for the class, not for the case; SuspendedClassesTest"),
            Map.entry("POST /suspensions/{number}/classes/stop", "asks for the class, not for the case; SuspendedClassesTest"),
            Map.entry("POST /complaints/hotline/{number}", "tickets of the hotline only, and what their callers say; ComplaintIntakeTest"),
            Map.entry("POST /cases/{number}/copy/read", "CopyTest"),
            Map.entry("POST /opinions/{id}", "OpinionTest"),
            Map.entry("POST /opinions/{id}/withdraw", "OpinionTest"),
            Map.entry("POST /admin/users/{userId}/sessions/{key}/end", "SessionsOfUserTest"),
            Map.entry("POST /admin/failed-jobs/{id}/retry", "FailedJobsTest"),
            Map.entry("POST /absence/{id}/accept", "AbsenceTest"),
            Map.entry("POST /absence/{id}/decline", "AbsenceTest"),
            Map.entry("POST /absence/{id}/end", "AbsenceTest"),
            Map.entry("POST /notifications/{id}/open", "NotificationPagesTest"));

    /** Keep the ticked rows in the address and lead on to a page that checks each. */
    static final Set<String> ONLY_LEADS_ON = Set.of("POST /tasks/consent/choose", "POST /tasks/transfer/choose");

    /** Between the password and the one-time code; without a password they lead to the sign-in page. */
    static final Set<String> HALF_WAY = Set.of("/second-factor", "/second-factor/enrolment");

    /** Not our handlers, so the security chain says whose they are. */
    static final Map<String, Action> OF_OTHERS = Map.of("/actuator/prometheus", Action.OPERATE_ENGINE);

    /** About a case or a task, but the same in each of its states, or one of the acts that {@link CaseStatesTest} tries in another form. */
    static final Map<String, String> WITHOUT_STATE = Map.ofEntries(
            Map.entry("POST /cases/{number}/copy", "whoever has or had the case in hand, in any state; CopyTest"),
            Map.entry("POST /suspensions/{number}/classes", "asks for the class, not for the case; SuspendedClassesTest"),
            Map.entry("POST /suspensions/{number}/classes/stop", "asks for the class, not for the case; SuspendedClassesTest"),
            Map.entry("POST /complaints/hotline/{number}", "tickets of the hotline only, and what their callers say; ComplaintIntakeTest"),
            Map.entry("POST /cases/{number}/copy/read", "the reader's own mark"),
            Map.entry("POST /tasks/consent", "several at once, each as in complete; BulkTest"),
            Map.entry("POST /tasks/consent/choose", "leads on"),
            Map.entry("POST /tasks/transfer/choose", "leads on"),
            Map.entry("POST /tasks/follow-up", "the reader's own mark"),
            Map.entry("POST /tasks/{taskId}/draft/discard", "the writer's own; TaskDraftTest"),
            Map.entry("POST /tasks/{taskId}/phrase", "the writer's own phrases"),
            Map.entry("POST /tasks/{taskId}/preview", "stores nothing; LetterPreviewTest"),
            Map.entry("POST /filings/{number}/roster/accept", "only after an upload that was read; RosterImportTest"),
            Map.entry("POST /project-lists/{number}/accept", "only after an upload that was read; ProjectBookTest"),
            Map.entry("POST /project-lists/{number}/give-up", "only after an upload that was read; ProjectBookTest"));

    private RouteExceptions() {}
}
