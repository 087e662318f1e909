package org.peixun.shared;

import java.util.regex.Pattern;

/**
 * 发文字号 of a document: who issued it, the year in 〔〕, its number in that year (党政机关公文处理工作条例, article 9). A court puts
 * the year first. Other brackets are what a keyboard offers; they are put right, as are spaces and full-width digits.
 */
public record DocumentNo(String value) {

    private static final int LONGEST = 60;
    private static final Pattern YEAR = Pattern.compile("[〔\\[［【〖﹝(（]((?:19|20)\\d{2})年?[〕\\]］】〗﹞)）]");
    private static final Pattern WHOLE = Pattern.compile("[^〔〕]*〔\\d{4}〕[^〔〕]*\\d[^〔〕]*号[^〔〕]*");
    private static final String ACCEPTED = "文号由发文机关代字、〔年份〕、顺序号组成（党政机关公文处理工作条例第九条），例如“聊人社监字〔2026〕3号”；年份写作[2026]、(2026)的，自动改为〔2026〕。";

    /** @throws IllegalArgumentException when it is none; for typed text use {@link #parse} */
    public DocumentNo {
        if (value == null || Chars.count(value) > LONGEST || !WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a document number");
        }
    }

    public static Parsed<DocumentNo> parse(String text) {
        String no = YEAR.matcher(plain(text)).replaceAll("〔$1〕");
        if (no.isEmpty()) {
            return Parsed.refused("尚未填写。" + ACCEPTED);
        }
        String typed = "“" + Chars.shortened(no, 20) + "”";
        if (Chars.count(no) > LONGEST) {
            return Parsed.refused("最多" + LONGEST + "字，现有" + Chars.count(no) + "字。" + ACCEPTED);
        }
        if (no.indexOf('〔') < 0 || !YEAR.matcher(no).find()) {
            return Parsed.refused(typed + "中没有用〔〕括起的四位年份。" + ACCEPTED);
        }
        return WHOLE.matcher(no).matches() ? Parsed.of(new DocumentNo(no))
                : Parsed.refused(typed + "的〔年份〕后面没有顺序号和“号”字，或者不止一个〔年份〕。" + ACCEPTED);
    }

    /** @param field id of the input on the page @return as it is kept @throws RequestRefused 400 naming the field and what would be accepted */
    public static String required(String field, String label, String text) {
        Parsed<DocumentNo> parsed = parse(text);
        if (!parsed.ok()) {
            throw RequestRefused.badInput(field, label + "：" + parsed.reason());
        }
        return parsed.value().value();
    }

    /** Without spaces, digits half-width; other full-width characters, as the brackets of 聊公（治）行罚决字, belong to it. */
    private static String plain(String text) {
        return Chars.line(text == null ? "" : text).codePoints().filter(c -> c != ' ').map(c -> c >= '０' && c <= '９' ? c - '０' + '0' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
