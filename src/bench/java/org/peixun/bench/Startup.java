package org.peixun.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the launch to the first page, and what a node keeps when nobody is there, against an empty application. */
final class Startup implements Part {

    private static final int TIMES = Integer.getInteger("bench.starts", 3);

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
        try (Node node = Node.start(mainClass, page, arguments)) {
            double heap = heap(node.process().pid());
            return new Start(node.seconds(), resident(node.process().pid()), heap);
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
