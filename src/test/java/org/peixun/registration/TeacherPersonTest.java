package org.peixun.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.complaint.ComplaintScenario;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.DirectoryRegister;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.protection.FieldCipher;
import org.peixun.retention.PersonRequests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("个人信息请求：机构目录的教师")
class TeacherPersonTest {

    private static final Actor OFFICER = SignedInAs.actor(Role.CITY_MANAGER, "371500");
    private static final String REASON = "本人到窗口提出，已核对身份证原件。";
    private static final String ID = "110101198001010096";

    @Autowired MockMvc mvc;
    @Autowired ComplaintScenario scenario;
    @Autowired DirectoryList list;
    @Autowired DirectoryRegister register;
    @Autowired FieldCipher cipher;
    @Autowired PersonRequests requests;

    @Test
    @DisplayName("副本中有登记的内容；登记期间依法保存，请求删除也不删")
    void registered() {
        String name = scenario.institution();
        long institution = list.named(List.of(name)).get(0).id();
        register.teachers(List.of(new DirectoryRegister.TeacherEntry(institution,
                new Directory.Teacher(0, "冯某", "JS2026009", "讲师", "电工", true, null, null),
                cipher.encrypt(ID, "teacher.id_number/" + institution), cipher.blindIndex(ID))));
        assertThat(requests.copy(ID, REASON, OFFICER).items()).singleElement().satisfies(item -> {
            assertThat(item.source()).isEqualTo("机构目录（教师）");
            assertThat(item.facts()).containsEntry("机构", name).containsEntry("公民身份号码", ID).containsEntry("证书编号", "JS2026009");
        });
        assertThat(requests.erase(ID, REASON, OFFICER)).singleElement().satisfies(ruling -> {
            assertThat(ruling.erased()).isFalse();
            assertThat(ruling.reason()).contains("登记期间").contains("第34条");
        });
        assertThat(requests.copy(ID, REASON, OFFICER).items()).hasSize(1);
    }

    @Test
    @DisplayName("没有查到的，写明查了哪里、还应当查哪里，不说本系统没有")
    void whereElseToLook() throws Exception {
        String page = mvc.perform(post("/personal-data/rulings").param("idNumber", "110101198001010117").param("reason", REASON).with(csrf())
                .with(signedInAs(OFFICER))).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("花名册").contains("投诉举报").contains("另行查找").doesNotContain("本系统没有此人");
    }
}
