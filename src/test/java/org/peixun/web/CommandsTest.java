package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("重复提交")
class CommandsTest {

    private static final Actor CLERK = SignedInAs.actor(Role.COUNTY_CLERK, "371524");
    private static final Actor MANAGER = SignedInAs.actor(Role.COUNTY_MANAGER, "371524");
    private static final String COUNTER = "commandsTest";

    @Autowired Commands commands;
    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void startCounting() {
        jdbc.sql("insert into case_counter values (?, 2026, 0)").param(COUNTER).update();
    }

    @AfterEach
    void stopCounting() {
        jdbc.sql("delete from case_counter where case_type = ?").param(COUNTER).update();
    }

    @Test
    @DisplayName("同一页面先后提交两次：只办一次，两次得到同一答复")
    void twiceInTurn() {
        String id = commands.next();
        String first = commands.once(id, CLERK, this::change);
        assertThat(commands.once(id, CLERK, this::change)).isEqualTo(first);
        assertThat(timesDone()).isEqualTo(1);
    }

    @Test
    @DisplayName("同一页面同时提交八次：只办一次，八次得到同一答复")
    void eightAtOnce() throws Exception {
        String id = commands.next();
        var start = new CyclicBarrier(8);
        Callable<String> submission = () -> {
            start.await();
            return commands.once(id, CLERK, this::change);
        };
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<String> reply : threads.invokeAll(List.of(submission, submission, submission, submission,
                    submission, submission, submission, submission))) {
                assertThat(reply.get()).isEqualTo("/cases/%E5%BC%80%E7%8F%AD2026-00001");
            }
        } finally {
            threads.shutdown();
        }
        assertThat(timesDone()).isEqualTo(1);
    }

    @Test
    @DisplayName("两个页面各提交一次：办两次")
    void twoForms() {
        commands.once(commands.next(), CLERK, this::change);
        commands.once(commands.next(), CLERK, this::change);
        assertThat(timesDone()).isEqualTo(2);
    }

    @Test
    @DisplayName("第一次提交被拒绝：没有留下痕迹，改正后可用同一页面再次提交")
    void refusedFirst() {
        String id = commands.next();
        assertThatThrownBy(() -> commands.once(id, CLERK, () -> {
            change();
            throw RequestRefused.badInput("意见：须填写。请填写审核意见。");
        })).isInstanceOf(RequestRefused.class);
        assertThat(timesDone()).isZero();
        commands.once(id, CLERK, this::change);
        assertThat(timesDone()).isEqualTo(1);
    }

    @Test
    @DisplayName("他人页面的编号不能使用，也看不到他人的答复")
    void anotherPersonsForm() {
        String id = commands.next();
        commands.once(id, CLERK, this::change);
        assertThatThrownBy(() -> commands.once(id, MANAGER, this::change))
                .isInstanceOfSatisfying(RequestRefused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT));
        assertThat(timesDone()).isEqualTo(1);
    }

    @Test
    @DisplayName("退回已经提交过的页面改了内容再交：不当作第一次的答复，写明没有办理，填的字还在；原样再交仍是第一次的答复")
    void otherContent() throws Exception {
        String id = commands.next();
        assertThat(phrase(id, "材料齐全。").getStatus()).isEqualTo(302);
        assertThat(phrase(id, "材料齐全。").getStatus()).isEqualTo(302);
        MockHttpServletResponse refused = phrase(id, "还缺一份。");
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("没有办理", "还缺一份。");
        assertThat(jdbc.sql("select text from opinion_phrase where owner = ?").param(CLERK.userId()).query(String.class).list())
                .containsExactly("材料齐全。");
        jdbc.sql("delete from opinion_phrase where owner = ?").param(CLERK.userId()).update();
    }

    private MockHttpServletResponse phrase(String id, String text) throws Exception {
        return mvc.perform(post("/phrases").with(csrf()).with(signedInAs(CLERK)).param("commandId", id).param("text", text)).andReturn().getResponse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "not-an-id"})
    @DisplayName("没有页面编号或者编号不成形：不办理")
    void withoutId(String id) {
        assertThatThrownBy(() -> commands.once(id, CLERK, this::change))
                .isInstanceOfSatisfying(RequestRefused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.BAD_INPUT));
        assertThat(timesDone()).isZero();
    }

    private String change() {
        long last = jdbc.sql("update case_counter set last = last + 1 where case_type = ? returning last")
                .param(COUNTER).query(Long.class).single();
        return "/cases/开班2026-%05d".formatted(last);
    }

    private long timesDone() {
        return jdbc.sql("select last from case_counter where case_type = ?").param(COUNTER).query(Long.class).single();
    }
}
