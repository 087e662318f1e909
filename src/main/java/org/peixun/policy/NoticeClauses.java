package org.peixun.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The clauses read from the notice itself, {@code policy/notice.txt}, word for word. */
@Component
class NoticeClauses implements Clauses {

    private static final Pattern CLAUSE = Pattern.compile("^(\\d+)\\.([^。]+)。.*$", Pattern.MULTILINE);
    private static final int COUNT = 13;

    private final List<Clause> clauses;

    NoticeClauses() throws IOException {
        String notice = new ClassPathResource("policy/notice.txt").getContentAsString(StandardCharsets.UTF_8);
        clauses = CLAUSE.matcher(notice).results().map(NoticeClauses::clause).toList();
        if (clauses.size() != COUNT) {
            throw new IllegalStateException("the notice has 13 clauses, read: " + clauses.size());
        }
    }

    private static Clause clause(MatchResult match) {
        return new Clause(Integer.parseInt(match.group(1)), match.group(2), match.group());
    }

    @Override
    public Clause clause(int number) {
        if (number < 1 || number > COUNT) {
            throw new IllegalArgumentException("the notice has no clause " + number);
        }
        return clauses.get(number - 1);
    }

    @Override
    public List<Clause> all() {
        return clauses;
    }
}
