package org.peixun.complaint;

import java.util.Arrays;
import java.util.Optional;

/** What a complaint is about, as its informer sees it; what is found is another matter. */
public enum Topic {
    ADVERTISING("虚假宣传、许诺补贴"),
    IMPERSONATION("冒用政府部门名义"),
    OPENING("未经同意开班"),
    MANAGEMENT("培训管理混乱"),
    MATERIAL("材料造假、代签"),
    FEE("违规收费"),
    OTHER("其他问题");

    private final String label;

    Topic(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Optional<Topic> of(String typed) {
        return Arrays.stream(values()).filter(one -> one.name().equals(typed) || one.label.equals(typed)).findFirst();
    }
}
