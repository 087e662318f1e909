package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.shared.CitizenId;
import org.peixun.shared.Phone;
import org.peixun.shared.Severity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

@IntegrationTest
@DisplayName("花名册：页面片段")
class RosterFragmentsTest {

    @Autowired
    SpringTemplateEngine templates;

    @Autowired
    ApplicationContext beans;

    private String render(String template, String name, Object value) {
        var context = new Context();
        context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, new ThymeleafEvaluationContext(beans, null));
        context.setVariable(name, value);
        return templates.process(template, Set.of("content"), context);
    }

    private static NewTrainee trainee(int number, String employer) {
        return new NewTrainee(number + 2, RosterBook.name(number), new CitizenId(RosterBook.id(number)),
                new Phone(RosterBook.phone(number)), PersonCategory.EMPLOYEE, Education.COLLEGE, employer, null, null);
    }

    @Test
    @DisplayName("核验结果：先总数，再逐行；内容转义；没有内联样式和脚本")
    void preview() {
        var block = new Finding(Severity.BLOCK, "name", 7, "姓名", "A7", "<b>某</b>", "999999********0001", "姓名为空。", "请填写。", "第13条");
        var warning = new Finding(Severity.WARN, "warnSize", 0, null, null, "", "", "花名册共46人。", "请核对。", "第10条");
        String html = render("roster/preview", "preview",
                new Preview("a.xlsx", "mark", "花名册", 46, 45, 0, List.of(block, warning), List.of("未导入的列：民族。")));
        assertThat(html).contains("46 行：45 行可用，1 行有误", "第7行（A7）", "999999********0001", "姓名为空。", "整个花名册",
                "须作说明的内容", "未导入的列：民族。", "&lt;b&gt;某&lt;/b&gt;").doesNotContain("style=", "<script", "<b>", "null");
        assertThat(html.split("<table")).hasSize(3);
    }

    @Test
    @DisplayName("没有错误时说可以收下；错误很多时只列前300处")
    void previewEdges() {
        assertThat(render("roster/preview", "preview", new Preview("a.xlsx", "mark", "s", 1, 1, 0, List.of(), List.of())))
                .contains("可以收下全部学员").doesNotContain("<table");
        var block = new Finding(Severity.BLOCK, "name", 7, "姓名", "A7", "", "", "姓名为空。", "请填写。", "第13条");
        String html = render("roster/preview", "preview",
                new Preview("a.xlsx", "mark", "s", 400, 0, 0, java.util.Collections.nCopies(400, block), List.of()));
        assertThat(html).contains("共400处，只列出前300处</span>，全部内容见标注后的文件");
        assertThat(html.split("姓名为空。", -1)).hasSize(301);
    }

    @Test
    @DisplayName("学员名单：序号、原表行号、打码的号码；空名单说明为什么空")
    void trainees() {
        String html = render("roster/trainees", "model",
                new TraineeTable(List.of(Shown.trainee(trainee(1, "某公司")), Shown.trainee(trainee(2, null)))));
        assertThat(html).contains("2 人：企业职工 2 人", RosterBook.name(1), "138****0001", "大专", "某公司")
                .doesNotContain(RosterBook.id(1), RosterBook.phone(1), "null", "style=");
        assertThat(render("roster/trainees", "model", new TraineeTable(List.of()))).contains("还没有学员").doesNotContain("<table");
    }

    @Test
    @DisplayName("补正对照：新增、移出、修改前后")
    void changes() {
        String html = render("roster/changes", "changes", Comparison.of(
                List.of(trainee(1, "某公司"), trainee(2, null)), List.of(trainee(1, "某某公司"), trainee(3, null))));
        assertThat(html).contains("学员 +1 −1，改 1 人", "新增", "移出", "工作单位：某公司 → 某某公司").doesNotContain("null");
    }
}
