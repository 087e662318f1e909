package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.deadline.Deadlines;
import org.peixun.deadline.Deadlines.Level;

@DisplayName("临期提醒的一句话")
class ReminderWordsTest {

    @Test
    @DisplayName("还剩几日、今天到期、已经超期，各是通顺的一句")
    void sentences() {
        assertThat(said(Level.SOON, "还剩1个工作日")).isEqualTo("“审核备案”的办理期限还剩1个工作日，请及时办理。");
        assertThat(said(Level.TODAY, "今天 17:30前")).isEqualTo("“审核备案”须于今天 17:30前办结，请及时办理。");
        assertThat(said(Level.OVERDUE, "超期1个工作日")).isEqualTo("“审核备案”已超期1个工作日，请及时办理。");
    }

    private static String said(Level level, String text) {
        return OverdueLadder.reminder("审核备案", new Deadlines.Words(level, text));
    }
}
