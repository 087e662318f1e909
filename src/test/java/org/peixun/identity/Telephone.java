package org.peixun.identity;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** An account's owner with an authenticator application, before our pages. */
final class Telephone {

    static final String PASSWORD = "Correct-Horse-7";

    final String userId;
    final Actor actor;
    String secret;
    List<String> recoveryCodes;

    private final MockMvc mvc;

    Telephone(String userId, Role role, Users users, MockMvc mvc) {
        this.userId = userId;
        this.mvc = mvc;
        var grant = new Grant(role, role == Role.APPLICANT || role == Role.COUNTY_CLERK ? "371524" : "371500",
                role == Role.APPLICANT ? 1042L : null);
        this.actor = new Actor(userId, "某某", Set.of(grant));
        users.create(new NewUser(userId, "某某", null, PASSWORD, Set.of(grant), false), Actor.SYSTEM);
    }

    void enrol(SecondFactors factors) {
        var enrolment = factors.begin(actor);
        secret = enrolment.secret().replace(" ", "");
        recoveryCodes = factors.enrol(actor, PASSWORD, enrolment.sealed(), code());
    }

    /** What it shows now. */
    String code() {
        return OneTimeCode.at(secret, ClockUtil.getCurrentTime().toInstant());
    }

    /** One that it does not show, nor showed before or will next. */
    String wrongCode() {
        return "%06d".formatted((Integer.parseInt(code()) + 500_000) % 1_000_000);
    }

    /** @return the session after the password */
    Cookie password() throws Exception {
        return mvc.perform(formLogin("/login").user(userId).password(PASSWORD)).andReturn().getResponse().getCookie("SESSION");
    }

    /** Its session is in the answer's cookie, when the id changed. */
    MockHttpServletResponse types(String code, Cookie session) throws Exception {
        return mvc.perform(post(SecondStep.PAGE).cookie(session).with(csrf()).param("code", code)).andReturn().getResponse();
    }

    static void remove(JdbcClient jdbc, String userId) {
        jdbc.sql("DELETE FROM user_grant WHERE user_id = ?").param(userId).update();
        jdbc.sql("DELETE FROM app_user WHERE user_id = ?").param(userId).update();
    }
}
