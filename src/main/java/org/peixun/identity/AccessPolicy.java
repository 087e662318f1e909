package org.peixun.identity;

import java.util.Map;
import java.util.Set;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Who may do what where. Denies unless a role of the person allows the action for that subject. */
@Component
public class AccessPolicy {

    /** Roles whose tasks lie in any county's cases, but who see the cases of their own kind only. */
    private static final Map<Role, Set<Action>> SPECIALISTS = Map.of(
            Role.EXPERT, Set.of(Action.SEE_NOMINATION, Action.SCORE_NOMINATION, Action.DO_TASK),
            Role.LEGAL_REVIEWER, Set.of(Action.SEE_SUSPENSION, Action.REVIEW_LEGALITY, Action.DO_TASK));

    private final Jurisdictions jurisdictions;

    AccessPolicy(Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
    }

    /**
     * What is acted upon.
     *
     * @param jurisdiction the county's code
     * @param institutionId the institution it belongs to, or {@code null} when it belongs to none
     */
    public record Subject(String jurisdiction, Long institutionId) {}

    public boolean allows(Actor actor, Action action) {
        return actor.grants().stream().anyMatch(grant -> action.roles().contains(grant.role()));
    }

    public boolean allows(Actor actor, Action action, Subject subject) {
        return actor.grants().stream().anyMatch(grant -> action.roles().contains(grant.role())
                && (action.scope() == Action.Scope.ANYWHERE || reaches(grant, action, subject)));
    }

    /** @throws RequestRefused 403 when no role of the actor allows the action anywhere */
    public void check(Actor actor, Action action) {
        if (!allows(actor, action)) {
            throw refused();
        }
    }

    /**
     * @throws RequestRefused 404 when the subject lies outside the actor's jurisdictions or institution (its existence
     *     is not told), 403 when it is visible but the action is not theirs
     */
    public void check(Actor actor, Action action, Subject subject) {
        if (allows(actor, action, subject)) {
            return;
        }
        if (actor.grants().stream().noneMatch(grant -> reaches(grant, action, subject))) {
            AccessRefusals.note(RequestRefused.Kind.NOT_FOUND);
            throw RequestRefused.noSuchCase();
        }
        throw refused();
    }

    /**
     * Whether the actor manages the office whose queue it is: a manager moves what officers there hold, the city's also what
     * experts and legal reviewers do, and nothing of another office, although the case may be of the actor's county.
     *
     * @param queue e.g. {@code countyClerk-371524}
     */
    public boolean manages(Actor actor, String queue) {
        return actor.grants().stream().anyMatch(grant -> Action.REASSIGN_TASK.roles().contains(grant.role())
                && Role.isOfficers(queue, grant.jurisdiction()));
    }

    /** What the role allows, it allows in every county: held in the city, and not by a specialist. */
    public boolean reachesAllCounties(Grant grant) {
        boolean inCity = grant.role().isOfCity()
                || grant.role().seat() == Role.Seat.ANY && jurisdictions.city().code().equals(grant.jurisdiction());
        return inCity && !SPECIALISTS.containsKey(grant.role());
    }

    private static RequestRefused refused() {
        AccessRefusals.note(RequestRefused.Kind.FORBIDDEN);
        return RequestRefused.forbidden("您没有办理此事项的权限。如工作需要，请联系本单位安全管理员授权。");
    }

    private boolean reaches(Grant grant, Action action, Subject subject) {
        if (grant.role() == Role.APPLICANT) {
            return grant.institutionId() != null && grant.institutionId().equals(subject.institutionId());
        }
        if (SPECIALISTS.containsKey(grant.role())) {
            return SPECIALISTS.get(grant.role()).contains(action);
        }
        return reachesAllCounties(grant) || grant.jurisdiction().equals(subject.jurisdiction());
    }
}
