package org.peixun.classfiling.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.classfiling.FilingForm.Lesson;
import org.peixun.classfiling.FilingView;
import org.peixun.shared.Chars;

/**
 * Rows of a timetable as copied from a worksheet: 日期 开始 结束 课时 课别 内容 教师 场地; the last two may be left out. A name that is
 * nobody's in the directory, or that of several, stays in its row as it was typed, and is an error there until one is chosen. Of more
 * rows than a timetable may have none is left out unseen: they are refused together.
 */
final class PastedLessons {

    private static final int LONGEST_NAME = 50;

    private final List<Lesson> lessons = new ArrayList<>();
    private final List<Integer> teachers = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final Map<String, List<Long>> teacherIds;
    private final Map<String, List<Long>> placeIds;
    private final int before;

    /** @param before rows that stand in the timetable already */
    PastedLessons(String rows, FilingView view, int before) {
        this.before = before;
        teacherIds = byName(view.teachers(), each -> each.name(), each -> each.id());
        placeIds = byName(view.places(), each -> each.name(), each -> each.id());
        rows.lines().filter(line -> !line.isBlank() && !line.strip().startsWith("日期") && !line.strip().startsWith("上课日期"))
                .limit(TypedStep.MAX_ROWS + 1L).forEach(this::add);
    }

    private static <T> Map<String, List<Long>> byName(List<T> all, Function<T, String> name, Function<T, Long> id) {
        return all.stream().collect(Collectors.groupingBy(name, Collectors.mapping(id, Collectors.toList())));
    }

    private void add(String line) {
        String[] cells = line.split(line.contains("\t") ? "\t" : "[,，]", -1);
        int row = before + lessons.size() + 1;
        lessons.add(new Lesson(cell(cells, 0), cell(cells, 1), cell(cells, 2), cell(cells, 3), cell(cells, 4), cell(cells, 5),
                chosen(cell(cells, 7), placeIds, row, places), chosen(cell(cells, 6), teacherIds, row, teachers)));
    }

    private static String cell(String[] cells, int index) {
        return index < cells.length ? cells[index].strip() : "";
    }

    private static String chosen(String name, Map<String, List<Long>> ids, int row, List<Integer> open) {
        List<Long> found = ids.getOrDefault(name, List.of());
        if (name.isEmpty() || found.size() == 1) {
            return name.isEmpty() ? "" : String.valueOf(found.get(0));
        }
        open.add(row);
        return Lesson.UNMATCHED + Chars.first(name, LONGEST_NAME);
    }

    List<Lesson> lessons() {
        return lessons;
    }

    /** 已导入12行。第3、5行的教师没有对应上或者有同名的…… */
    String told() {
        if (teachers.isEmpty() && places.isEmpty()) {
            return "已导入" + lessons.size() + "行。请核对后保存。";
        }
        return "已导入" + lessons.size() + "行。" + open("教师", teachers) + open("场地", places) + "请在这些行中选择，选好以前不能报送（第12条）。";
    }

    private static String open(String what, List<Integer> rows) {
        return rows.isEmpty() ? "" : "第" + rows.stream().map(String::valueOf).collect(Collectors.joining("、")) + "行的" + what
                + "在目录中没有登记，或者有几个同名的。";
    }
}
