package org.peixun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.Models.Model;
import org.peixun.form.Forms;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.ModelBean;
import org.peixun.workflow.Step;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@IntegrationTest
@DisplayName("模型里写到的组件都在程序里")
class ProcessBeansTest {

    private static final Pattern CONDITION = Pattern.compile("<bpmn:conditionExpression.*?</bpmn:conditionExpression>", Pattern.DOTALL);
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Path PROGRAM = Path.of("src/main/java/org/peixun");
    /** {@link CaseType#dueAt}, not counted in working days. */
    private static final Set<String> ENDS_ON_A_WRITTEN_DAY = Set.of("event_rectificationPeriodEnded");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)\\(execution\\)");

    @Autowired
    ApplicationContext context;

    @Autowired
    CaseTypes types;

    @Autowired
    Forms forms;

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("自动步骤和规则步骤都有委托，且对模型可见")
    void delegates(Model model) {
        assertThat(model.delegates()).allSatisfy((id, expression) ->
                assertThat(visible(expression.replaceAll("[${}]", ""))).as(id).isInstanceOf(JavaDelegate.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("分支比较的值都有处给出：是本事项表单的决定，或者写在本事项的程序里；写错的会一直走缺省分支")
    void answers(Model model) {
        Set<String> decisions = types.byId(model.id()).steps().stream()
                .flatMap(step -> forms.form(model.id() + "_" + step.key()).fields().stream())
                .filter(field -> CaseType.DECISION.equals(field.key())).flatMap(field -> field.options().keySet().stream()).collect(Collectors.toSet());
        String own = code(PROGRAM.resolve(model.folder().getFileName()));
        String all = code(PROGRAM);
        assertThat(model.each(ExclusiveGateway.class)).allSatisfy(gateway -> assertThat(model.answers(gateway)).as(gateway.getId()).allSatisfy(answer -> {
            assertThat(all).contains("\"" + answer.variable() + "\"");
            assertThat(answer.value() == null || decisions.contains(answer.value()) || own.contains("\"" + answer.value() + "\""))
                    .as(answer.value()).isTrue();
        }));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("到期即中断环节的定时事件，事项都写在 lapses() 里（工作日安排更正时随之重算）；到期日由决定书写明的除外")
    void lapses(Model model) {
        assertThat(model.each(BoundaryEvent.class).stream()
                .filter(event -> event.cancelActivity() && event.getAttachedTo() instanceof UserTask)
                .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .map(BoundaryEvent::getId).filter(id -> !ENDS_ON_A_WRITTEN_DAY.contains(id)))
                .containsExactlyInAnyOrderElementsOf(types.byId(model.id()).lapses());
    }

    private static String code(Path folder) {
        return Models.files(folder, ".java").stream().map(Models::text).collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("表达式里的组件和方法都存在，且对模型可见")
    void expressions(Model model) {
        String withoutConditions = CONDITION.matcher(Models.text(model.file())).replaceAll("");
        List<String> calls = EXPRESSION.matcher(withoutConditions).results().map(found -> found.group(1))
                .filter(expression -> !expression.matches("\\w+")).distinct().toList();
        assertThat(calls).isNotEmpty().allSatisfy(expression -> {
            var call = CALL.matcher(expression);
            assertThat(call.matches()).as(expression).isTrue();
            assertThat(AopUtils.getTargetClass(visible(call.group(1))).getMethods()).as(expression)
                    .anyMatch(method -> method.getName().equals(call.group(2))
                            && Arrays.equals(method.getParameterTypes(), new Class<?>[] {DelegateExecution.class}));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("每个流程有一个事项类型；环节的编号和名称与模型相同")
    void caseTypes(Model model) {
        CaseType type = types.byId(model.id());
        assertThat(type.label()).isEqualTo(model.process().getName());
        assertThat(type.steps().stream().map(ProcessBeansTest::named)).containsExactlyInAnyOrderElementsOf(
                model.each(UserTask.class).stream().map(task -> task.getId() + " " + task.getName()).toList());
        assertThat(model.each(UserTask.class)).allSatisfy(task -> {
            Step step = type.steps().stream().filter(one -> task.getId().endsWith("_" + one.key())).findFirst().orElseThrow();
            assertThat(task.getCamundaCandidateGroups()).isEqualTo("${candidates." + step.role().group() + "(execution)}");
        });
    }

    @Test
    @DisplayName("事项编号的开头各不相同，谁也不是谁的开头：凭编号认得出事项")
    void numberPrefixes() {
        List<String> prefixes = types.all().stream().map(CaseType::numberPrefix).toList();
        assertThat(prefixes).allSatisfy(prefix -> assertThat(prefixes.stream().filter(other -> other.startsWith(prefix))).containsExactly(prefix));
    }

    private static String named(Step step) {
        return "userTask_" + step.key() + " " + step.label();
    }

    private Object visible(String name) {
        assertThat(context.containsBean(name)).as(name + " is a bean").isTrue();
        assertThat(context.findAnnotationOnBean(name, ModelBean.class)).as("@ModelBean on " + name).isNotNull();
        return context.getBean(name);
    }
}
