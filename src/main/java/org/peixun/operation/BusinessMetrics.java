package org.peixun.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.peixun.operation.Figures.Archive;
import org.peixun.operation.Figures.Backlog;
import org.peixun.operation.Figures.OpenCases;
import org.peixun.operation.Figures.Tasks;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The figures as gauges {@code peixun_*}, read from the database once a minute and not by each scrape. Every node gives
 * the same figures: they are of the database, so take {@code max}, never {@code sum}, over the nodes.
 */
@Component
@EnableScheduling
class BusinessMetrics {

    private final Figures figures;
    private final Clock clock;
    private final MultiGauge cases;
    private final MultiGauge open;
    private final MultiGauge overdue;
    private final MultiGauge escalated;
    private volatile Backlog backlog = Backlog.UNKNOWN;
    private volatile Archive archive = Archive.UNKNOWN;
    private volatile Instant readAt;

    BusinessMetrics(Figures figures, Clock clock, MeterRegistry registry) {
        this.figures = figures;
        this.clock = clock;
        this.readAt = clock.instant();
        cases = byCounty(registry, "peixun.cases.open", "办理中的案件");
        open = byCounty(registry, "peixun.tasks.open", "未办的任务");
        overdue = byCounty(registry, "peixun.tasks.overdue", "已超过期限的任务");
        escalated = byCounty(registry, "peixun.tasks.escalated", "已督办而仍未办的任务");
        gauge(registry, "peixun.tasks.oldest", "最早的未办任务已等待的时间", "seconds", one -> one.oldestTaskSeconds());
        gauge(registry, "peixun.jobs.due", "已到期应执行的作业", null, one -> one.due());
        gauge(registry, "peixun.jobs.executable", "已到期而没有节点在执行的作业", null, one -> one.executable());
        gauge(registry, "peixun.jobs.oldest.due", "最早到期而未执行完的作业已拖延的时间", "seconds", one -> one.oldestDueSeconds());
        gauge(registry, "peixun.jobs.failed", "重试用尽的作业", null, one -> one.failed());
        gauge(registry, "peixun.incidents", "引擎事故", null, one -> one.incidents());
        gauge(registry, "peixun.outbox.waiting", "待发的邮件", null, one -> one.outboxWaiting());
        gauge(registry, "peixun.outbox.given.up", "放弃发送的邮件", null, one -> one.outboxGivenUp());
        gauge(registry, "peixun.night.faults", "夜间没有办成的归档、到期删除", null, one -> one.nightFaults());
        Gauge.builder("peixun.archive.on", () -> archive.on() ? 1 : 0).description("数据库开启了归档").register(registry);
        Gauge.builder("peixun.archive.failing", () -> archive.failing() ? 1 : 0).description("数据库最近一次归档失败").register(registry);
        Gauge.builder("peixun.archive.waiting", () -> archive.waitingBytes())
                .description("最近一次归档以后写下、还没有归档的日志").baseUnit("bytes").register(registry);
        Gauge.builder("peixun.figures.age", () -> Duration.between(readAt, clock.instant()).toMillis() / 1000.0)
                .description("以上各数距上次读取的时间").baseUnit("seconds").register(registry);
    }

    @Scheduled(fixedDelayString = "${peixun.metrics.interval:PT1M}")
    void read() {
        cases.register(figures.openCases().stream().map(BusinessMetrics::row).toList(), true);
        var tasks = figures.tasks();
        open.register(tasks.stream().map(line -> row(line, line.open())).toList(), true);
        overdue.register(tasks.stream().map(line -> row(line, line.overdue())).toList(), true);
        escalated.register(tasks.stream().map(line -> row(line, line.escalated())).toList(), true);
        backlog = figures.backlog();
        archive = figures.archive();
        readAt = clock.instant();
    }

    private void gauge(MeterRegistry registry, String name, String description, String unit, ToDoubleFunction<Backlog> value) {
        Gauge.builder(name, () -> value.applyAsDouble(backlog)).description(description).baseUnit(unit).register(registry);
    }

    private static MultiGauge byCounty(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static MultiGauge.Row<?> row(OpenCases line) {
        return MultiGauge.Row.of(Tags.of("county", line.county(), "process", line.process()), line.cases());
    }

    private static MultiGauge.Row<?> row(Tasks line, long number) {
        return MultiGauge.Row.of(Tags.of("county", line.county()), number);
    }
}
