package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.web.PageAssertions.assertPolite;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@IntegrationTest
@DisplayName("出错时的答复")
class ErrorsInWordsTest {

    private static final Actor CLERK = SignedInAs.actor(Role.COUNTY_CLERK, "371524");

    @Autowired MockMvc application;
    @Autowired ErrorsInWords errors;
    @Autowired ThymeleafViewResolver views;

    MockMvc failing;

    @BeforeEach
    void failInEveryWay() {
        failing = MockMvcBuilders.standaloneSetup(new Failing())
                .setControllerAdvice(errors).setViewResolvers(views::resolveViewName).build();
    }

    @Controller
    static class Failing {

        @GetMapping("/fails/refused")
        void refused() {
            throw RequestRefused.conflict("该事项已由张某认领。请在已办中查看。");
        }

        @PostMapping("/fails/fields")
        void fields() {
            throw RequestRefused.badInput(List.of(
                    new Problem("opinion", "意见：须填写。请填写审核意见。"), new Problem("phone", "联系电话：应为11位数字。请更正。")));
        }

        @GetMapping("/fails/unexpected")
        void unexpected() {
            throw new IllegalStateException("secret of the inside");
        }

        @GetMapping("/fails/locking")
        void locking() {
            throw new OptimisticLockingFailureException("row changed");
        }

        @PostMapping("/fails/upload")
        void upload() {
            throw new MaxUploadSizeExceededException(20);
        }

        @PostMapping("/fails/database")
        void database() {
            throw new CannotCreateTransactionException("Could not open JPA EntityManager for transaction",
                    new SQLTransientConnectionException("HikariPool-1 - Connection is not available, request timed out after 5000ms"));
        }

        @GetMapping("/fails/deadlock")
        void deadlock() {
            throw new IllegalStateException("engine", new SQLException("deadlock detected", "40P01"));
        }

        @GetMapping("/fails/engine")
        void engine() {
            throw new OptimisticLockingException("ENGINE-03005 Entity was updated by another transaction concurrently.");
        }

        @GetMapping("/fails/row")
        void row() {
            throw new IllegalStateException("engine", new SQLException("violates foreign key constraint \"act_fk_exe_procinst\"", "23503"));
        }

        @GetMapping("/fails/same")
        void same() {
            throw new DuplicateKeyException("insert", new SQLException("duplicate key value violates \"complaint_hotline_ticket\"", "23505"));
        }

        @GetMapping("/fails/ours/{state}")
        void ours(@PathVariable String state) {
            throw new DataIntegrityViolationException("insert", new SQLException("violates a constraint of ours", state));
        }

        @PostMapping("/fails/disk")
        void disk() {
            throw new UncategorizedSQLException("INSERT", null, new SQLException("could not extend file \"base/5/16400\"", "53100"));
        }

        @PostMapping("/fails/part")
        void part() {
            throw new MultipartException("Failed to parse multipart servlet request", new IOException("No space left on device"));
        }

        @GetMapping("/fails/number")
        void number(@RequestParam int page) {}
    }

    @Test
    @DisplayName("被拒绝的请求：页面说明原因和下一步，状态码与原因相符")
    void refusedPage() throws Exception {
        String page = failing.perform(get("/fails/refused").accept("text/html"))
                .andExpect(status().isConflict())
                .andReturn().getResponse().getContentAsString();
        assertThat(page).contains("该事项已由张某认领。请在已办中查看。").contains("返回首页");
        assertPolite(page);
    }

    @Test
    @DisplayName("几处填写有误：一次全部列出，并告知已填写的内容仍在")
    void allFields() throws Exception {
        failing.perform(post("/fails/fields").accept("text/html"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("意见：须填写。")))
                .andExpect(content().string(containsString("联系电话：应为11位数字。")))
                .andExpect(content().string(containsString("已填写的内容一般仍在")));
    }

    @Test
    @DisplayName("页面局部刷新出错：只给一段提示，不给整页")
    void fragment() throws Exception {
        failing.perform(get("/fails/refused").header("HX-Request", "true"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("role=\"alert\"")))
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    @DisplayName("程序调用出错：按标准格式答复，逐项列出")
    void json() throws Exception {
        failing.perform(post("/fails/fields").accept("application/json"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.title").value("提交的内容有误"))
                .andExpect(jsonPath("$.problems[1].field").value("phone"));
    }

    @Test
    @DisplayName("系统故障：给出故障编号，不透露内部情况")
    void unexpected() throws Exception {
        String page = failing.perform(get("/fails/unexpected").accept("text/html"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(containsString("故障编号")))
                .andReturn().getResponse().getContentAsString();
        assertThat(page).doesNotContain("secret", "IllegalState", "org.peixun");
        assertPolite(page);
    }

    @Test
    @DisplayName("两人同时修改：后一人得知情况已有变化")
    void locking() throws Exception {
        for (String address : List.of("/fails/locking", "/fails/deadlock", "/fails/engine", "/fails/row", "/fails/same")) {
            failing.perform(get(address)).andExpect(status().isConflict())
                    .andExpect(content().string(containsString("他人刚刚修改了同一内容")));
        }
    }

    @Test
    @DisplayName("违反非空、检查、引用约束的是程序的错，不说成两人同时修改")
    void faultsOfOurs() throws Exception {
        for (String state : List.of("23502", "23503", "23514")) {
            failing.perform(get("/fails/ours/" + state)).andExpect(status().isInternalServerError()).andExpect(content().string(containsString("故障编号")));
        }
    }

    @Test
    @DisplayName("数据库没有应答：503，说明稍后再试，重复提交只办理一次；程序和局部刷新也知道多久再试")
    void databaseAway() throws Exception {
        String page = failing.perform(post("/fails/database").accept("text/html"))
                .andExpect(status().isServiceUnavailable()).andExpect(header().string("Retry-After", "10"))
                .andExpect(content().string(containsString("数据库暂时没有应答")))
                .andExpect(content().string(containsString("系统只办理一次")))
                .andReturn().getResponse().getContentAsString();
        assertPolite(page);
        failing.perform(post("/fails/database").header("HX-Request", "true")).andExpect(status().isServiceUnavailable())
                .andExpect(content().string(not(containsString("<html")))).andExpect(content().string(containsString("role=\"alert\"")));
        failing.perform(post("/fails/database").accept("application/json")).andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "10")).andExpect(jsonPath("$.title").value("系统暂时不能办理"));
    }

    @Test
    @DisplayName("磁盘已满，数据库的或者存放上传文件的：507，说明没有保存、告知谁")
    void diskFull() throws Exception {
        for (String address : List.of("/fails/disk", "/fails/part")) {
            assertPolite(failing.perform(post(address).accept("text/html"))
                    .andExpect(status().isInsufficientStorage())
                    .andExpect(content().string(containsString("存储空间不足")))
                    .andReturn().getResponse().getContentAsString());
        }
    }

    @Test
    @DisplayName("上传超过20MB：说明上限和办法")
    void upload() throws Exception {
        failing.perform(post("/fails/upload")).andExpect(status().is(413))
                .andExpect(content().string(containsString("20 MB")));
    }

    @Test
    @DisplayName("网址参数缺失或者不成形：不说英文")
    void parameters() throws Exception {
        for (String address : List.of("/fails/number", "/fails/number?page=x")) {
            assertPolite(failing.perform(get(address).accept("text/html")).andExpect(status().isBadRequest())
                    .andReturn().getResponse().getContentAsString());
        }
    }

    @Test
    @DisplayName("不存在的网址：登录后说明没有此页面")
    void unknownPage() throws Exception {
        assertPolite(application.perform(get("/no-such-page").with(signedInAs(CLERK)).accept("text/html"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("没有这个页面")))
                .andReturn().getResponse().getContentAsString());
    }

    @Test
    @DisplayName("用错方法打开网址：说明怎样打开")
    void wrongMethod() throws Exception {
        application.perform(post("/account").with(signedInAs(CLERK)).with(csrf()).accept("text/html"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(content().string(containsString("不能这样打开")));
    }

    @Test
    @DisplayName("令牌失效的提交：说明页面已过期，列出已填写的内容以便复制，按文字显示；密码、口令、页面自己的值不列")
    void expired() throws Exception {
        String page = expired("opinion", "场地<b>不符</b>").andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn().getResponse().getContentAsString();
        assertPolite(page);
        assertThat(page).contains("页面已过期", "您填写的内容（未提交，可以复制）", "场地&lt;b&gt;不符&lt;/b&gt;")
                .doesNotContain(">return<", "31c2f1f6", "246810", "csrf-of-the-page");
        assertThat(application.perform(get("/error").accept("text/html").header("Sec-Fetch-Site", "cross-site").param("opinion", "请拨打某电话")
                .requestAttr(RequestDispatcher.ERROR_METHOD, "POST").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403)).andReturn().getResponse()
                .getContentAsString()).as("written by another site").contains("页面已过期").doesNotContain("某电话");
        assertThat(expired("password", "Correct-Horse-7").andReturn().getResponse().getContentAsString())
                .contains("页面已过期").doesNotContain("Correct-Horse-7", "您填写的内容");
    }

    @Test
    @DisplayName("不登录的页面过期：不叫人登录，列出填写的内容，可以重新打开")
    void expiredWhereNobodySignsIn() throws Exception {
        String page = application.perform(get("/error").accept("text/html").param("content", "交了三百元定金，门也锁了。")
                .requestAttr(RequestDispatcher.ERROR_METHOD, "POST").requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/complaints/report")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403)).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("页面已过期", "交了三百元定金，门也锁了。", "href=\"/complaints/report\"").doesNotContain("登录后", "更换了账号");
    }

    @Test
    @DisplayName("页面已过期：填写的内容各有栏目名称，选择的列出选项的名称，代码、按钮的值和查询码不列")
    void expiredInWords() throws Exception {
        String words = String.join("\u001e", "scope\u001f职业（工种）和等级\u001f电工 四级（中级工）", "needs\u001f培训意愿\u001f第一行\n第二行<b>", "receipt\u001f查询码\u001fA1B2");
        String page = application.perform(get("/error").accept("text/html").param("scope", "4-12-01-01|L4").param("next", "1").param("needs", "第一行\n第二行<b>")
                .param("inWords", words).requestAttr(RequestDispatcher.ERROR_METHOD, "POST").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403))
                .andReturn().getResponse().getContentAsString();
        assertThat(page).contains("<dt>职业（工种）和等级</dt>", "<dd>电工 四级（中级工）</dd>", "<dt>培训意愿</dt>", "<dd>第一行\n第二行&lt;b&gt;</dd>")
                .doesNotContain("L4", "<dd>1</dd>", "查询码", "A1B2");
        assertThat(application.perform(get("/error").accept("text/html").param("scope", "4-12-01-01|L4").param("next", "1").param("needs", "都愿意参加")
                .requestAttr(RequestDispatcher.ERROR_METHOD, "POST").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403)).andReturn().getResponse()
                .getContentAsString()).as("without script").contains("<dd>都愿意参加</dd>").doesNotContain("L4", "<dd>1</dd>");
    }

    @Test
    @DisplayName("页面已过期：各页面上填写密码、动态口令的栏目，不论叫什么，填写的都不列出")
    void secretsOfEveryPage() throws Exception {
        var fields = new TreeSet<String>();
        try (var pages = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path page : pages.filter(Files::isRegularFile).toList()) {
                Jsoup.parse(page).select("input[name]").stream().filter(input -> input.attributes().asList().stream()
                        .anyMatch(attribute -> attribute.getValue().matches("(?s).*(password|one-time-code).*"))).forEach(input -> fields.add(input.attr("name")));
            }
        }
        assertThat(fields).contains("password", "old", "fresh", "again", "proof", "code");
        for (String field : fields) {
            assertThat(expired(field, "Correct-Horse-7").andReturn().getResponse().getContentAsString()).as(field)
                    .contains("页面已过期").doesNotContain("Correct-Horse-7", "您填写的内容");
        }
    }

    private ResultActions expired(String field, String typed) throws Exception {
        return application.perform(get("/error").accept("text/html").param(field, typed).param("decision", "return").param("code", "246810")
                        .param("_csrf", "csrf-of-the-page").param("commandId", "31c2f1f6-3f3b-4b7e-8a53-9d1d5d7a9d11")
                        .requestAttr(RequestDispatcher.ERROR_METHOD, "POST").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403))
                .andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("容器报告的故障：同样给出故障编号")
    void container() throws Exception {
        assertPolite(application.perform(get("/error").accept("text/html")
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(containsString("故障编号")))
                .andReturn().getResponse().getContentAsString());
    }
}
