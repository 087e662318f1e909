package org.peixun.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table with one verdict a line, written after each part so that a broken run leaves what it had. */
final class Report {

    /**
     * @param ours and {@code reference} with units, as shown; {@code reference} empty when there is none
     * @param ratio ours to the reference, or what the goal is about
     */
    record Line(String what, String ours, String reference, double ratio, Goal goal) {

        boolean met() {
            return goal.atMost() ? ratio <= goal.bound() : ratio >= goal.bound();
        }
    }

    record Goal(boolean atMost, double bound, String shown) {

        static Goal atMost(double bound) {
            return new Goal(true, bound, "≤ " + number(bound));
        }

        static Goal atLeast(double bound) {
            return new Goal(false, bound, "≥ " + number(bound));
        }
    }

    private record Section(Part part, List<Line> lines, List<String> notes) {}

    private final Path folder;
    private final List<Section> sections = new ArrayList<>();

    Report(Path folder) {
        this.folder = folder;
    }

    void begin(Part part) {
        sections.add(new Section(part, new ArrayList<>(), new ArrayList<>()));
        System.out.printf("%n## %s（%s）%n", part.question(), part.id());
    }

    void line(String what, String ours, String reference, double ratio, Goal goal) {
        var line = new Line(what, ours, reference, ratio, goal);
        last().lines().add(line);
        System.out.printf("  %s: %s | %s | %s (%s) %s%n", what, ours, reference, number(ratio), goal.shown(), line.met() ? "met" : "NOT MET");
    }

    void note(String text) {
        last().notes().add(text);
        System.out.println("  " + text);
    }

    /** Details beside the report. */
    void file(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
    }

    List<Line> lines() {
        return sections.stream().flatMap(section -> section.lines().stream()).toList();
    }

    void write(String machine) throws IOException {
        var text = new StringBuilder("# Bench\n\n" + machine + "\n");
        for (Section section : sections) {
            text.append("\n## ").append(section.part().question()).append("\n\n");
            if (!section.lines().isEmpty()) {
                text.append("| what | ours | reference | ratio | goal | |\n|---|---|---|---|---|---|\n");
                section.lines().forEach(line -> text.append("| ").append(String.join(" | ", line.what(), line.ours(), line.reference(),
                        number(line.ratio()), line.goal().shown(), line.met() ? "met" : "**not met**")).append(" |\n"));
                text.append('\n');
            }
            section.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.md"), text);
        Files.writeString(folder.resolve("report.svg"), Chart.of(lines()));
    }

    private Section last() {
        return sections.get(sections.size() - 1);
    }

    /** Three significant digits. */
    static String number(double value) {
        return value == 0 || Math.abs(value) >= 100 ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%." + Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value)))) + "f", value);
    }
}
