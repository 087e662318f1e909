package org.peixun.nomination;

import java.sql.Types;
import java.util.List;
import org.peixun.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The candidates of nominations, and the institutions that recommend themselves. */
@Repository
public class CandidateFiles {

    /** @param sentAt when the institution recommended itself */
    public record Self(
            long institutionId, String institutionName, String feature, String practice, String example,
            java.time.Instant sentAt) {}

    private final JdbcClient jdbc;

    CandidateFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Candidate> of(String number) {
        return jdbc.sql("SELECT * FROM nomination_candidate WHERE number = ? ORDER BY slot").param(number)
                .query(Candidate.class).list();
    }

    /** Nominations under way, or listed, in which it still stands. */
    List<String> numbersOf(long institution) {
        return jdbc.sql("""
                SELECT c.number FROM nomination_candidate c JOIN nomination n ON n.number = c.number
                WHERE c.institution_id = ? AND c.removed_reason IS NULL AND n.ended_at IS NULL ORDER BY c.number""")
                .param(institution).query(String.class).list();
    }

    void add(String number, int slot, long institution, String name, String feature, String practice, String example) {
        jdbc.sql("""
                INSERT INTO nomination_candidate (number, slot, institution_id, institution_name, feature, practice, example)
                VALUES (?, ?, ?, ?, ?, ?, ?)""").params(number, slot, institution, name, feature, practice, example).update();
    }

    /** Candidates and texts of another nomination, as if they had just been written. */
    void copy(String from, String to) {
        jdbc.sql("""
                INSERT INTO nomination_candidate (number, slot, institution_id, institution_name, feature, practice, example)
                SELECT ?, slot, institution_id, institution_name, feature, practice, example FROM nomination_candidate WHERE number = ?""")
                .params(to, from).update();
    }

    /**
     * Writes over what the person has seen, or wrote since; a text that is {@code null} stays.
     *
     * @param revision that was seen of this institution's texts @return 0 when another has written them since, or it is gone
     */
    int write(String number, long institution, int revision, Nominations.Texts texts, Actor by) {
        return jdbc.sql("""
                UPDATE nomination_candidate SET feature = coalesce(:feature, feature), practice = coalesce(:practice, practice),
                       example = coalesce(:example, example), written_by = :by, written_name = :name,
                       revision = revision + CASE WHEN written_by = :by THEN 0 ELSE 1 END
                 WHERE number = :number AND slot = :slot AND institution_id = :institution
                   AND (revision = :revision OR revision = :revision + 1 AND written_by = :by)""")
                .param("feature", texts.feature(), Types.VARCHAR).param("practice", texts.practice(), Types.VARCHAR)
                .param("example", texts.example(), Types.VARCHAR).param("by", by.userId()).param("name", by.name())
                .param("number", number).param("slot", texts.slot()).param("institution", institution).param("revision", revision).update();
    }

    void remove(String number, int slot) {
        jdbc.sql("DELETE FROM nomination_candidate WHERE number = ? AND slot = ?").params(number, slot).update();
    }

    void publicised(String number) {
        jdbc.sql("UPDATE nomination_candidate SET publicised = true WHERE number = ?").param(number).update();
    }

    void select(String number, List<Integer> slots) {
        jdbc.sql("UPDATE nomination_candidate SET selected = slot = ANY (:slots::int[]) WHERE number = :number")
                .param("slots", slots.toArray(Integer[]::new)).param("number", number).update();
    }

    void strike(String number, Integer slot, String reason) {
        jdbc.sql("UPDATE nomination_candidate SET removed_reason = :reason WHERE number = :number AND selected"
                        + " AND (:slot::int IS NULL OR slot = :slot::int)")
                .param("reason", reason).param("number", number).param("slot", slot, Types.INTEGER).update();
    }

    List<Self> selves(long round, String jurisdiction) {
        return jdbc.sql("""
                SELECT institution_id, institution_name, feature, practice, example, sent_at FROM self_recommendation
                WHERE round_id = ? AND jurisdiction = ? ORDER BY sent_at""").params(round, jurisdiction).query(Self.class).list();
    }

    /**
     * An institution in one nomination of its county: what it sent, and whether the county chose it.
     *
     * @param sentAt {@code null} when it did not recommend itself; the texts too
     * @param struck it was selected, and lost it
     */
    record Own(
            String number, long roundId, String title, NominationState state, java.time.Instant countyPublicTo, java.time.Instant cityPublicTo,
            boolean candidate, boolean selected, boolean struck, java.time.Instant sentAt, String feature, String practice, String example) {}

    /** Of a county's nominations of these rounds, and of all others that it has a part in; one a round, newest first. */
    List<Own> own(long institution, String jurisdiction, List<Long> rounds) {
        return jdbc.sql("""
                SELECT DISTINCT ON (n.round_id) n.number, n.round_id, n.title, n.state, n.county_public_to, n.city_public_to,
                       c.number IS NOT NULL AS candidate, coalesce(c.selected, false) AS selected, c.removed_reason IS NOT NULL AS struck,
                       s.sent_at, s.feature, s.practice, s.example
                  FROM nomination n
                  LEFT JOIN nomination_candidate c ON c.number = n.number AND c.institution_id = :institution
                  LEFT JOIN self_recommendation s ON s.round_id = n.round_id AND s.institution_id = :institution
                 WHERE n.jurisdiction = :jurisdiction
                   AND (c.number IS NOT NULL OR s.round_id IS NOT NULL OR n.round_id = ANY (:rounds::bigint[]))
                 ORDER BY n.round_id DESC, n.number DESC""")
                .param("institution", institution).param("jurisdiction", jurisdiction).param("rounds", rounds.toArray(Long[]::new))
                .query(Own.class).list();
    }

    void recommend(long round, long institution, String name, String jurisdiction, String feature, String practice,
            String example, String by, java.time.Instant at) {
        jdbc.sql("""
                INSERT INTO self_recommendation (round_id, institution_id, institution_name, jurisdiction, feature, practice,
                    example, sent_by, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (round_id, institution_id) DO UPDATE SET feature = excluded.feature,
                    practice = excluded.practice, example = excluded.example, sent_by = excluded.sent_by, sent_at = excluded.sent_at""")
                .params(round, institution, name, jurisdiction, feature, practice, example, by,
                        at.atOffset(java.time.ZoneOffset.UTC)).update();
    }
}
