package org.peixun.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** {@code mvn -Pbench}: all parts, or those named by {@code -Dbench.parts}, each against its reference in the same run. */
public final class Bench {

    static { // before the parts read them
        for (String size : System.getProperty("bench.sizes", "").split(",")) {
            if (size.contains("=")) {
                System.setProperty("bench." + size.split("=")[0], size.split("=")[1]);
            }
        }
    }

    private static final List<Part> PARTS = List.of(new FilingActions(), new WorkListPage(), new TimersAtOnce(), new RosterCheck(), new RoundOpening(),
            new SuspensionOfMany(), new LaterYears(), new ManyClerks(), new Startup());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(System.getProperty("bench.folder", "target/bench"));
        Set<String> chosen = Set.of(System.getProperty("bench.parts", "").split(","));
        var report = new Report(folder);
        boolean failed = false;
        try (var database = BenchDatabase.start(folder.resolve("postgresql")); var site = Site.open(database)) {
            for (Part part : PARTS) {
                if (chosen.contains("") || chosen.contains(part.id())) {
                    report.begin(part);
                    try {
                        part.measure(site, report);
                    } catch (Exception | AssertionError broken) {
                        broken.printStackTrace();
                        report.note("**Broken off**: " + broken);
                        failed = true;
                    }
                    report.write(machine());
                }
            }
        }
        System.out.println("\n" + folder.resolve("report.md"));
        System.exit(failed ? 1 : 0);
    }

    private static String machine() {
        var runtime = Runtime.getRuntime();
        return "%s, %d processors, heap at most %d MB, Java %s, %s.".formatted(LocalDate.now(), runtime.availableProcessors(),
                runtime.maxMemory() >> 20, System.getProperty("java.version"), System.getProperty("os.name"));
    }
}
