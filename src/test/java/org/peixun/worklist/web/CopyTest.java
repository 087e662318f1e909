package org.peixun.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.absence.Absences;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("抄送")
class CopyTest {

    private static final String COUNTY = FilingScenario.COUNTY;

    @Autowired
    MockMvc mvc;

    @Autowired
    FilingScenario scenario;

    @Autowired
    Tasks tasks;

    @Autowired
    Absences absences;

    @Autowired
    JdbcClient jdbc;

    private Actor holder;
    private Actor reader;
    private Actor city;
    private Actor foreign;
    private FilingScenario.Draft filing;
    private String task;

    @BeforeEach
    void held() {
        holder = Colleagues.join(jdbc, "copy-holder", "某经办", Role.COUNTY_CLERK, COUNTY);
        reader = Colleagues.join(jdbc, "copy-reader", "某同事", Role.COUNTY_CLERK, COUNTY);
        city = Colleagues.join(jdbc, "copy-city", "某市办", Role.CITY_CLERK, "371500");
        foreign = Colleagues.join(jdbc, "copy-foreign", "某外县", Role.COUNTY_CLERK, "371526");
        filing = scenario.submitted();
        task = tasks.open(filing.number(), "acceptFiling").orElseThrow();
        runAs(holder, () -> tasks.claim(task, holder));
    }

    @AfterEach
    void leave() {
        Colleagues.leave(jdbc, "copy-");
    }

    @Test
    @DisplayName("抄送个人和岗位: 进入抄送我的, 按已阅后计入已阅, 抄送人看到阅读情况; 机构看不到; 办结以后办理人仍可抄送")
    void readReceipt() throws Exception {
        assertPolite(page("/cases/" + filing.number() + "/copy", holder));
        assertThat(send(holder, "请知悉。", reader.userId(), "cityClerk-371500").getStatus()).isEqualTo(302);
        String box = page("/copies", reader);
        assertThat(box).contains(filing.number(), "某经办", "请知悉。", "未读 1");
        assertPolite(box);
        assertThat(page("/copies", city)).contains(filing.number());
        String unread = page("/cases/" + filing.number(), reader);
        assertThat(unread).contains("抄送给您", ">已阅</button>");
        assertPolite(unread);
        assertThat(page("/cases/" + filing.number(), holder)).containsPattern("某同事</td>(?s:.*?)未读");
        assertThat(read(reader).getStatus()).isEqualTo(302);
        assertThat(page("/copies", reader)).doesNotContain(filing.number());
        assertThat(page("/copies?tab=all", reader)).contains(filing.number(), "已阅");
        assertThat(page("/cases/" + filing.number(), holder)).contains(" 已阅");
        assertThat(page("/cases/" + filing.number(), filing.applicant())).doesNotContain("抄送", "某同事");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE case_number = ? AND action = 'task.copied'").param(filing.number())
                .query(Long.class).single()).isEqualTo(1);

        runAs(holder, () -> tasks.complete(task, holder, Map.of("decision", "accept", "opinion", "受理。")));
        assertThat(send(holder, "", reader.userId()).getStatus()).as("after handing in").isEqualTo(302);
    }

    @Test
    @DisplayName("权限: 外县人员不能收、不能送、不能看; 没有经手的不能送; 机构不能送; 没有抄送给自己的不能按已阅")
    void rights() throws Exception {
        assertThat(send(holder, "", foreign.userId()).getStatus()).isEqualTo(400);
        assertThat(send(holder, "", "countyClerk-371526").getStatus()).isEqualTo(400);
        assertThat(send(holder, "").getStatus()).isEqualTo(400);
        assertThat(send(holder, "长".repeat(201), reader.userId()).getStatus()).isEqualTo(400);
        assertThat(send(reader, "", city.userId()).getStatus()).isEqualTo(409);
        assertThat(send(foreign, "", city.userId()).getStatus()).isEqualTo(404);
        assertThat(send(filing.applicant(), "", reader.userId()).getStatus()).isEqualTo(403);
        assertThat(read(reader).getStatus()).isEqualTo(404);
    }

    @Test
    @DisplayName("收件人不在岗的，代办人也收到通知，写明代谁；仍由本人回来以后按已阅")
    void deputyIsTold() throws Exception {
        Actor deputy = Colleagues.join(jdbc, "copy-deputy", "某代办", Role.COUNTY_CLERK, COUNTY);
        Actor manager = Colleagues.join(jdbc, "copy-manager", "某负责", Role.COUNTY_MANAGER, COUNTY);
        absences.arrange(reader.userId(), deputy.userId(), LocalDate.of(2026, 5, 6), LocalDate.of(2026, 5, 6), manager);
        assertThat(send(holder, "请知悉。", reader.userId()).getStatus()).isEqualTo(302);
        assertThat(jdbc.sql("SELECT recipient || title FROM notification WHERE case_number = ? AND title LIKE '抄送%' ORDER BY recipient")
                .param(filing.number()).query(String.class).list())
                .containsExactly("copy-deputy抄送：" + filing.number() + "（代某同事）", "copy-reader抄送：" + filing.number());
        assertThat(read(deputy).getStatus()).isEqualTo(404);
        assertThat(page("/copies", reader)).contains(filing.number());
        assertThat(read(reader).getStatus()).isEqualTo(302);
    }

    private MockHttpServletResponse send(Actor by, String note, String... to) throws Exception {
        var request = post("/cases/" + filing.number() + "/copy").with(csrf()).with(signedInAs(by)).param("note", note)
                .param("commandId", UUID.randomUUID().toString());
        for (String one : to) {
            request.param("to", one);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse read(Actor by) throws Exception {
        return mvc.perform(post("/cases/" + filing.number() + "/copy/read").with(csrf()).with(signedInAs(by))
                .param("commandId", UUID.randomUUID().toString())).andReturn().getResponse();
    }

    private String page(String path, Actor reader) throws Exception {
        return mvc.perform(get(path).with(signedInAs(reader))).andReturn().getResponse().getContentAsString();
    }
}
