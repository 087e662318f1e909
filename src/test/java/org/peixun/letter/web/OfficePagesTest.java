package org.peixun.letter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.letter.Offices;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("文书落款单位")
class OfficePagesTest {

    private static final Actor ADMIN = actor(Role.SYSTEM_ADMIN, "371500");
    private static final Actor CLERK = actor(Role.COUNTY_CLERK, "371526");
    private static final String ZONE = "LC-GXQ";

    @Autowired MockMvc mvc;
    @Autowired Offices offices;
    @Autowired Commands commands;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("各辖区都有落款单位和行政复议机关，开发区由市政府复议")
    void seeded() {
        assertThat(offices.all()).hasSize(12);
        assertThat(offices.ofCity().name()).isEqualTo("聊城市人力资源和社会保障局");
        assertThat(offices.of("371524").reviewedBy()).isEqualTo("东阿县人民政府");
        assertThat(offices.of("LC-JKQ").reviewedBy()).isEqualTo("聊城市人民政府");
    }

    @Test
    @DisplayName("修改后记入审计；不变的不记；填错的保留已填内容并说明")
    void changes() throws Exception {
        Offices.Office before = offices.of(ZONE);
        try {
            assertPolite(get("/admin/offices/" + ZONE, ADMIN, 200));
            var refused = change(ADMIN, "", "12345", "某路1号");
            assertThat(refused.getStatus()).isEqualTo(400);
            assertThat(refused.getContentAsString()).contains("有2处需要更正", "单位名称应填写", "“12345”不是有效的号码", "某路1号");
            assertPolite(refused.getContentAsString());

            assertThat(change(ADMIN, before.name(), "0635-0000001", "某路1号").getStatus()).isEqualTo(302);
            assertThat(offices.of(ZONE).phone()).isEqualTo("0635-0000001");
            long recorded = recorded();
            assertThat(change(ADMIN, before.name(), "0635-0000001", "某路1号").getStatus()).isEqualTo(302);
            assertThat(recorded()).isEqualTo(recorded).isPositive();
            assertThat(get("/admin/offices", CLERK, 200)).contains("0635-0000001").doesNotContain("修改聊城");
        } finally {
            runAs(ADMIN, () -> offices.change(before, ADMIN));
        }
    }

    @Test
    @DisplayName("县区人员可以查看不能修改；没有的辖区404")
    void whoMay() throws Exception {
        get("/admin/offices/" + ZONE, CLERK, 403);
        assertThat(change(CLERK, "某局", "", "").getStatus()).isEqualTo(403);
        get("/admin/offices/999999", ADMIN, 404);
    }

    private long recorded() {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'office.changed'").query(Long.class).single();
    }

    private String get(String path, Actor reader, int status) throws Exception {
        var response = mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(path)
                .with(signedInAs(reader)).accept("text/html")).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString();
    }

    private MockHttpServletResponse change(Actor actor, String name, String phone, String address) throws Exception {
        return mvc.perform(post("/admin/offices/" + ZONE).with(signedInAs(actor)).with(csrf()).accept("text/html")
                .param("name", name).param("phone", phone).param("address", address).param("reviewedBy", "聊城市人民政府")
                .param("commandId", commands.next())).andReturn().getResponse();
    }
}
