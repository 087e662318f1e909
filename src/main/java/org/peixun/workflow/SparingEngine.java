package org.peixun.workflow;

import java.util.List;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** What the engine reads and writes at each click, without what nobody needs (ADR 0020). */
@Component
class SparingEngine extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new CaseHistoryLevel()));
        engine.setHistoryEventProducer(new CaseHistoryProducer());
        engine.setHistoryEventHandler(new CaseHistory());
        engine.setCustomSessionFactories(SparingLookups.factories());
    }

    /** The mappers' texts are parsed: their fragments hold the whole documents, thirteen megabytes, for nothing. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        Configuration mappers = engine.getSqlSessionFactory().getConfiguration();
        mappers.getSqlFragments().clear();
        StateOfInstances.addTo(mappers);
        mappers.addInterceptor(OneTripExecutor.inPlace(mappers));
    }
}
