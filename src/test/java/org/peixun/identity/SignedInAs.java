package org.peixun.identity;

import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Signs an actor in for a MockMvc request ({@code .with(signedInAs(actor))}) or for the test's own thread. */
public final class SignedInAs {

    private SignedInAs() {}

    public static RequestPostProcessor signedInAs(Actor actor) {
        return SecurityMockMvcRequestPostProcessors.authentication(proof(actor));
    }

    /** e.g. {@code clerk("371524")}: an actor without an account. */
    public static Actor actor(Role role, String jurisdiction) {
        return new Actor("test-" + role.in(jurisdiction), role.label(), Set.of(new Grant(role, jurisdiction, null)));
    }

    /** An institution's officer without an account. */
    public static Actor applicant(String jurisdiction, long institutionId) {
        return new Actor("test-" + Role.applicantsOf(institutionId), Role.APPLICANT.label(),
                Set.of(new Grant(Role.APPLICANT, jurisdiction, institutionId)));
    }

    public static void runAs(Actor actor, Runnable action) {
        SecurityContextHolder.getContext().setAuthentication(proof(actor));
        try {
            action.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static SignedIn proof(Actor actor) {
        return new SignedIn(actor, ClockUtil.getCurrentTime().toInstant(), false);
    }
}
