package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Browser;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.audit.ChainsIn;
import org.peixun.classfiling.FilingScenario;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Grant;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.Users;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server whose clock was wrong and is set right while it runs. */
@IntegrationTest
@DisplayName("服务器时钟突然拨快、拨回")
class ClockJumpTest {

    private static final String CLERK_ID = "clock.jump.clerk";
    private static final String PASSWORD = "Correct-Horse-7";
    private static final LocalDateTime MORNING = TimeMachine.START;

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);

    @Autowired FilingScenario scenario;
    @Autowired Tasks tasks;
    @Autowired Users users;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired javax.sql.DataSource database;
    @LocalServerPort int port;

    @AfterEach
    void setRight() {
        time.reset();
        jdbc.sql("DELETE FROM user_grant WHERE user_id = ?").param(CLERK_ID).update();
        jdbc.sql("DELETE FROM app_user WHERE user_id = ?").param(CLERK_ID).update();
    }

    @Test
    @DisplayName("拨快一个月又拨回：到期的提醒、督办各触发一次，拨回后再到期不重复；事项仍可办理")
    void timersFireOnce() {
        Draft draft = scenario.submitted();
        time.set(MORNING.plusDays(30));
        time.fireDueJobs();
        List<String> fired = told(draft);
        assertThat(fired).contains("ESCALATED");

        time.set(MORNING.plusMinutes(1));
        time.fireDueJobs();
        assertThat(told(draft)).as("nothing fires again").isEqualTo(fired);
        time.passWorkingDays(15);
        assertThat(told(draft)).as("nor when the day really comes").isEqualTo(fired);

        String task = tasks.open(draft.number(), "acceptFiling").orElseThrow();
        runAs(clerk, () -> tasks.complete(task, clerk, Map.of("decision", "accept")));
        assertThat(tasks.open(draft.number(), "reviewFiling")).isPresent();
    }

    @Test
    @DisplayName("拨回三天期间的审计记录接在原来的后面：序号连续、审计链完好，顺序看序号，不看时间")
    void auditKeepsItsOrder() {
        Draft before = scenario.submitted();
        time.set(MORNING.minusDays(3));
        Draft after = scenario.submitted();

        assertThat(last(after)).isGreaterThan(last(before));
        assertThat(at(after)).isBefore(at(before));
        assertThat(ChainsIn.verified(database, List.of())).filteredOn(chain -> FilingScenario.COUNTY.equals(chain.chain()))
                .isNotEmpty().allMatch(chain -> chain.intact());
    }

    @Test
    @DisplayName("拨回三天：登录着的人继续办理；拨快一天：会话超过最长时间，请其重新登录，登录后照常")
    void sessionsStaySensible() {
        users.create(new NewUser(CLERK_ID, "某某", null, PASSWORD,
                Set.of(new Grant(Role.COUNTY_CLERK, FilingScenario.COUNTY, null)), false), Actor.SYSTEM);
        Browser browser = new Browser(port).signIn(CLERK_ID, PASSWORD);
        Browser writing = new Browser(port).signIn(CLERK_ID, PASSWORD);
        time.set(MORNING.minusDays(3));
        assertThat(browser.get("/todo").statusCode()).isEqualTo(200);

        time.set(MORNING.plusDays(1));
        var ended = browser.get("/todo");
        assertThat(ended.statusCode()).isEqualTo(302);
        assertThat(ended.headers().firstValue("Location").orElse("")).endsWith("/login?expired");
        assertThat(browser.get("/login?expired").statusCode()).as("no endless way round").isEqualTo(200);
        time.set(MORNING);
        String page = writing.get("/phrases").body();
        time.set(MORNING.plusDays(1));
        var sent = writing.post(page, "/phrases", Map.of("text", "教师证书请补正。"));
        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(sent.body()).as("nothing typed is lost").contains("页面已过期", "教师证书请补正。");
        assertThat(browser.signIn(CLERK_ID, PASSWORD).get("/todo").statusCode()).isEqualTo(200);

        time.set(MORNING);
        assertThat(browser.get("/todo").statusCode()).as("signed in by a clock that was fast").isEqualTo(200);
    }

    private List<String> told(Draft draft) {
        return jdbc.sql("SELECT kind FROM timeline_entry WHERE case_number = ? AND kind IN ('REMINDED', 'ESCALATED') ORDER BY id")
                .param(draft.number()).query(String.class).list();
    }

    private long last(Draft draft) {
        return jdbc.sql("SELECT max(seq) FROM audit_entry WHERE case_number = ?").param(draft.number()).query(Long.class).single();
    }

    private Instant at(Draft draft) {
        return jdbc.sql("SELECT max(at) FROM audit_entry WHERE case_number = ?").param(draft.number())
                .query((row, n) -> row.getTimestamp(1).toInstant()).single();
    }
}
