package org.peixun.registration;

import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.peixun.identity.Actor;
import org.peixun.shared.CreditCode;
import org.peixun.workbook.Workbooks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The register's pages, typed into as an officer would. */
@Component
class RegistrationScenario {

    static final String GROUND = "聊人社字〔2026〕3号";

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final ObjectProvider<MockMvc> mvc;

    /** @param mvc none where the application runs on a port */
    RegistrationScenario(ObjectProvider<MockMvc> mvc) {
        this.mvc = mvc;
    }

    /** Of a division that does not exist. */
    static String creditCode() {
        String first17 = "52999999" + "REG" + "%06d".formatted(NEXT.getAndIncrement());
        return first17 + CreditCode.checkCharacter(first17);
    }

    static Map<String, String> institution(String code) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("name", "登记测试某职业培训学校" + code.substring(11));
        typed.put("shortName", "某职校");
        typed.put("kind", "培训机构");
        typed.put("creditCode", code);
        typed.put("address", "某路1号");
        typed.put("contact", "某老师");
        typed.put("phone", "0635-1234567");
        typed.put("county", "东阿县");
        typed.put("listedOn", "2026-01-05");
        typed.put("documentNo", "聊人社字〔2026〕3号");
        typed.put("agreementNo", "东阿培协〔2026〕3号");
        typed.put("agreementFrom", "2026-01-05");
        typed.put("agreementTo", "2026-12-31");
        return typed;
    }

    static Map<String, String> teacher(String idNumber, String certificate) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("name", "某教师");
        typed.put("idNumber", idNumber);
        typed.put("certificateNo", certificate);
        typed.put("title", "讲师");
        typed.put("specialty", "电工");
        typed.put("fullTime", "专职");
        typed.put("validFrom", "2026-01-05");
        typed.put("validTo", "");
        return typed;
    }

    static Map<String, String> place() {
        return Map.of("name", "一号教室", "address", "某路1号", "capacity", "60", "validFrom", "2026-01-05");
    }

    ResultActions send(Actor actor, String path, Map<String, String> typed, String reason) throws Exception {
        var request = post(path).with(signedInAs(actor)).with(csrf()).param("commandId", UUID.randomUUID().toString()).param("reason", reason);
        typed.forEach(request::param);
        return mvc.getObject().perform(request);
    }

    /** @return its number */
    long registered(Actor actor, String code) throws Exception {
        String path = send(actor, "/directory", institution(code), GROUND).andReturn().getResponse().getRedirectedUrl();
        return Long.parseLong(path.substring("/directory/".length()));
    }

    ResultActions upload(Actor actor, String path, List<String> headings, List<List<String>> rows) throws Exception {
        byte[] book = Workbooks.table("表", headings, rows);
        return mvc.getObject().perform(multipart(path).file(new MockMultipartFile("file", "表.xlsx", null, book)).with(signedInAs(actor)).with(csrf())
                .param("commandId", UUID.randomUUID().toString()).param("reason", GROUND));
    }
}
