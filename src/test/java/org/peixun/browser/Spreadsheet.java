package org.peixun.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** Workbooks as an office's LibreOffice writes them; on a build server a missing LibreOffice is a failure. */
final class Spreadsheet {

    private Spreadsheet() {}

    /** @param tables name → rows, a header first; all columns are text @return the workbooks, in the same order */
    static List<Path> write(Path folder, List<Table> tables) {
        String office = program();
        List<String> command = new ArrayList<>(List.of(office, "--headless", "--norestore",
                "-env:UserInstallation=" + folder.resolve("office").toUri(), "--convert-to", "xlsx", "--outdir", folder.toString(),
                "--infilter=CSV:44,34,76,1," + allText(tables.get(0).rows().get(0).size())));
        for (Table table : tables) {
            command.add(csv(folder, table).toString());
        }
        run(command);
        return tables.stream().map(table -> folder.resolve(table.name() + ".xlsx")).toList();
    }

    record Table(String name, List<List<String>> rows) {}

    private static String program() {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, "soffice"))) {
                return Path.of(folder, "soffice").toString();
            }
        }
        String missing = "LibreOffice (soffice) is not on the PATH: the roster cannot be made as an office makes it";
        if ("true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        Assumptions.abort(missing);
        return null;
    }

    /** 1/2/2/2/…: format "text" for each column, so that identity numbers keep their digits. */
    private static String allText(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(column -> column + "/2").collect(Collectors.joining("/"));
    }

    private static Path csv(Path folder, Table table) {
        try {
            return Files.write(folder.resolve(table.name() + ".csv"),
                    table.rows().stream().map(row -> String.join(",", row)).toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String told = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(told).isTrue();
            assertThat(process.exitValue()).as(told).isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
