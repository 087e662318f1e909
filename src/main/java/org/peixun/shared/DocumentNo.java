package org.peixun.shared;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 发文字号 of a document: who issued it, the year in 〔〕, its number in that year (党政机关公文处理工作条例, article 9). A court puts
 * the year first. Other brackets are what a keyboard offers; they are put right, as are spaces and full-width digits.
 */
public record DocumentNo(String value) {

    private static final int LONGEST = 60;
    /** Documents that are referred to are of the time in which institutions are listed; before it the year is a slip of the pen. */
    private static final int MOST_YEARS_AGO = 30;
    private static final Pattern YEAR = Pattern.compile("[〔\\[［【〖﹝(（]((?:19|20)\\d{2})年?[〕\\]］】〗﹞)）]");
    private static final Pattern WHOLE = Pattern.compile("[^〔〕]*〔\\d{4}〕[^〔〕]*\\d[^〔〕]*号[^〔〕]*");
    private static final String ACCEPTED = "文号由发文机关代字、〔年份〕、顺序号组成（党政机关公文处理工作条例第九条），例如“聊人社监字〔2026〕3号”；年份写作[2026]、(2026)的，自动改为〔2026〕。";

    /** @throws IllegalArgumentException when it is none; for typed text use {@link #parse} */
    public DocumentNo {
        if (value == null || Chars.count(value) > LONGEST || !WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a document number");
        }
    }

    /** @param today what is referred to has been issued: its year has begun */
    public static Parsed<DocumentNo> parse(String text, LocalDate today) {
        String no = YEAR.matcher(plain(text)).replaceAll("〔$1〕");
        if (no.isEmpty()) {
            return Parsed.refused("尚未填写。" + ACCEPTED);
        }
        String typed = "“" + Chars.shortened(no, 20) + "”";
        if (Chars.count(no) > LONGEST) {
            return Parsed.refused("最多" + LONGEST + "字，现有" + Chars.count(no) + "字。" + ACCEPTED);
        }
        Matcher year = YEAR.matcher(no);
        if (no.indexOf('〔') < 0 || !year.find()) {
            return Parsed.refused(typed + "中没有用〔〕括起的四位年份。" + ACCEPTED);
        }
        if (!WHOLE.matcher(no).matches()) {
            return Parsed.refused(typed + "的〔年份〕后面没有顺序号和“号”字，或者不止一个〔年份〕。" + ACCEPTED);
        }
        int issued = Integer.parseInt(year.group(1));
        int earliest = today.getYear() - MOST_YEARS_AGO;
        return issued >= earliest && issued <= today.getYear() ? Parsed.of(new DocumentNo(no))
                : Parsed.refused(typed + "的年份" + issued + "不可能是已经发出的文书的年份，请核对。年份应为" + earliest + "至" + today.getYear() + "。" + ACCEPTED);
    }

    /** @param field id of the input on the page @return as it is kept @throws RequestRefused 400 naming the field and what would be accepted */
    public static String required(String field, String label, String text, LocalDate today) {
        Parsed<DocumentNo> parsed = parse(text, today);
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
