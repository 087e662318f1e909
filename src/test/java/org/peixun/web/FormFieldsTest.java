package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@IntegrationTest
@DisplayName("表单只能改它自己的各项")
class FormFieldsTest {

    private static final Actor SECURITY = actor(Role.SECURITY_ADMIN, "371500");

    @Autowired MockMvc mvc;
    @Autowired Commands commands;
    @Autowired FilingScenario scenario;
    @Autowired JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final String userId = "f-" + UUID.randomUUID().toString().substring(0, 8);

    private MockHttpServletRequestBuilder opening() {
        return post("/admin/users").with(signedInAs(SECURITY)).with(csrf()).param("commandId", commands.next())
                .param("userId", userId).param("name", "王某").param("role", "COUNTY_CLERK").param("jurisdiction", "371524").param("institution", "");
    }

    @Test
    @DisplayName("收表单的只有文字、数字和列出各项的记录，没有一处直接填入业务对象；没有从正文整体读成对象的")
    void onlyRecordsOfText() {
        var own = mappings.getHandlerMethods().values().stream().filter(handler -> handler.getBeanType().getName().startsWith("org.peixun")).toList();
        assertThat(own).hasSizeGreaterThan(170);
        assertThat(own.stream().flatMap(handler -> Stream.of(handler.getMethodParameters())))
                .noneMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
        var records = own.stream().flatMap(handler -> Stream.of(handler.getMethodParameters()))
                .filter(parameter -> !parameter.hasParameterAnnotation(RequestParam.class) && !parameter.hasParameterAnnotation(PathVariable.class))
                .map(parameter -> parameter.getParameterType()).filter(type -> type.getName().startsWith("org.peixun")).distinct().toList();
        assertThat(records).hasSizeGreaterThan(5).allSatisfy(type -> {
            assertThat(type.isRecord()).as(type.getName()).isTrue();
            assertThat(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getGenericType)).as(type.getName()).allMatch(FormFieldsTest::isPlain);
            assertThat(type.getAnnotations()).extracting(Annotation::annotationType).as(type.getName()).noneMatch(one -> one.getName().contains("persistence"));
        });
    }

    private static boolean isPlain(Type type) {
        if (type instanceof ParameterizedType list) {
            return list.getRawType() == List.class && isPlain(list.getActualTypeArguments()[0]);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isPrimitive() || plain.isEnum() || plain == String.class || plain.getName().startsWith("java.time.")
                || List.of(Long.class, Integer.class, Boolean.class, UUID.class).contains(plain);
    }

    @Test
    @DisplayName("开通账号时另加的项不起作用：密码、是否须修改、是否启用、版本都由系统定")
    void account() throws Exception {
        mvc.perform(opening().param("password", "Chosen-By-Me-7").param("passwordHash", "{noop}x").param("mustChangePassword", "false")
                .param("enabled", "false").param("version", "99").param("grants[0].role", "SECURITY_ADMIN"))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        assertThat(jdbc.sql("SELECT must_change_password AND enabled AND version = 0 AND password_hash LIKE '{bcrypt}%' FROM app_user WHERE user_id = ?")
                .param(userId).query(Boolean.class).single()).isTrue();
        assertThat(jdbc.sql("SELECT role FROM user_grant WHERE user_id = ?").param(userId).query(String.class).list()).containsExactly("COUNTY_CLERK");
    }

    @Test
    @DisplayName("填报时另加的项不起作用：编号、状态、机构、辖区不变，表单中没有的项不存")
    void filing() throws Exception {
        var draft = scenario.aValidDraft();
        String columns = "SELECT number, state, institution_id, institution_name, jurisdiction FROM class_filing WHERE number = ?";
        var before = jdbc.sql(columns).param(draft.number()).query().singleRow();
        var request = post("/filings/{number}/steps/basic", draft.number()).with(signedInAs(draft.applicant())).with(csrf()).param("commandId", commands.next());
        Map.of("state", "OPENING_APPROVED", "institutionId", "1", "institution_id", "1", "jurisdiction", "371500", "class", "x",
                "class.module.classLoader.x", "1", "filing.state", "OPENING_APPROVED", "heldBy", "me").forEach(request::param);
        assertThat(mvc.perform(request).andReturn().getResponse().getStatus()).isLessThan(500);
        assertThat(jdbc.sql(columns).param(draft.number()).query().singleRow()).isEqualTo(before);
        assertThat(jdbc.sql("SELECT to_jsonb(f)::text FROM class_filing f WHERE number = ?").param(draft.number()).query(String.class).single())
                .doesNotContain("heldBy", "classLoader", "filing.state");
    }

    @Test
    @DisplayName("请求头、Cookie 与表单项同名的，不当作表单项")
    void neverFromHeaders() throws Exception {
        mvc.perform(opening().header("email", "evil@example.org").header("E-Mail", "evil@example.org").cookie(new jakarta.servlet.http.Cookie("email", "evil@example.org")))
                .andExpect(redirectedUrl("/admin/users/" + userId));
        assertThat(jdbc.sql("SELECT count(email) FROM app_user WHERE user_id = ?").param(userId).query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"role, SECURITY_ADMIN", "userId, other", "name, 另一人", "jurisdiction, 371500"})
    @DisplayName("同一项既在网址中又在表单中：退回，什么也不办")
    void neverFromTwoSources(String field, String value) throws Exception {
        mvc.perform(opening().queryParam(field, value)).andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("同一项给了不止一个值")));
        assertThat(jdbc.sql("SELECT count(*) FROM app_user WHERE user_id = ?").param(userId).query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("单选的项给了两个值：不取其一，退回")
    void neverTwoValues() throws Exception {
        mvc.perform(opening());
        for (String[] twice : new String[][] {{"false", "true"}, {"true", "false"}}) {
            mvc.perform(post("/admin/users/{id}/enabled", userId).with(signedInAs(SECURITY)).with(csrf()).param("commandId", commands.next())
                    .param("enabled", twice)).andExpect(status().isBadRequest());
        }
        mvc.perform(post("/admin/users/{id}/password", userId).with(signedInAs(SECURITY)).with(csrf()).param("commandId", commands.next())
                .param("proof", "IN_PERSON", "BY_UNIT")).andExpect(status().isBadRequest());
        assertThat(jdbc.sql("SELECT enabled FROM app_user WHERE user_id = ?").param(userId).query(Boolean.class).single()).isTrue();
    }
}
