package org.peixun.browser;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.peixun.shared.FictitiousCitizenId;

/** Fifty people who cannot exist, and the same sheet as it comes in the first time. */
final class Trainees {

    static final int COUNT = 50;

    private static final List<String> HEADER = List.of("序号", "学员姓名", "身份证号", "手机号码", "人员类别", "文化程度", "民族");
    private static final int NAME = 1;
    private static final int ID = 2;
    private static final int PHONE = 3;
    private static final int CATEGORY = 4;

    private Trainees() {}

    static List<List<String>> asTheyShouldBe() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (int i = 0; i < COUNT; i++) {
            LocalDate born = LocalDate.of(1985, 1, 5).plusDays(i * 97L);
            String name = "赵钱孙李周吴郑王冯陈".charAt(i % 10) + "某" + "甲乙丙丁戊".charAt(i / 10);
            rows.add(new ArrayList<>(List.of(String.valueOf(i + 1), name, FictitiousCitizenId.other(born, 100 + i).value(),
                    "138000000%02d".formatted(i), i % 2 == 0 ? "农村转移就业劳动者" : "城镇登记失业人员", "初中", "汉族")));
        }
        return rows;
    }

    /** Wrong: check digit (row 4), no name (6), a short telephone number (8), too young (11), a person twice (13), no category (15). */
    static List<List<String>> asTheyFirstCame() {
        List<List<String>> rows = asTheyShouldBe();
        String id = cell(rows, 4, ID);
        set(rows, 4, ID, id.substring(0, 17) + (id.endsWith("1") ? "2" : "1"));
        set(rows, 6, NAME, "");
        set(rows, 8, PHONE, "1380000");
        set(rows, 11, ID, FictitiousCitizenId.other(LocalDate.of(2012, 3, 1), 7).value());
        set(rows, 13, ID, cell(rows, 12, ID));
        set(rows, 15, CATEGORY, "");
        return rows;
    }

    private static String cell(List<List<String>> rows, int row, int column) {
        return rows.get(row - 1).get(column);
    }

    private static void set(List<List<String>> rows, int row, int column, String text) {
        rows.get(row - 1).set(column, text);
    }
}
