package org.peixun.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time spent so far, in seconds: it says what an action costs even where something else is running on the
 * machine. PostgreSQL's is known on Linux, for the embedded server.
 *
 * @param java this process: clients, application, reference
 */
record Cpu(double java, double postgresql) {

    private static final double TICKS_A_SECOND = 100;

    static Cpu now(BenchDatabase database) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Cpu(system.getProcessCpuTime() / 1e9, postgresql(database.postmaster()));
    }

    Cpu since(Cpu earlier) {
        return new Cpu(java - earlier.java, postgresql - earlier.postgresql);
    }

    double all() {
        return java + postgresql;
    }

    /** The server's processes; those that have ended are counted with their parent. */
    private static double postgresql(long postmaster) throws IOException {
        if (postmaster < 0 || !Files.isDirectory(Path.of("/proc"))) {
            return 0;
        }
        long ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                String[] stat;
                try {
                    String line = Files.readString(process.resolve("stat"));
                    stat = line.substring(line.lastIndexOf(')') + 2).split(" ");
                } catch (IOException ended) {
                    continue;
                }
                boolean itself = process.getFileName().toString().equals(String.valueOf(postmaster));
                if (itself || Long.parseLong(stat[1]) == postmaster) {
                    ticks += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
                }
                if (itself) {
                    ticks += Long.parseLong(stat[13]) + Long.parseLong(stat[14]);
                }
            }
        }
        return ticks / TICKS_A_SECOND;
    }
}
