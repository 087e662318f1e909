package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("模型、表达式和变量的攻击面")
class ModelAttackTest {

    @Autowired ProcessEngine engine;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired FilterService filters;

    @ParameterizedTest
    @ValueSource(strings = {
        "<scriptTask id='t' scriptFormat='juel'><script>${1}</script></scriptTask>",
        "<serviceTask id='t' camunda:class='java.lang.String'/>",
        "<task id='t'><extensionElements><camunda:executionListener event='start' class='java.lang.String'/></extensionElements></task>",
        "<task id='t'><extensionElements><camunda:executionListener event='start'><camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:executionListener></extensionElements></task>"})
    @DisplayName("模型中的脚本、类名：拒绝部署")
    void codeInModels(String task) {
        assertThatThrownBy(() -> deploy(model("attackModel", task, ""))).isInstanceOf(ProcessEngineException.class)
                .hasStackTraceContaining("不得使用");
    }

    @Test
    @DisplayName("模型中的脚本条件：拒绝部署")
    void scriptedCondition() {
        String condition = "<conditionExpression xsi:type='tFormalExpression' language='juel'>${true}</conditionExpression>";
        assertThatThrownBy(() -> deploy(model("attackModel", "<task id='t'/>", condition)))
                .isInstanceOf(ProcessEngineException.class).hasStackTraceContaining("脚本条件");
    }

    @Test
    @DisplayName("模型中的外部实体（XXE）：拒绝部署")
    void externalEntity() {
        String model = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                + model("attackModel", "<task id='t' name='&x;'/>", "").substring("<?xml version='1.0'?>".length());
        assertThatThrownBy(() -> deploy(model)).isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "${''.getClass().forName('java.lang.Runtime').getRuntime()}", "${''['class']}", "${dataSource}",
        "${execution.processEngineServices.repositoryService}", "${execution.getProcessEngineServices()}",
        "${users}", "${passwordEncoder.encode('x')}", "${execution.getClass()}"})
    @DisplayName("模型表达式够不到反射、数据源、引擎服务和未登记的组件")
    void expressionReach(String expression) {
        String escaped = expression.replace("'", "&#39;");
        String id = deploy(model("attackModel", "<serviceTask id='t' camunda:expression=\"" + escaped + "\"/>", ""));
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("attackModel", "攻击0000-00001"))
                    .isInstanceOf(ProcessEngineException.class);
        } finally {
            repository.deleteDeployment(id, true);
        }
    }

    @Test
    @DisplayName("模型的普通条件照常可用")
    void plainCondition() {
        String condition = "<conditionExpression xsi:type='tFormalExpression'>${decision == 'return' &amp;&amp; decision.length() == 6}</conditionExpression>";
        String id = deploy(model("attackModel", "<task id='t'/>", condition));
        try {
            var instance = runtime.startProcessInstanceByKey("attackModel", "攻击0000-00001", Variables.putValue("decision", "return"));
            assertThat(instance.isEnded()).isTrue();
        } finally {
            repository.deleteDeployment(id, true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass().getName()}", "${dateTime().toString()}", "${dataSource.toString()}", "${now()}"})
    @DisplayName("保存的筛选（含 orQueries）中的表达式：运行时被拒绝")
    void storedExpressions(String expression) {
        for (var query : List.of(
                tasks.createTaskQuery().taskAssigneeExpression(expression),
                tasks.createTaskQuery().or().taskAssigneeExpression(expression).taskName("x").endOr())) {
            var filter = filters.saveFilter(filters.newTaskFilter("attack").setQuery(query));
            try {
                assertThatThrownBy(() -> filters.list(filter.getId())).hasStackTraceContaining("不得使用表达式");
                assertThatThrownBy(() -> filters.count(filter.getId())).hasStackTraceContaining("不得使用表达式");
            } finally {
                filters.deleteFilter(filter.getId());
            }
        }
    }

    @Test
    @DisplayName("Java 序列化的变量被拒绝")
    void serializedVariable() {
        var task = tasks.newTask("serialized-" + System.nanoTime());
        tasks.saveTask(task);
        try {
            assertThatThrownBy(() -> tasks.setVariable(task.getId(), "x", Variables.serializedObjectValue("rO0AB")
                            .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                            .objectTypeName("java.util.ArrayList").create()))
                    .isInstanceOf(ProcessEngineException.class);
        } finally {
            tasks.deleteTask(task.getId(), true);
        }
    }

    @Test
    @DisplayName("引擎设置：查询上限、权限检查、只读用户库，没有脚本引擎")
    void settings() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.getQueryMaxResultsLimit()).isEqualTo(500);
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.isTenantCheckEnabled()).isTrue();
        assertThat(engine.getIdentityService().isReadOnly()).isTrue();
        assertThat(configuration.getScriptEngineResolver().getScriptEngine("juel", false)).isNull();
        assertThat(new javax.script.ScriptEngineManager().getEngineByName("javascript")).isNull();
    }

    private String deploy(String model) {
        return repository.createDeployment().addString("attackModel.bpmn", model).deploy().getId();
    }

    private static String model(String id, String task, String condition) {
        return """
                <?xml version='1.0'?><definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'
                  xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:camunda='http://camunda.org/schema/1.0/bpmn'
                  targetNamespace='attack'><process id='%s' isExecutable='true' camunda:historyTimeToLive='P1D'>
                  <startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='t'/>%s
                  <sequenceFlow id='b' sourceRef='t' targetRef='e'>%s</sequenceFlow><endEvent id='e'/>
                </process></definitions>""".formatted(id, task, condition);
    }
}
