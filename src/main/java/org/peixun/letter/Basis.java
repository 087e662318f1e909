package org.peixun.letter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peixun.policy.Clauses;
import org.springframework.stereotype.Component;

/** Cites clauses of the notice with their headings, so that the reader need not look them up. */
@Component
public class Basis {

    public static final String NOTICE = "《关于开展职业技能提升行动质量年系列活动的通知》（聊人社字〔2021〕31号）";

    private static final Pattern CLAUSE = Pattern.compile("第(\\d{1,2})条");

    private final Clauses clauses;

    Basis(Clauses clauses) {
        this.clauses = clauses;
    }

    /**
     * @param basis e.g. 第11条、第13条
     * @return 聊人社字〔2021〕31号第11条“提高培训针对性和就业创业率”、第13条“…”; other bases as they are
     */
    public String inFull(String basis) {
        Matcher clause = CLAUSE.matcher(basis);
        var text = new StringBuilder();
        boolean notice = false;
        while (clause.find()) {
            String heading = clauses.clause(Integer.parseInt(clause.group(1))).title();
            // the headings quote slogans themselves
            String quoted = heading.replace('“', '‘').replace('”', '’');
            clause.appendReplacement(text, Matcher.quoteReplacement((notice ? "" : "聊人社字〔2021〕31号") + clause.group() + "“" + quoted + "”"));
            notice = true;
        }
        return clause.appendTail(text).toString();
    }
}
