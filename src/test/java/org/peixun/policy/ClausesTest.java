package org.peixun.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("通知条款")
class ClausesTest {

    @Test
    @DisplayName("十三条逐条可查，文字与通知一致")
    void holdsTheNotice() throws Exception {
        Clauses clauses = new NoticeClauses();
        assertThat(clauses.all()).extracting(Clause::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(clauses.clause(11).title()).isEqualTo("提高培训针对性和就业创业率");
        assertThat(clauses.clause(11).text()).startsWith("11.").contains("先备案、后开班").contains("经同意后方可组织实施培训");
        assertThat(clauses.clause(13).text()).endsWith("专业化水平。");
        assertThatThrownBy(() -> clauses.clause(14)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clauses.clause(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
