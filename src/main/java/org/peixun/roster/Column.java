package org.peixun.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a roster is read for, and the headings under which it is found in the workbooks that are about. */
enum Column {
    NAME("姓名", true, false, "学员姓名", "学生姓名", "人员姓名", "培训人员姓名"),
    ID_NUMBER("公民身份号码", true, false, "身份证号", "身份证号码", "身份证", "公民身份证号码", "公民身份证号", "居民身份证号",
            "居民身份证号码", "身份证件号码", "证件号码", "证件号"),
    PHONE("联系电话", true, false, "手机号", "手机号码", "手机", "电话", "电话号码", "联系方式", "本人联系电话", "移动电话"),
    CATEGORY("人员类别", true, true, "人员类型", "培训人员类别", "学员类别", "学员类型", "人员身份"),
    EDUCATION("文化程度", false, true, "学历", "最高学历"),
    EMPLOYER("工作单位", false, true, "企业名称", "单位名称", "用人单位", "所在单位", "就业单位", "所在企业"),
    CREDIT_CODE("统一社会信用代码", false, true, "企业统一社会信用代码", "单位统一社会信用代码", "信用代码", "社会信用代码"),
    DISTRICT("户口所在地区划", false, true, "户籍所在地区划", "户口所在地", "户籍所在地", "户籍地", "户籍区划", "户口所在地行政区划");

    /** Known from templates in use, and not needed to file a class: heading → why it is left out. */
    private static final String MINIMAL = "按最小必要原则，开班备案不收集";
    private static final String DERIVED = "由公民身份号码得出，不需要填写";
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("民族", MINIMAL), Map.entry("就业失业登记证号码", MINIMAL), Map.entry("户口性质", MINIMAL),
            Map.entry("常住地址区划", MINIMAL), Map.entry("家庭住址", MINIMAL), Map.entry("邮编", MINIMAL),
            Map.entry("邮政编码", MINIMAL), Map.entry("电子邮箱", MINIMAL), Map.entry("邮箱", MINIMAL),
            Map.entry("通讯地址", MINIMAL), Map.entry("开户银行", MINIMAL), Map.entry("银行户名", MINIMAL),
            Map.entry("银行账号", MINIMAL), Map.entry("银行卡号", MINIMAL), Map.entry("社会保障卡号", MINIMAL),
            Map.entry("政治面貌", MINIMAL), Map.entry("婚姻状况", MINIMAL), Map.entry("住址", MINIMAL),
            Map.entry("地址", MINIMAL), Map.entry("性别", DERIVED), Map.entry("年龄", DERIVED),
            Map.entry("出生日期", DERIVED), Map.entry("出生年月", DERIVED));

    private final String label;
    private final boolean required;
    private final boolean spreads;
    private final List<String> synonyms;

    Column(String label, boolean required, boolean spreads, String... synonyms) {
        this.label = label;
        this.required = required;
        this.spreads = spreads;
        this.synonyms = List.of(synonyms);
    }

    String label() {
        return label;
    }

    /** A roster without this column is not read. */
    boolean required() {
        return required;
    }

    /** Several trainees may share the value, so that a merged cell stands for all its rows. */
    boolean spreads() {
        return spreads;
    }

    static Optional<Column> byHeading(String heading) {
        String plain = plain(heading);
        return Arrays.stream(values())
                .filter(column -> column.label.equals(plain) || column.synonyms.contains(plain))
                .findFirst();
    }

    /** Why a known heading is not imported; empty for a heading nobody knows. */
    static Optional<String> reasonLeftOut(String heading) {
        return Optional.ofNullable(LEFT_OUT.get(plain(heading)));
    }

    /** Without spaces, stars, remarks in brackets and a colon: "＊联系电话（手机）：" is 联系电话. */
    static String plain(String heading) {
        return heading.replaceAll("[\\s\\u3000\\u00A0*＊:：]", "")
                .replaceAll("[(（\\[【].*?[)）\\]】]", "")
                .toUpperCase(Locale.ROOT);
    }
}
