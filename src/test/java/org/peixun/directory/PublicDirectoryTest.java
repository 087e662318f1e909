package org.peixun.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.SignedInAs;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("培训机构查询（第12条）：不登录可以查到状态和生效日期，没有事由、联系人和经办人；其他机构登录了也只看到这些")
class PublicDirectoryTest {

    private static final long ID = 891_001;

    @Autowired DirectoryRegister register;
    @Autowired MockMvc pages;
    @Autowired JdbcClient jdbc;
    @Autowired TimeMachine.Mover time;

    @BeforeEach
    void backToMay() {
        time.reset();
    }

    @Test
    void statusAndScopes() throws Exception {
        register.institutions(List.of(new DirectoryRegister.Entry(
                new Directory.Institution(ID, "某公众查询培训学校", "某校", "培训机构", "52371524PUB891001X", "371524", "某路1号", "0635-1234567", "某联系人"),
                DirectoryStatus.NORMAL, LocalDate.of(2024, 1, 2), "首批入目录", "某人社字1号",
                List.of(new Directory.Scope("6-31-01-03", "电工", Level.L4, LocalDate.of(2024, 1, 2), null, null)), List.of(), List.of())));
        register.event(ID, DirectoryStatus.SUSPENDED, LocalDate.of(2026, 5, 5), "有学员举报擅自开班", "聊人社监字〔2026〕3号");

        String list = body("/institutions?text=公众查询&status=SUSPENDED");
        assertThat(list).contains("某公众查询培训学校", "暂停承训", "2026-05-05");
        assertThat(body("/institutions?text=公众查询&status=NORMAL")).contains("没有符合条件的机构");
        assertThat(body("/institutions/" + ID)).contains("聊人社监字〔2026〕3号", "2024-01-02", "电工", "0635-1234567")
                .contains("/complaints/report", "/complaints/progress", "12345热线").doesNotContain("有学员举报", "某联系人");
        var competitor = SignedInAs.applicant("371524", ID + 1);
        pages.perform(get("/directory/" + ID).with(SignedInAs.signedInAs(competitor))).andExpect(redirectedUrl("/institutions/" + ID));
        var own = SignedInAs.applicant("371524", ID);
        assertThat(pages.perform(get("/directory/" + ID).with(SignedInAs.signedInAs(own))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString())
                .as("本机构看得到自己的事由").contains("有学员举报擅自开班");
        assertThat(body("/institutions?page=107374184")).as("页码再大也只是没有").contains("没有符合条件的机构");
        pages.perform(get("/institutions/999999999")).andExpect(status().isNotFound());
        pages.perform(get("/institutions/abc")).andExpect(status().is4xxClientError());
    }

    @Test
    @DisplayName("现行补贴标准对公众公布（第8、12条）：不登录可以查到标准、课时、生效日期和依据，没有录入人，没有以前和以后的标准")
    void standards() throws Exception {
        jdbc.sql("INSERT INTO occupation (code, name, kind) VALUES ('9-99-99-01', '某公布工', '职业')").update();
        jdbc.sql("INSERT INTO occupation_level (occupation_code, level) VALUES ('9-99-99-01', 'L4')").update();
        jdbc.sql("""
                INSERT INTO subsidy_standard (occupation_code, level, valid_from, amount_yuan, min_hours, entered_by_name, reason) VALUES
                ('9-99-99-01', 'L4', '2024-01-01', 1111, 81, '某录入人', '某人社字〔2023〕1号'),
                ('9-99-99-01', 'L4', '2026-01-01', 1222, 82, '某录入人', '某人社字〔2025〕1号'),
                ('9-99-99-01', 'L4', '2027-01-01', 1333, 83, '某录入人', '某人社字〔2026〕1号')""").update();
        try {
            assertThat(body("/published/standards?text=某公布工")).contains("某公布工", "四级（中级工）", "1222.00", "82", "2026-01-01", "某人社字〔2025〕1号")
                    .doesNotContain("1111", "1333", "某录入人");
            assertThat(body("/published/standards?text=" + "长".repeat(300))).contains("没有符合条件的补贴标准");
        } finally {
            jdbc.sql("DELETE FROM subsidy_standard WHERE occupation_code = '9-99-99-01'").update();
            jdbc.sql("DELETE FROM occupation_level WHERE occupation_code = '9-99-99-01'").update();
            jdbc.sql("DELETE FROM occupation WHERE code = '9-99-99-01'").update();
        }
    }

    private String body(String path) throws Exception {
        return pages.perform(get(path)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }
}
