package org.peixun.worklist;

import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 常用意见: what a person writes again and again, and what the office proposes for a step. */
@Component
public class Phrases {

    static final int MOST = 30;
    static final int LONGEST = 200;

    private final JdbcClient jdbc;

    Phrases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Phrase(long id, String text) {}

    /** One of the office's. @param stepKey of the case type */
    public record OfficePhrase(String caseType, String stepKey, String text) {}

    /** What is offered beside the opinion: the person's own first, then the office's for the step. */
    List<String> offered(Actor actor, String caseType, String stepKey) {
        return jdbc.sql("""
                SELECT text FROM opinion_phrase
                 WHERE owner = :me OR owner IS NULL AND case_type = :caseType AND step_key = :step
                 ORDER BY owner NULLS LAST, position, id""")
                .param("me", actor.userId()).param("caseType", caseType).param("step", stepKey)
                .query(String.class).list().stream().distinct().toList();
    }

    public List<Phrase> own(Actor actor) {
        return jdbc.sql("SELECT id, text FROM opinion_phrase WHERE owner = ? ORDER BY position, id")
                .param(actor.userId()).query(Phrase.class).list();
    }

    public List<OfficePhrase> office() {
        return jdbc.sql("SELECT case_type, step_key, text FROM opinion_phrase WHERE owner IS NULL ORDER BY position, id")
                .query(OfficePhrase.class).list();
    }

    /** @throws RequestRefused 400 when it is empty, too long, there already or one too many */
    @Transactional
    public void add(String text, Actor actor) {
        String phrase = text == null ? "" : text.strip();
        if (phrase.isEmpty() || phrase.codePointCount(0, phrase.length()) > LONGEST) {
            throw RequestRefused.badInput("请填写常用意见，不超过" + LONGEST + "字。");
        }
        // one statement, so that two windows cannot get past the limit unseen
        int added = jdbc.sql("""
                INSERT INTO opinion_phrase (owner, position, text)
                SELECT :me, coalesce(max(position), 0) + 1, :text FROM opinion_phrase WHERE owner = :me
                HAVING count(*) < :most
                ON CONFLICT DO NOTHING""")
                .param("me", actor.userId()).param("text", phrase).param("most", MOST).update();
        if (added == 0) {
            throw RequestRefused.badInput("没有保存：这条常用意见已经有了，或者已满" + MOST + "条。请先删除不用的再添加。");
        }
    }

    /** Removes one's own; one that is gone already stays gone. */
    @Transactional
    public void remove(long id, Actor actor) {
        jdbc.sql("DELETE FROM opinion_phrase WHERE id = ? AND owner = ?").params(id, actor.userId()).update();
    }
}
