package org.peixun.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database with the demo city, once, and tells at each start how to sign in. Done before the server opens
 * its port: while the story is told the clock stands in the past.
 */
@Component
@ConditionalOnProperty("peixun.demo.enabled")
class DemoCity implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(DemoCity.class);
    private static final String SETTLED = "demo.settled";

    private final DemoPeople people;
    private final DemoInstitutions institutions;
    private final DemoOffices offices;
    private final DemoStory story;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Environment environment;
    private final Clock clock;
    private volatile boolean settled;

    DemoCity(
            DemoPeople people, DemoInstitutions institutions, DemoOffices offices, DemoStory story,
            TransactionTemplate transaction, JdbcClient jdbc, AuditTrail audit, Environment environment, Clock clock) {
        this.people = people;
        this.institutions = institutions;
        this.offices = offices;
        this.story = story;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.audit = audit;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (jdbc.sql("SELECT NOT EXISTS (SELECT FROM app_user)").query(Boolean.class).single()) {
            log.info("第一次启动：正在装入演示城市，约需一分多钟");
            transaction.executeWithoutResult(status -> {
                people.settle();
                institutions.settle(LocalDate.now(clock));
                offices.settle();
            });
            story.tell();
            transaction.executeWithoutResult(status -> audit.record(new AuditTrail.Entry(
                    null, null, Actor.SYSTEM.userId(), Actor.SYSTEM.name(), SETTLED, "演示城市装入完成", Map.of())));
        }
        settled = true;
    }

    /** Its many transactions may have been cut short by a stop of the first start. */
    private boolean whole() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM audit_entry WHERE action = ?)").param(SETTLED).query(Boolean.class).single();
    }

    @Override
    public void stop() {
        settled = false;
    }

    @Override
    public boolean isRunning() {
        return settled;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        log.info("""


                培训审批已启动：http://localhost:{}
                演示账号（口令都是 {}）：
                  培训机构 donge-jigou   县区经办 donge-jingban   县区负责人 donge-fuzeren
                  市级经办 shi-jingban   市级负责人 shi-fuzeren   运维人员 yunwei
                  系统管理员 xitong      安全管理员 anquan        审计管理员 shenji
                其他县区和角色见 README.md。演示数据中的姓名、证件号码、电话均为虚构。
                """, environment.getProperty("local.server.port"), DemoPeople.PASSWORD);
        if (!whole()) {
            log.warn("演示城市没有装入完成（第一次启动时中断），事项不全。请停止程序，删除数据目录后重新启动（见 README.md）。");
        }
    }
}
