package org.peixun.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.peixun.shared.OncePerTransaction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class JdbcDirectoryRegister implements DirectoryRegister {

    private final JdbcTemplate jdbc;

    JdbcDirectoryRegister(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void institutions(List<Entry> entries) {
        List<Object[]> institutions = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        List<Of<Directory.Scope>> scopes = new ArrayList<>();
        List<TeacherEntry> teachers = new ArrayList<>();
        List<Of<Directory.Place>> places = new ArrayList<>();
        for (Entry entry : entries) {
            var i = entry.institution();
            institutions.add(row(i.id(), i.name(), i.shortName(), i.kind(), i.creditCode(), i.jurisdiction(), i.address(),
                    i.phone(), i.contact()));
            events.add(row(i.id(), entry.status().name(), entry.since(), entry.reason(), entry.documentNo()));
            entry.scopes().forEach(scope -> scopes.add(new Of<>(i.id(), scope)));
            entry.teachers().forEach(teacher -> teachers.add(new TeacherEntry(i.id(), teacher, null, null)));
            entry.places().forEach(place -> places.add(new Of<>(i.id(), place)));
        }
        insert("""
                INSERT INTO institution (id, name, short_name, kind, credit_code, jurisdiction, address, phone, contact)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", institutions);
        insert("""
                INSERT INTO institution_event (institution_id, status, effective_on, reason, document_no)
                VALUES (?, ?, ?, ?, ?)""", events);
        scopes(scopes);
        teachers(teachers);
        places(places);
    }

    @Override
    public List<Long> newIds(int number) {
        return jdbc.queryForList("SELECT nextval(pg_get_serial_sequence('institution', 'id')) FROM generate_series(1, ?)",
                Long.class, number);
    }

    @Override
    public void agreements(List<Of<Directory.Agreement>> agreements) {
        insert("INSERT INTO institution_agreement (institution_id, number, valid_from, valid_to) VALUES (?, ?, ?, ?)",
                agreements.stream().map(a -> row(a.institutionId(), a.what().number(), a.what().validFrom(), a.what().validTo())).toList());
    }

    @Override
    public void scopes(List<Of<Directory.Scope>> scopes) {
        insert("""
                INSERT INTO institution_scope
                (institution_id, occupation_code, level, valid_from, valid_to, agreement_valid_to)
                SELECT id, ?, ?, ?, ?, CASE WHEN kind <> '企业' THEN CAST(? AS date) END FROM institution WHERE id = ?""", scopes.stream().map(of -> row(of.what().occupationCode(),
                of.what().level().name(), of.what().validFrom(), of.what().validTo(), of.what().agreementValidTo(), of.institutionId())).toList());
    }

    @Override
    public void teachers(List<TeacherEntry> teachers) {
        insert("""
                INSERT INTO teacher (id, institution_id, name, certificate_no, title, specialty, full_time, valid_from, valid_to,
                    id_number, id_hash)
                VALUES (coalesce(nullif(?, 0), nextval(pg_get_serial_sequence('teacher', 'id'))), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                teachers.stream().map(entry -> {
                    var t = entry.teacher();
                    return row(t.id(), entry.institutionId(), t.name(), t.certificateNo(), t.title(), t.specialty(), t.fullTime(),
                            t.validFrom(), t.validTo(), entry.idNumber(), entry.idHash());
                }).toList());
    }

    @Override
    public void places(List<Of<Directory.Place>> places) {
        insert("""
                INSERT INTO place (id, institution_id, name, address, capacity, valid_from, valid_to)
                VALUES (coalesce(nullif(?, 0), nextval(pg_get_serial_sequence('place', 'id'))), ?, ?, ?, ?, ?, ?)""",
                places.stream().map(of -> {
                    var p = of.what();
                    return row(p.id(), of.institutionId(), p.name(), p.address(), p.capacity(), p.validFrom(), p.validTo());
                }).toList());
    }

    @Override
    public void event(long institutionId, DirectoryStatus status, LocalDate on, String reason, String documentNo) {
        jdbc.update("""
                INSERT INTO institution_event (institution_id, status, effective_on, reason, document_no)
                VALUES (?, ?, ?, ?, ?)""", institutionId, status.name(), on, reason, documentNo);
    }

    @Override
    public void standards(List<StandardLine> lines) {
        insert("""
                INSERT INTO subsidy_standard (occupation_code, level, valid_from, amount_yuan, min_hours)
                VALUES (?, ?, ?, ?, ?)""",
                lines.stream().map(l -> row(l.occupationCode(), l.level().name(), l.validFrom(), l.amount(), l.minHours()))
                        .toList());
    }

    private void insert(String sql, List<Object[]> rows) {
        OncePerTransaction.forget();
        jdbc.batchUpdate(sql, rows);
    }

    private static Object[] row(Object... values) {
        return values;
    }
}
