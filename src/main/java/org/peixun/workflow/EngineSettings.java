package org.peixun.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** What the engine is told to do our way: tenants, observers, the ladder's calendar, what a form opens with, the check before a task ends. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {

    private final JurisdictionTenant tenant;
    private final ObserverParseListener observers;
    private final CompletionInterceptor completion;
    private final OpenedForms opened;

    EngineSettings(JurisdictionTenant tenant, ObserverParseListener observers, CompletionInterceptor completion, OpenedForms opened) {
        this.tenant = tenant;
        this.observers = observers;
        this.completion = completion;
        this.opened = opened;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setTenantIdProvider(tenant);
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), observers));
        // inside the command context and its transaction: the task can be read, and a refusal rolls all back
        List<CommandInterceptor> inner = engine.getCustomPostCommandInterceptorsTxRequired();
        engine.setCustomPostCommandInterceptorsTxRequired(with(with(inner, completion), opened));
        engine.setBusinessCalendarManager(calendars());
        engine.setFailedJobCommandFactory(new JobFaults());
        // a refusal is no fault; faults are logged where they are answered (page, REST, job)
        engine.setEnableCmdExceptionLogging(false);
        // a job's log lines name its case as those of a request do
        engine.setLoggingContextBusinessKey("case");
        // counted for licences we do not have; one row an action
        engine.setTaskMetricsEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setJobExecutorPreferTimerJobs(true);
        engine.setJobExecutorAcquireByDueDate(true);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getValueTypeResolver().addType(new JsonListType());
    }

    private static MapBusinessCalendarManager calendars() {
        var calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new LadderCalendar());
        return calendars;
    }

    private static <T> List<T> with(List<T> present, T added) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(added);
        return all;
    }
}
