package org.peixun.directory;

import static org.peixun.shared.Columns.texts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.shared.OncePerTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Changes what stands in the directory and keeps who did it; the caller's transaction and the caller's rules. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RegisterChanges {

    private final JdbcClient jdbc;
    private final List<TeacherBookings> bookings;
    private final Clock clock;

    RegisterChanges(JdbcClient jdbc, List<TeacherBookings> bookings, Clock clock) {
        this.jdbc = jdbc;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** Until this transaction ends nobody else enters anything of them; taken in one order. */
    public void hold(List<Long> institutions) {
        jdbc.sql("SELECT id FROM institution WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE").param(institutions.toArray(Long[]::new))
                .query(Long.class).list();
        OncePerTransaction.forget(); // what was read before may be what another has changed meanwhile
    }

    /** Everything but the county, which its cases belong to. */
    public void institution(Directory.Institution i) {
        OncePerTransaction.forget();
        jdbc.sql("""
                UPDATE institution SET name = ?, short_name = ?, kind = ?, credit_code = ?, address = ?, phone = ?, contact = ?
                WHERE id = ?""")
                .params(i.name(), i.shortName(), i.kind(), i.creditCode(), i.address(), i.phone(), i.contact(), i.id()).update();
    }

    /** @param entry without an identity number = the number stays */
    public void teacher(Directory.Teacher before, DirectoryRegister.TeacherEntry entry) {
        OncePerTransaction.forget();
        var t = entry.teacher();
        jdbc.sql("""
                UPDATE teacher SET name = :name, certificate_no = :certificate, title = :title, specialty = :specialty,
                    full_time = :fullTime, valid_from = CAST(:from AS date), valid_to = CAST(:to AS date),
                    id_number = coalesce(CAST(:number AS text), id_number), id_hash = coalesce(CAST(:hash AS text), id_hash)
                WHERE id = :id AND institution_id = :institution""")
                .param("name", t.name()).param("certificate", t.certificateNo()).param("title", t.title())
                .param("specialty", t.specialty()).param("fullTime", t.fullTime()).param("from", t.validFrom()).param("to", t.validTo())
                .param("number", entry.idNumber()).param("hash", entry.idHash()).param("id", t.id())
                .param("institution", entry.institutionId()).update();
        if (!before.certificateNo().equals(t.certificateNo())) {
            bookings.forEach(each -> each.corrected(entry.institutionId(), before, t.certificateNo()));
        }
    }

    public void place(long institutionId, Directory.Place p) {
        OncePerTransaction.forget();
        jdbc.sql("""
                UPDATE place SET name = :name, address = :address, capacity = :capacity, valid_from = CAST(:from AS date),
                    valid_to = CAST(:to AS date) WHERE id = :id AND institution_id = :institution""")
                .param("name", p.name()).param("address", p.address()).param("capacity", p.capacity()).param("from", p.validFrom())
                .param("to", p.validTo()).param("id", p.id()).param("institution", institutionId).update();
    }

    /** @param lastDay {@code null} = open */
    public void endScope(long institutionId, Directory.Scope scope, LocalDate lastDay) {
        jdbc.sql("""
                UPDATE institution_scope SET valid_to = CAST(:to AS date) WHERE institution_id = :institution
                AND occupation_code = :code AND level = :level AND valid_from = :from""")
                .param("to", lastDay).param("institution", institutionId).param("code", scope.occupationCode())
                .param("level", scope.level().name()).param("from", scope.validFrom()).update();
    }

    /**
     * Puts a wrongly entered agreement right, and the scopes that ran until its end: they end with the last agreement that is
     * left, before a later line of the same scope.
     */
    public void agreement(long institutionId, Directory.Agreement before, Directory.Agreement now) {
        jdbc.sql("UPDATE institution_agreement SET number = ?, valid_from = ?, valid_to = ? WHERE id = ? AND institution_id = ?")
                .params(now.number(), now.validFrom(), now.validTo(), before.id(), institutionId).update();
        if (before.endedOn() != null) {
            return; // what it ends at has been settled by the leaving
        }
        jdbc.sql("""
                UPDATE institution_scope s SET agreement_valid_to = coalesce((
                    SELECT max(least(a.valid_to, a.ended_on - 1)) FROM institution_agreement a WHERE a.institution_id = s.institution_id
                       AND a.valid_from < coalesce((SELECT min(later.valid_from) FROM institution_scope later
                           WHERE later.institution_id = s.institution_id AND later.occupation_code = s.occupation_code
                             AND later.level = s.level AND later.valid_from > s.valid_from), 'infinity')), :now)
                 WHERE s.institution_id = :institution AND s.agreement_valid_to = :before""")
                .param("now", now.validTo()).param("institution", institutionId).param("before", before.validTo()).update();
    }

    /**
     * Of institutions that were loaded with nothing but the end of their agreement, before they get the first one of this
     * register: what they trained under until then is a line as well, or those days would be without.
     */
    public void keepFormerAgreements(List<Long> institutions) {
        jdbc.sql("""
                INSERT INTO institution_agreement (institution_id, number, valid_from, valid_to)
                SELECT s.institution_id, '登记以前的协议', min(s.valid_from), max(s.agreement_valid_to) FROM institution_scope s
                WHERE s.institution_id = ANY (?) AND s.agreement_valid_to IS NOT NULL
                  AND NOT EXISTS (SELECT FROM institution_agreement a WHERE a.institution_id = s.institution_id)
                GROUP BY s.institution_id HAVING max(s.agreement_valid_to) >= min(s.valid_from)""").param(institutions.toArray(Long[]::new)).update();
    }

    /** What an institution trained under when it left the directory does not count again; its scopes wait for a new agreement. */
    public void endAgreements(long institutionId, LocalDate leftOn) {
        jdbc.sql("UPDATE institution_agreement SET ended_on = :left WHERE institution_id = :id AND valid_to >= :left AND ended_on IS NULL")
                .param("left", leftOn).param("id", institutionId).update();
        jdbc.sql("UPDATE institution_scope SET agreement_valid_to = :last WHERE institution_id = :id AND agreement_valid_to > :last")
                .param("last", leftOn.minusDays(1)).param("id", institutionId).update();
    }

    /** Who trains its own staff alone from now on does so without an agreement (clause 12). */
    public void freeScopes(long institutionId) {
        jdbc.sql("UPDATE institution_scope SET agreement_valid_to = NULL WHERE institution_id = ? AND agreement_valid_to IS NOT NULL")
                .param(institutionId).update();
    }

    /** An enterprise that trains others from now on does so until its agreement ends. */
    public void limitScopes(long institutionId, LocalDate agreementEnds) {
        jdbc.sql("UPDATE institution_scope SET agreement_valid_to = ? WHERE institution_id = ? AND agreement_valid_to IS NULL")
                .params(agreementEnds, institutionId).update();
    }

    /**
     * The scopes that a new agreement finds in force run on until its end: the same line where it follows the old agreement
     * without a gap, a line of its own behind a gap, in which nobody could train. One that had not begun when the old agreement
     * was left begins on its day; one that no agreement limited, of whoever is no enterprise, is limited.
     */
    public void carryScopesOn(List<DirectoryRegister.Of<Directory.Agreement>> agreements) {
        var renewed = """
                FROM unnest(:institutions::bigint[], :froms::date[], :tos::date[]) AS a (institution_id, valid_from, valid_to)
                """;
        String inForce = "s.institution_id = a.institution_id AND (s.valid_to IS NULL OR s.valid_to >= a.valid_from)"
                + " AND s.agreement_valid_to < a.valid_to ";
        bound("INSERT INTO institution_scope (institution_id, occupation_code, level, valid_from, valid_to, agreement_valid_to)"
                + " SELECT s.institution_id, s.occupation_code, s.level, a.valid_from, s.valid_to, a.valid_to " + renewed
                + " JOIN institution_scope s ON " + inForce + "AND s.agreement_valid_to < a.valid_from - 1"
                + " AND s.valid_from < a.valid_from AND NOT EXISTS (SELECT FROM institution_scope later WHERE"
                + " later.institution_id = s.institution_id AND later.occupation_code = s.occupation_code AND later.level = s.level"
                + " AND later.valid_from > s.valid_from AND later.valid_from <= a.valid_from)", agreements);
        bound("UPDATE institution_scope s SET agreement_valid_to = a.valid_to " + renewed + " WHERE " + inForce
                + "AND (s.agreement_valid_to >= a.valid_from - 1 OR s.valid_from >= a.valid_from)", agreements);
        bound("UPDATE institution_scope s SET agreement_valid_to = a.valid_to " + renewed + " JOIN institution i ON i.id = a.institution_id"
                + " WHERE s.institution_id = a.institution_id AND s.agreement_valid_to IS NULL AND i.kind <> '企业'", agreements);
    }

    private void bound(String sql, List<DirectoryRegister.Of<Directory.Agreement>> agreements) {
        jdbc.sql(sql).param("institutions", texts(agreements, a -> String.valueOf(a.institutionId())))
                .param("froms", texts(agreements, a -> a.what().validFrom().toString()))
                .param("tos", texts(agreements, a -> a.what().validTo().toString())).update();
    }

    /** @param what of each institution, one sentence */
    public void remember(List<DirectoryRegister.Of<String>> what, String reason, Actor by) {
        jdbc.sql("""
                INSERT INTO institution_change (institution_id, what, reason, by_user, by_name, at)
                SELECT institution_id, what, :reason, :user, :name, :at FROM unnest(:institutions::bigint[], :what::text[])
                    WITH ORDINALITY AS x (institution_id, what, n) ORDER BY n""")
                .param("institutions", texts(what, of -> String.valueOf(of.institutionId()))).param("what", texts(what, DirectoryRegister.Of::what))
                .param("reason", reason).param("user", by.userId()).param("name", by.name())
                .param("at", Timestamp.from(clock.instant())).update();
    }
}
