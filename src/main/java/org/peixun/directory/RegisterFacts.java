package org.peixun.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an entry is held against, for any number of institutions at once; one query each. */
@Component
public class RegisterFacts {

    /** @param idHash blind index of the identity number, or {@code null} */
    public record KnownTeacher(
            long id, long institutionId, String name, String certificateNo, String idHash, LocalDate validFrom, LocalDate validTo)
            implements Directory.Dated {}

    public record KnownPlace(long id, long institutionId, String name, LocalDate validFrom, LocalDate validTo) implements Directory.Dated {}

    public record KnownScope(long institutionId, String occupationCode, Level level, LocalDate validFrom, LocalDate validTo) implements Directory.Dated {}

    /** As far as it counts. @param validFrom {@code null} where nothing but its end was loaded */
    public record KnownAgreement(long institutionId, LocalDate validFrom, LocalDate validTo) implements Directory.Dated {}

    private final JdbcClient jdbc;

    RegisterFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<String, Directory.Institution> byCreditCode(Collection<String> codes) {
        return jdbc.sql("""
                SELECT id, name, short_name, kind, credit_code, jurisdiction, address, phone, contact FROM institution
                WHERE credit_code = ANY (?)""").param(codes.toArray(String[]::new)).query(Directory.Institution.class).list().stream()
                .collect(Collectors.toMap(Directory.Institution::creditCode, each -> each));
    }

    /** Institution → its agreements, the last to end first; missing where there is none. */
    public Map<Long, List<KnownAgreement>> agreements(Collection<Long> institutions) {
        return jdbc.sql("""
                SELECT institution_id, valid_from, valid_to FROM (
                    SELECT institution_id, valid_from, least(valid_to, ended_on - 1) AS valid_to FROM institution_agreement
                    UNION ALL
                    SELECT institution_id, NULL, max(agreement_valid_to) FROM institution_scope s
                    WHERE agreement_valid_to IS NOT NULL
                      AND NOT EXISTS (SELECT FROM institution_agreement a WHERE a.institution_id = s.institution_id)
                    GROUP BY institution_id) a
                WHERE institution_id = ANY (?) AND (valid_from IS NULL OR valid_to >= valid_from)
                ORDER BY valid_to DESC""").param(institutions.toArray(Long[]::new)).query(KnownAgreement.class).list().stream()
                .collect(Collectors.groupingBy(KnownAgreement::institutionId));
    }

    /** {@code institution|number} of the agreements that were entered of them. */
    public Set<String> agreementNumbers(Collection<Long> institutions) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT institution_id || '|' || number FROM institution_agreement WHERE institution_id = ANY (?)")
                .param(institutions.toArray(Long[]::new)).query(String.class).list());
    }

    /** Those of the institutions, and whoever bears one of the certificates elsewhere. */
    public List<KnownTeacher> teachers(Collection<Long> institutions, Collection<String> certificates) {
        return jdbc.sql("""
                SELECT id, institution_id, name, certificate_no, id_hash, valid_from, valid_to FROM teacher
                WHERE institution_id = ANY (?) OR certificate_no = ANY (?) ORDER BY id""")
                .params(institutions.toArray(Long[]::new), certificates.toArray(String[]::new)).query(KnownTeacher.class).list();
    }

    public List<KnownPlace> places(Collection<Long> institutions) {
        return jdbc.sql("SELECT id, institution_id, name, valid_from, valid_to FROM place WHERE institution_id = ANY (?) ORDER BY id")
                .param(institutions.toArray(Long[]::new)).query(KnownPlace.class).list();
    }

    public List<KnownScope> scopes(Collection<Long> institutions) {
        return jdbc.sql("""
                SELECT institution_id, occupation_code, level, valid_from, valid_to FROM institution_scope
                WHERE institution_id = ANY (?)""").param(institutions.toArray(Long[]::new)).query(KnownScope.class).list();
    }

    /** Encrypted, of a teacher of that institution; empty when none was asked. */
    public Optional<String> idNumber(long institutionId, long teacher) {
        return jdbc.sql("SELECT id_number FROM teacher WHERE id = ? AND institution_id = ? AND id_number IS NOT NULL")
                .params(teacher, institutionId).query(String.class).optional();
    }
}
