package org.peixun.policy;

/**
 * A clause of 聊人社字〔2021〕31号.
 *
 * @param number 1 to 13
 * @param title the clause's heading, e.g. 提高培训针对性和就业创业率
 * @param text the clause in full, word for word, its number and heading included
 */
public record Clause(int number, String title, String text) {

    /** 第11条 */
    public String label() {
        return "第" + number + "条";
    }
}
