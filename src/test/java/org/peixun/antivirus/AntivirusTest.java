package org.peixun.antivirus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.antivirus.FakeClamd.EICAR;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Role;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("上传的文件先查病毒")
class AntivirusTest {

    private static final String PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    @Autowired MockMvc mvc;
    @Autowired Antivirus antivirus;
    @Autowired Commands commands;
    @Autowired FilingScenario scenario;
    @Autowired JdbcClient jdbc;

    private AntivirusSettings usual;
    private FakeClamd clamd;
    private FilingScenario.Draft filing;

    @BeforeEach
    void start() throws IOException {
        usual = (AntivirusSettings) ReflectionTestUtils.getField(antivirus, "settings");
        filing = scenario.aValidDraft();
        jdbc.sql("DELETE FROM attachment WHERE case_number = ?").param(filing.number()).update();
        clamd = new FakeClamd();
        use(new AntivirusSettings("127.0.0.1", clamd.port(), Duration.ofSeconds(10)));
    }

    @AfterEach
    void stop() throws IOException {
        use(usual);
        clamd.close();
    }

    private void use(AntivirusSettings settings) {
        ReflectionTestUtils.setField(antivirus, "settings", settings);
    }

    private MockHttpServletResponse uploads(String path, String name, byte[] content) throws Exception {
        return mvc.perform(multipart(path, filing.number()).file(new MockMultipartFile("file", name, null, content))
                .param("kind", "教学计划").param("commandId", commands.next()).with(signedInAs(filing.applicant())).with(csrf()).accept("text/html"))
                .andReturn().getResponse();
    }

    private MockHttpServletResponse uploads(String content) throws Exception {
        return uploads("/filings/{number}/documents", "计划.pdf", content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private java.util.List<Boolean> stored() {
        return jdbc.sql("SELECT scanned FROM attachment WHERE case_number = ?").param(filing.number()).query(Boolean.class).list();
    }

    @Test
    @DisplayName("没有查出的收下，记为已扫描；送查的一字节不差")
    void clean() throws Exception {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        String content = PDF + new String(noise, StandardCharsets.ISO_8859_1);
        assertThat(uploads(content).getStatus()).isEqualTo(302);
        assertThat(stored()).containsExactly(true);
        assertThat(clamd.seen()).singleElement().isEqualTo(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    @DisplayName("查出病毒的不收，说明是哪个文件、怎么办；花名册等工作簿同样")
    void infected() throws Exception {
        for (var answer : new MockHttpServletResponse[] {uploads(PDF + EICAR),
            uploads("/filings/{number}/roster", "花名册.xlsx", EICAR.getBytes(StandardCharsets.US_ASCII))}) {
            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("查出病毒，没有保存", "请先在本机杀毒");
        }
        assertThat(clamd.seen()).hasSize(2);
        assertThat(stored()).isEmpty();
    }

    @Test
    @DisplayName("公众举报的照片也查")
    void ofThePublic() throws Exception {
        var answer = mvc.perform(multipart("/complaints/report").file(new MockMultipartFile("photos", "照片.jpg", null, EICAR.getBytes(StandardCharsets.US_ASCII)))
                .param("commandId", commands.next()).with(csrf()).accept("text/html")).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("照片.jpg”查出病毒");
    }

    @Test
    @DisplayName("没有登录的人连续上传：十次以后不再送查，答复429；登录的人不受影响")
    void strangersKeepItBusyAFewTimesOnly() throws Exception {
        for (int i = 0; i < 12; i++) {
            int status = mvc.perform(multipart("/complaints/report").file(new MockMultipartFile("photos", "照片.jpg", null, EICAR.getBytes(StandardCharsets.US_ASCII)))
                    .param("commandId", commands.next()).with(csrf()).with(request -> {
                        request.setRemoteAddr("192.0.2.77");
                        return request;
                    }).accept("text/html")).andReturn().getResponse().getStatus();
            assertThat(status).isEqualTo(i < 10 ? 400 : 429);
        }
        assertThat(clamd.seen()).hasSize(10);
        assertThat(uploads(PDF).getStatus()).isEqualTo(302);
    }

    @Test
    @DisplayName("办理页面不要文件的，附上的文件不送查")
    void whatNobodyTakes() throws Exception {
        mvc.perform(multipart("/complaints/progress").file(new MockMultipartFile("photos", "照片.jpg", null, EICAR.getBytes(StandardCharsets.US_ASCII)))
                .with(csrf()).accept("text/html"));
        assertThat(clamd.seen()).isEmpty();
    }

    @Test
    @DisplayName("杀毒服务不通：503并说明，没有查过的不收")
    void scannerAway() throws Exception {
        clamd.close();
        var answer = uploads(PDF);
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("杀毒服务暂时没有应答", "没有保存");
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM: Can't write to temporary file. ERROR", "", "stream: OK but"})
    @DisplayName("杀毒服务的答复不是“没有查出”：同样不收")
    void noVerdict(String answer) throws Exception {
        clamd.answers(answer);
        assertThat(uploads(PDF).getStatus()).isEqualTo(503);
        assertThat(stored()).isEmpty();
    }

    @Test
    @DisplayName("没有设杀毒服务的照收，记为未扫描，经办看得到")
    void notSet() throws Exception {
        use(new AntivirusSettings(null, 3310, Duration.ofSeconds(10)));
        assertThat(uploads(PDF).getStatus()).isEqualTo(302);
        assertThat(stored()).containsExactly(false);
        assertThat(clamd.seen()).isEmpty();
        var handedIn = scenario.submitted();
        assertThat(mvc.perform(get("/cases/{number}", handedIn.number()).with(signedInAs(actor(Role.COUNTY_CLERK, FilingScenario.COUNTY))))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)).contains("未扫描病毒");
    }
}
