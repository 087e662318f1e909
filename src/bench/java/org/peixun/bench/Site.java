package org.peixun.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.peixun.PeixunApplication;
import org.peixun.crash.NoTestClock;
import org.peixun.shared.Zone;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application under measure, whole, on a port of its own; its clock stands in a year whose calendar is published. */
final class Site implements AutoCloseable {

    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 5, 6, 9, 0);

    private final BenchDatabase database;
    private final ConfigurableApplicationContext context;
    private final List<String> arguments;

    private Site(BenchDatabase database, ConfigurableApplicationContext context, List<String> arguments) {
        this.database = database;
        this.context = context;
        this.arguments = arguments;
    }

    static Site open(BenchDatabase database, String... more) {
        Duration offset = Duration.between(Instant.now(), BEGIN.atZone(Zone.CHINA).toInstant());
        List<String> arguments = new ArrayList<>(List.of(database.arguments()));
        arguments.addAll(List.of("--peixun.protection.keys=bench:" + key(), "--peixun.protection.index-key=" + key(), "--server.port=0", "--server.address=127.0.0.1", "--peixun.demo.enabled=false",
                "--peixun.clock.offset=" + offset, "--logging.level.root=warn", "--spring.main.banner-mode=off"));
        arguments.addAll(List.of(more));
        var context = new SpringApplicationBuilder(PeixunApplication.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("noTestClock", new NoTestClock()))
                .run(arguments.toArray(String[]::new));
        return new Site(database, context, arguments);
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    BenchDatabase database() {
        return database;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** For another node on the same database. */
    List<String> arguments() {
        return arguments.stream().filter(argument -> !argument.startsWith("--server.port")).toList();
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    /** What the application sent to its database until now. */
    Work work() {
        return Work.of(database, "peixun_app", BenchDatabase.OURS);
    }

    @Override
    public void close() {
        context.close();
    }
}
