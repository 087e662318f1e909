package org.peixun.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.PeixunApplication;
import org.peixun.audit.AuditVerification.Result;
import org.peixun.audit.ChainsIn;
import org.peixun.classfiling.FilingScenario;
import org.peixun.crash.NoTestClock;
import org.peixun.shared.Zone;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("备份演练")
class BackupDrill {

    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 6, 10, 10, 0);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);
    private static final String OWNER_PASSWORD = "drill-owner-1";
    private static final String APP_PASSWORD = "drill-app-1";

    @TempDir Path folder;

    private final AtomicInteger filed = new AtomicInteger();

    /** What the database holds: rows by table, and the ends of the audit chains. */
    private record Picture(Map<String, Long> rows, List<Result> chains) {}

    @Test
    @DisplayName("边办理边备份，失去数据库，恢复到某一时刻和最后一刻：每张表的行数相符，审计链完好")
    void comesBack() throws Exception {
        Path backups = folder.resolve("backups");
        var server = Server.create(folder.resolve("first"), backups.resolve("wal"));
        server.start();
        server.run(Map.of(), "createdb", "peixun");
        server.run(Map.of("PEIXUN_OWNER_PASSWORD", OWNER_PASSWORD, "PEIXUN_APP_PASSWORD", APP_PASSWORD),
                "psql", "-q", "-d", "peixun", "-f", "deployment/database/roles.sql");
        Picture atTheMoment;
        String moment;
        Picture atTheEnd;
        int during;
        try (var application = start(server)) {
            var scenario = application.getBean(FilingScenario.class);
            fileUntil(scenario, 3);
            var stopped = new AtomicBoolean();
            var work = new Thread(() -> {
                while (!stopped.get()) {
                    scenario.submitted();
                    filed.incrementAndGet();
                }
            });
            work.start();
            int before = filed.get();
            server.runScript("deployment/backup/backup.sh", backups.toString());
            during = filed.get() - before;
            stopped.set(true);
            work.join();
            fileUntil(scenario, filed.get() + 5);
            atTheMoment = picture(server.asSuperuser());
            moment = JdbcClient.create(server.asSuperuser()).sql("SELECT now()::text").query(String.class).single();
            fileUntil(scenario, filed.get() + 5);
        }
        atTheEnd = picture(server.asSuperuser());
        server.archiveAll();
        server.stop("immediate");
        assertThat(during).as("cases filed during the backup").isPositive();
        assertThat(atTheEnd.rows().get("class_filing")).isEqualTo(atTheMoment.rows().get("class_filing") + 5);

        double toTheMoment = restore(backups, folder.resolve("second"), moment, atTheMoment);
        double toTheEnd = restore(backups, folder.resolve("third"), null, atTheEnd);
        System.out.printf(Locale.ROOT, """
                备份期间报送              %d件
                备份以后报送              10件
                恢复到指定时刻            %.1f秒，%d张表%d行全部相符，%d条审计链完好
                恢复到最后一刻            %.1f秒，%d行全部相符
                %n""", during, toTheMoment, atTheMoment.rows().size(), sum(atTheMoment), atTheMoment.chains().size(), toTheEnd, sum(atTheEnd));
    }

    private double restore(Path backups, Path data, String moment, Picture expected) throws Exception {
        long begun = System.nanoTime();
        var server = Server.restored(data);
        List<String> command = new ArrayList<>(List.of("deployment/backup/restore.sh", backups.toString(), data.toString()));
        if (moment != null) {
            command.add(moment);
        }
        server.runScript(command.toArray(String[]::new));
        server.start();
        try {
            var jdbc = JdbcClient.create(server.asSuperuser());
            while (jdbc.sql("SELECT pg_is_in_recovery()").query(Boolean.class).single()) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST_RECOVERY);
                Thread.sleep(200);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            Picture found = picture(server.asSuperuser());
            assertThat(found.rows()).isEqualTo(expected.rows());
            assertThat(found.chains()).isEqualTo(expected.chains()).isNotEmpty().allMatch(Result::intact);
            return seconds;
        } finally {
            server.stop("fast");
        }
    }

    private static ConfigurableApplicationContext start(Server server) {
        return new SpringApplicationBuilder(PeixunApplication.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("noTestClock", new NoTestClock()))
                .run("--server.port=0", "--server.address=127.0.0.1", "--peixun.database.embedded=false", "--peixun.demo.enabled=false",
                        "--spring.datasource.url=" + server.url(), "--spring.datasource.username=peixun_app",
                        "--spring.datasource.password=" + APP_PASSWORD, "--spring.flyway.user=peixun_owner",
                        "--spring.flyway.password=" + OWNER_PASSWORD, "--peixun.protection.keys=drill:c29tZXRoaW5nIG9mIHRoaXJ0eSB0d28gYnl0ZXMhISE=",
                        "--peixun.protection.index-key=c29tZXRoaW5nIGVsc2Ugb2YgMzIgYnl0ZXMhISEhISE=", "--logging.level.root=error",
                        "--peixun.clock.offset=" + Duration.between(Instant.now(), BEGIN.atZone(Zone.CHINA).toInstant()));
    }

    private void fileUntil(FilingScenario scenario, int count) {
        while (filed.get() < count) {
            scenario.submitted();
            filed.incrementAndGet();
        }
    }

    private static Picture picture(DataSource database) {
        var jdbc = JdbcClient.create(database);
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("""
                SELECT relname, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', relname), false, true, '')))[1]::text::bigint
                FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace""")
                .query(row -> {
                    rows.put(row.getString(1), row.getLong(2));
                });
        return new Picture(rows, ChainsIn.verified(database, List.of()));
    }

    private static long sum(Picture picture) {
        return picture.rows().values().stream().mapToLong(each -> each).sum();
    }
}
