package org.peixun.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From the launch to the first page, and what a node keeps when nobody is there, against an empty application. */
final class Startup implements Part {

    private static final int TIMES = Integer.getInteger("bench.starts", 3);
    private static final long LONGEST = 180;

    @Override
    public String id() {
        return "startup";
    }

    @Override
    public String question() {
        return "Start to the first page, and an idle node's memory";
    }

    private record Start(double seconds, double residentMb, double heapMb) {}

    @Override
    public void measure(Site site, Report report) throws Exception {
        List<Start> ours = new ArrayList<>();
        List<Start> theirs = new ArrayList<>();
        for (int i = 0; i <= TIMES; i++) {
            Start empty = start("reference.EmptyApplication", "/login", empty(site.database()));
            Start full = start("org.peixun.PeixunApplication", "/login", site.arguments());
            if (i > 0) { // the first one makes the tables and fills the disk's cache
                theirs.add(empty);
                ours.add(full);
            }
        }
        line(report, "launch to the first page", ours, theirs, "s", Start::seconds);
        line(report, "heap in use after a collection", ours, theirs, "MB", Start::heapMb);
        line(report, "resident memory", ours, theirs, "MB", Start::residentMb);
    }

    private static void line(Report report, String what, List<Start> ours, List<Start> theirs, String unit,
            java.util.function.ToDoubleFunction<Start> figure) {
        double mine = Slices.median(ours.stream().mapToDouble(figure).toArray());
        double reference = Slices.median(theirs.stream().mapToDouble(figure).toArray());
        report.line(what, Report.number(mine) + " " + unit, Report.number(reference) + " " + unit, mine / reference, Report.Goal.atMost(1.5));
    }

    private static List<String> empty(BenchDatabase database) {
        return List.of("--spring.config.name=none", "--spring.datasource.url=" + database.referenceUrl(),
                "--camunda.bpm.generic-properties.properties.historyTimeToLive=P30D", "--camunda.bpm.webapp.index-redirect-enabled=false",
                "--camunda.bpm.auto-deployment-enabled=false", "--camunda.bpm.history-level=full");
    }

    private static Start start(String mainClass, String page, List<String> arguments) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-Dfile.encoding=UTF-8", "-Duser.timezone=Asia/Shanghai", mainClass, "--server.port=" + port));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var log = Files.createTempFile("bench-start", ".log");
        long begun = System.nanoTime();
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            while (!answers("http://127.0.0.1:" + port + page)) {
                if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(LONGEST)) {
                    throw new IllegalStateException(Files.readString(log));
                }
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            double heap = heap(process.pid());
            return new Start(seconds, resident(process.pid()), heap);
        } finally {
            process.destroy();
            process.waitFor();
            Files.delete(log);
        }
    }

    private static boolean answers(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setReadTimeout(60_000);
            return connection.getResponseCode() < 500 && connection.getInputStream().readAllBytes().length > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Lives after a full collection. */
    private static double heap(long pid) throws Exception {
        jcmd(pid, "GC.run");
        for (String line : jcmd(pid, "GC.heap_info").lines().toList()) {
            var used = java.util.regex.Pattern.compile("used (\\d+)K").matcher(line);
            if (used.find()) {
                return Long.parseLong(used.group(1)) / 1024.0;
            }
        }
        return 0;
    }

    private static double resident(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        return !Files.exists(status) ? 0 : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0) / 1024.0;
    }

    private static String jcmd(long pid, String command) throws Exception {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid), command)
                .redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes());
    }
}
