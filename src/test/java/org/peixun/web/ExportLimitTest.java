package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("下载限频")
class ExportLimitTest {

    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371524");
    private static final Actor OTHER = actor(Role.COUNTY_CLERK, "371525");

    @Autowired MockMvc mvc;
    @Autowired ExportLimit limit;
    @Autowired TimeMachine.Mover time;
    @Autowired Clock clock;

    private Object usual;

    @BeforeEach
    void threeAMinute() {
        time.set(TimeMachine.START);
        ExportLimit target = AopTestUtils.getUltimateTargetObject(limit);
        usual = ReflectionTestUtils.getField(target, "buckets");
        ReflectionTestUtils.setField(target, "buckets", new VisitorBuckets(3, Duration.ofSeconds(20), clock));
    }

    @AfterEach
    void asUsual() {
        ExportLimit target = AopTestUtils.getUltimateTargetObject(limit);
        ReflectionTestUtils.setField(target, "buckets", usual);
        time.reset();
    }

    private int export(Actor actor) throws Exception {
        return mvc.perform(get("/todo/export").with(signedInAs(actor))).andReturn().getResponse().getStatus();
    }

    @Test
    @DisplayName("超过每分钟的次数即暂停并说明，别人不受影响，页面照开；过一会儿又可以下载")
    void limited() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(export(CLERK)).isEqualTo(200);
        }
        mvc.perform(get("/todo/export").with(signedInAs(CLERK)).accept("text/html"))
                .andExpect(status().isTooManyRequests()).andExpect(content().string(containsString("下载过于频繁")));
        assertThat(export(OTHER)).isEqualTo(200);
        mvc.perform(get("/todo").with(signedInAs(CLERK))).andExpect(status().isOk());
        time.set(TimeMachine.START.plusSeconds(21));
        assertThat(export(CLERK)).isEqualTo(200);
    }

    @Test
    @DisplayName("凭身份号码查询个人信息同样限频")
    void lookingPeopleUp() throws Exception {
        Actor manager = actor(Role.CITY_MANAGER, "371500");
        for (int i = 0; i < 4; i++) {
            mvc.perform(post("/personal-data/rulings").with(signedInAs(manager)).with(csrf()).param("idNumber", "123").accept("text/html"))
                    .andExpect(i < 3 ? status().isBadRequest() : status().isTooManyRequests());
        }
    }
}
