package org.peixun.bench;

import java.time.Duration;
import java.util.Date;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Ten thousand timers that come due at one instant, as on the morning after a holiday, with our job executor's settings. */
final class TimersAtOnce implements Part {

    private static final int TIMERS = Integer.getInteger("bench.timers", 10_000);
    /** So many before, for what both run is to be compiled. */
    private static final int WARM_UP = TIMERS / 4;
    /** Time for the start of each, so that none is due before all are there. */
    private static final long MILLIS_TO_PREPARE = 6;
    private static final String MODEL = "dueAtOnce";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public String id() {
        return "timers";
    }

    @Override
    public String question() {
        return TIMERS + " timers due at one instant";
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        double theirs;
        try (BareEngine bare = BareEngine.start(site.database(), settings -> { })) {
            seconds(bare.engine(), WARM_UP);
            theirs = seconds(bare.engine(), TIMERS);
        }
        var engine = site.bean(ProcessEngine.class);
        seconds(engine, WARM_UP);
        Work.forget(site.database());
        Work before = site.work();
        double ours = seconds(engine, TIMERS);
        report.file("slowest-timers.txt", Work.slowest(site.database(), "peixun_app"));
        report.file("statements-timers.txt", site.work().since(before).shown());
        report.line("all fired", Report.number(ours) + " s", Report.number(theirs) + " s", ours / theirs, Report.Goal.atMost(0.5));
        twoNodes(site, report);
    }

    /** The same with a second node on the same processors: from the first that fires to the last. */
    private static void twoNodes(Site site, Report report) throws Exception {
        var engine = site.bean(ProcessEngine.class);
        var deployment = engine.getRepositoryService().createDeployment().name("bench timers").addModelInstance(MODEL + ".bpmn", model()).deploy();
        double before = spread(site, "before", TIMERS);
        double two;
        try (Node second = Node.start("org.peixun.PeixunApplication", "/login", site.arguments())) {
            alone(engine, () -> spread(site, "compile", TIMERS + WARM_UP)); // as much as the first has fired before it was measured
            spread(site, "warm", WARM_UP);
            two = spread(site, "two", TIMERS);
        }
        double one = (before + spread(site, "after", TIMERS)) / 2;
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        report.line("pace of two nodes", Report.number(TIMERS / two) + "/s", "one node " + Report.number(TIMERS / one) + "/s", one / two, Report.Goal.atLeast(0.8));
    }

    /** @return seconds between the first and the last, which come due while the executors wait for them */
    private static double spread(Site site, String name, int timers) throws InterruptedException {
        var engine = site.bean(ProcessEngine.class);
        Date due = new Date(ClockUtil.getCurrentTime().getTime() + timers * MILLIS_TO_PREPARE);
        for (int i = 0; i < timers; i++) {
            engine.getRuntimeService().startProcessInstanceByKey(MODEL, name + "-" + i, java.util.Map.of("due", due));
        }
        var fired = site.database().observer().sql("""
                SELECT count(*) AS number, extract(epoch FROM max(end_time_) - min(end_time_)) AS seconds
                FROM act_hi_procinst WHERE business_key_ LIKE ? AND end_time_ IS NOT NULL""").param(name + "-%");
        long start = System.nanoTime();
        while (((Number) fired.query().singleRow().get("number")).longValue() < timers) {
            Thread.sleep(500);
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("not fired after " + LONGEST);
            }
        }
        return ((Number) fired.query().singleRow().get("seconds")).doubleValue();
    }

    /** The second node works, the first looks on. */
    private static void alone(ProcessEngine engine, Callable<?> work) throws Exception {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.shutdown();
        work.call();
        executor.start();
    }

    /** From the instant at which they are due until the last has fired, each once. */
    private static double seconds(ProcessEngine engine, int timers) throws InterruptedException {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        boolean running = executor.isActive();
        executor.shutdown();
        var deployment = engine.getRepositoryService().createDeployment().name("bench timers").addModelInstance(MODEL + ".bpmn", model()).deploy();
        Date due = new Date(ClockUtil.getCurrentTime().getTime() - 1000);
        for (int i = 0; i < timers; i++) {
            engine.getRuntimeService().startProcessInstanceByKey(MODEL, "timer-" + i, java.util.Map.of("due", due));
        }
        long start = System.nanoTime();
        executor.start();
        while (engine.getManagementService().createJobQuery().processDefinitionKey(MODEL).count() > 0) {
            Thread.sleep(100);
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("not fired after " + LONGEST);
            }
        }
        double taken = (System.nanoTime() - start) / 1e9;
        long fired = engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey(MODEL).finished().count();
        if (fired != timers) {
            throw new IllegalStateException(fired + " fired of " + timers);
        }
        executor.shutdown();
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        if (running) {
            executor.start();
        }
        return taken;
    }

    private static BpmnModelInstance model() {
        return Bpmn.createExecutableProcess(MODEL).camundaHistoryTimeToLive(1).startEvent().sequenceFlowId("flow_1")
                .intermediateCatchEvent("event_due").timerWithDate("${due}").sequenceFlowId("flow_2").endEvent().done();
    }
}
