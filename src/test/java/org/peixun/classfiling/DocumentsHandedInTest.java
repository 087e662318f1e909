package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.attachment.Attachments;
import org.peixun.classfiling.FilingScenario.Draft;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Tasks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("报送过的材料：退回补正时可以移除、更换，但不删除")
class DocumentsHandedInTest {

    private final Actor clerk = actor(Role.COUNTY_CLERK, FilingScenario.COUNTY);

    @Autowired FilingScenario scenario;
    @Autowired FilingDrafts drafts;
    @Autowired Attachments attachments;
    @Autowired Tasks tasks;
    @Autowired MockMvc mvc;
    @Autowired TimeMachine.Mover time;

    private Draft draft;

    @BeforeEach
    void returned() {
        time.set(TimeMachine.START);
        draft = scenario.submitted();
        runAs(clerk, () -> tasks.complete(tasks.open(draft.number(), "acceptFiling").orElseThrow(), clerk,
                Map.of("decision", "return", "reasons", List.of("MATERIAL_MISSING"), "opinion", "教学计划不完整。")));
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("移除以后不再是申报材料，审查人仍能打开，案件页注明已移除；经过记入审计")
    void setAside() throws Exception {
        UUID plan = attachments.of(draft.number()).stream().filter(file -> file.kind().equals("教学计划")).findFirst().orElseThrow().id();
        remove(plan);
        assertThat(attachments.of(draft.number())).extracting(Attachments.Attachment::kind).doesNotContain("教学计划");
        assertThat(attachments.open(plan).readAllBytes()).isEqualTo(FilingScenario.pdf());
        assertThat(mvc.perform(get("/attachments/" + plan).with(signedInAs(clerk))).andReturn().getResponse().getStatus()).isEqualTo(200);
        assertThat(mvc.perform(get("/cases/" + draft.number()).with(signedInAs(clerk))).andReturn().getResponse().getContentAsString())
                .contains("以前报送的，现已移除");
    }

    @Test
    @DisplayName("没有报送过的，删除就是删除")
    void neverHandedIn() {
        UUID[] id = new UUID[1];
        runAs(draft.applicant(), () -> id[0] = attachments.store(draft.number(), "教学计划", "新计划.pdf",
                new ByteArrayInputStream(FilingScenario.pdf()), draft.applicant()).id());
        remove(id[0]);
        assertThatThrownBy(() -> attachments.get(id[0])).isInstanceOf(RequestRefused.class);
    }

    private void remove(UUID id) {
        runAs(draft.applicant(), () -> drafts.removeDocument(draft.number(), id, draft.applicant()));
    }
}
