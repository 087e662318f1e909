package org.peixun.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** 文化程度, in the groups that a clerk uses; asked for only where the evaluation has a requirement. */
public enum Education {
    PRIMARY("小学及以下", "小学", "文盲", "半文盲"),
    JUNIOR("初中", "初级中学", "初中毕业"),
    SENIOR("高中", "普通高中", "高级中学", "高中毕业"),
    VOCATIONAL("中专或技校", "中专", "中技", "技校", "职高", "职业高中", "中等专科", "中等职业教育", "技工学校", "中专/技校"),
    COLLEGE("大专", "专科", "大学专科", "高职", "专科教育", "大学专科教育"),
    BACHELOR("本科", "大学本科", "大学", "大学本科教育"),
    POSTGRADUATE("研究生", "硕士", "博士", "硕士研究生", "博士研究生", "研究生教育");

    private final String label;
    private final List<String> alsoWritten;

    Education(String label, String... alsoWritten) {
        this.label = label;
        this.alsoWritten = List.of(alsoWritten);
    }

    public String label() {
        return label;
    }

    static Optional<Education> read(String text) {
        return Arrays.stream(values())
                .filter(education -> education.label.equals(text) || education.alsoWritten.contains(text))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Education::label).toList();
    }
}
