package org.peixun.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Closes what version 7.24.0 leaves open: expressions from outside run nowhere, models name marked beans only, nothing
 * is scripted, nothing is deserialised, no list is endless.
 */
@Component
class EngineHardeningPlugin extends AbstractProcessEnginePlugin {

    static final int LONGEST_LIST = 500;

    private final ApplicationContext context;

    EngineHardeningPlugin(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new ModelExpressions(context));
        configuration.setEnableExpressionsInAdhocQueries(false);
        // Our own ready filters need ${currentUser()}: ModelExpressions refuses everything else that a filter stores.
        configuration.setEnableExpressionsInStoredQueries(true);
        configuration.setScriptEngineResolver(new NoScriptEngines());
        configuration.setEnableScriptEngineLoadExternalResources(false);
        configuration.setEnableScriptEngineNashornCompatibility(false);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setEnableXxeProcessing(false);
        configuration.setQueryMaxResultsLimit(LONGEST_LIST);
        configuration.setCustomPreCommandInterceptorsTxRequired(
                first(configuration, configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                first(configuration, configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
        List<BpmnParseListener> listeners = configuration.getCustomPreBPMNParseListeners() == null
                ? new ArrayList<>() : configuration.getCustomPreBPMNParseListeners();
        listeners.add(new NoCodeInModels());
        configuration.setCustomPreBPMNParseListeners(listeners);
    }

    private static List<CommandInterceptor> first(
            ProcessEngineConfigurationImpl configuration, List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>();
        all.add(new QueryExpressionGuard());
        all.add(new PersonGuard(configuration));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }
}
