package org.peixun.complaint;

import java.util.Locale;

/** 答复方式; the form's words are these in small letters. {@link #NONE}: of what we found ourselves. */
enum Channel {
    PHONE("电话"),
    CODE("查询码"),
    HOTLINE("回复热线"),
    LETTER("书面"),
    NONE("没有投诉人，不需答复");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Channel of(String typed) {
        return valueOf(typed.toUpperCase(Locale.ROOT));
    }
}
