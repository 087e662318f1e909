package org.peixun.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.shared.Problem;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

@DisplayName("表单显示：名称、提示、差错与输入框相连，没有脚本也能填")
class FieldsTemplateTest {

    private final Forms.Form accept = new ClasspathForms().form("classFiling_acceptFiling");

    @Test
    @DisplayName("选择项成组，必填写在名称旁")
    void groups() {
        String html = render(accept, Map.of(), List.of());
        assertThat(html).contains("<legend><span>受理意见</span><span class=\"required\">（必填）</span></legend>")
                .contains("<input type=\"radio\" id=\"field-decision-0\" name=\"decision\" value=\"accept\" required=\"required\">")
                .contains("<label for=\"field-decision-0\">受理</label>")
                .contains("（选择“退回补正”时必填）").contains("（选择“退回补正”或者“不予受理”时必填）")
                .contains("data-shown-when=\"decision=return\"").contains("data-required-when=\"decision=return,refuse\"")
                .contains("maxlength=\"500\"");
    }

    @Test
    @DisplayName("条件多于两个的用顿号，最后一个用“或者”")
    void manyConditions() {
        assertThat(render(new ClasspathForms().form("complaintHandling_acceptComplaint"), Map.of(), List.of()))
                .contains("（选择“不属于本单位，退回来源”、“超出职权，不予受理”、“已进入信访、诉讼、仲裁或者复议，不重复受理”或者“并入正在核查的主件”时必填）");
    }

    @Test
    @DisplayName("填错后重新显示：已填的保留，差错在该项下面并读给读屏软件")
    void keepsValues() {
        String html = render(accept,
                Map.of("decision", "return", "reasons", List.of("LEAD_TIME"), "opinion", "<b>第3行</b>"),
                List.of(new Problem("opinion", "写得太短。")));
        assertThat(html).containsPattern("value=\"return\"[^>]*checked=\"checked\"")
                .containsPattern("value=\"LEAD_TIME\"[^>]*checked=\"checked\"")
                .contains("&lt;b&gt;第3行&lt;/b&gt;").doesNotContain("<b>")
                .contains("aria-describedby=\"field-opinion-error field-opinion-hint\"").contains("aria-invalid=\"true\"")
                .contains("<div class=\"field-error\" id=\"field-opinion-error\"><p>写得太短。</p></div>");
    }

    @Test
    @DisplayName("安全策略：没有内联脚本、样式和事件属性")
    void contentSecurityPolicy() {
        assertThat(render(accept, null, null)).doesNotContainPattern("\\s(style|on\\w+)=").doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    @DisplayName("每一种输入都能显示")
    void everyType() {
        Map<String, String> options = Map.of("a", "甲");
        Forms.Form form = new Forms.Form("test", List.of(
                new Forms.Field("select", "s", "等级", null, true, null, null, options, null, null),
                new Forms.Field("number", "n", "人数", "不超过50人", false, null, null, Map.of(), null, null),
                new Forms.Field("textfield", "t", "名称", null, false, null, 20, Map.of(), null, null),
                new Forms.Field("checkbox", "c", "确认", null, true, null, null, Map.of(), null, null)));
        String html = render(form, Map.of("s", "a", "n", 12, "t", "某\"班", "c", true), List.of());
        assertThat(html).contains("<option value=\"a\" selected=\"selected\">甲</option>").contains("inputmode=\"decimal\"")
                .contains("value=\"12\"").contains("value=\"某&quot;班\"").containsPattern("name=\"c\"[^>]*checked=\"checked\"").containsPattern("name=\"c\"[^>]*required=\"required\"");
    }

    @Test
    @DisplayName("同页有几张表单的，各自的编号不同，说明、提示仍在自己的项上")
    void severalOnAPage() {
        var form = new Forms.Form("f", List.of(new Forms.Field("textarea", "opinion", "说明", "最多500字。", true, null, null, Map.of(), null, null)));
        assertThat(form.views(null, null, "1-").get(0)).satisfies(view -> {
            assertThat(view.id()).isEqualTo("field-1-opinion");
            assertThat(view.describedBy()).isEqualTo("field-1-opinion-hint");
        });
        assertThat(form.views(null, null, null).get(0).id()).isEqualTo("field-opinion");
    }

    private static String render(Forms.Form form, Map<String, Object> values, List<Problem> problems) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        MockServletContext servlet = new MockServletContext();
        WebContext context = new WebContext(
                JakartaServletWebApplication.buildApplication(servlet)
                        .buildExchange(new MockHttpServletRequest(servlet), new MockHttpServletResponse()),
                Locale.CHINA);
        context.setVariable("form", form);
        context.setVariable("values", values);
        context.setVariable("problems", problems);
        return engine.process("form/fields", java.util.Set.of("fields"), context).replaceAll("\\s*\\n\\s*", " ");
    }
}
