package org.peixun.workflow;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Models name beans and write conditions. A script or a class name in a model refuses the whole deployment. */
class NoCodeInModels extends AbstractBpmnParseListener {

    private static final Set<String> SCRIPTED = Set.of("scriptTask", "script", "connector");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processDefinitions) {
        check(root);
    }

    private static void check(Element element) {
        if (SCRIPTED.contains(element.getTagName())) {
            throw refused(element, "脚本或者连接器");
        }
        if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "class") != null
                || element.attribute("class") != null) {
            throw refused(element, "Java类名");
        }
        if ("conditionExpression".equals(element.getTagName()) && element.attribute("language") != null) {
            throw refused(element, "脚本条件");
        }
        element.elements().forEach(NoCodeInModels::check);
    }

    private static ProcessEngineException refused(Element element, String what) {
        return new ProcessEngineException(
                "模型第" + element.getLine() + "行 " + element.getTagName() + "：不得使用" + what + "。请改用以 ${…} 引用的登记组件。");
    }
}
