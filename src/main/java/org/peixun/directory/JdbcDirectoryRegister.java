package org.peixun.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.peixun.shared.OncePerTransaction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcDirectoryRegister implements DirectoryRegister {

    private final JdbcTemplate jdbc;

    JdbcDirectoryRegister(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void institutions(List<Entry> entries) {
        OncePerTransaction.forget();
        List<Object[]> institutions = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        List<Object[]> scopes = new ArrayList<>();
        List<Object[]> teachers = new ArrayList<>();
        List<Object[]> places = new ArrayList<>();
        for (Entry entry : entries) {
            var i = entry.institution();
            institutions.add(row(i.id(), i.name(), i.shortName(), i.kind(), i.creditCode(), i.jurisdiction(), i.address(),
                    i.phone(), i.contact()));
            events.add(row(i.id(), entry.status().name(), entry.since(), entry.reason(), entry.documentNo()));
            entry.scopes().forEach(s -> scopes.add(row(i.id(), s.occupationCode(), s.level().name(), s.validFrom(),
                    s.validTo(), s.agreementValidTo())));
            entry.teachers().forEach(t -> teachers.add(row(t.id(), i.id(), t.name(), t.certificateNo(), t.title(),
                    t.specialty(), t.fullTime())));
            entry.places().forEach(p -> places.add(row(p.id(), i.id(), p.name(), p.address(), p.capacity())));
        }
        jdbc.batchUpdate("""
                INSERT INTO institution (id, name, short_name, kind, credit_code, jurisdiction, address, phone, contact)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", institutions);
        jdbc.batchUpdate("""
                INSERT INTO institution_event (institution_id, status, effective_on, reason, document_no)
                VALUES (?, ?, ?, ?, ?)""", events);
        jdbc.batchUpdate("""
                INSERT INTO institution_scope
                (institution_id, occupation_code, level, valid_from, valid_to, agreement_valid_to)
                VALUES (?, ?, ?, ?, ?, ?)""", scopes);
        jdbc.batchUpdate("""
                INSERT INTO teacher (id, institution_id, name, certificate_no, title, specialty, full_time)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", teachers);
        jdbc.batchUpdate("""
                INSERT INTO place (id, institution_id, name, address, capacity) VALUES (?, ?, ?, ?, ?)""", places);
    }

    @Override
    @Transactional
    public void event(long institutionId, DirectoryStatus status, LocalDate on, String reason, String documentNo) {
        jdbc.update("""
                INSERT INTO institution_event (institution_id, status, effective_on, reason, document_no)
                VALUES (?, ?, ?, ?, ?)""", institutionId, status.name(), on, reason, documentNo);
    }

    @Override
    @Transactional
    public void standards(List<StandardLine> lines) {
        jdbc.batchUpdate("""
                INSERT INTO subsidy_standard (occupation_code, level, valid_from, amount_yuan, min_hours)
                VALUES (?, ?, ?, ?, ?)""",
                lines.stream().map(l -> row(l.occupationCode(), l.level().name(), l.validFrom(), l.amount(), l.minHours()))
                        .toList());
    }

    private static Object[] row(Object... values) {
        return values;
    }
}
