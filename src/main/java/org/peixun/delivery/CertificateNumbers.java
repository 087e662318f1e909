package org.peixun.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 证书编号 as the evaluation bodies gave them: each is one trainee's, over all classes. Asked before the certificates are
 * issued, while both classes can still be put right; the table of the certificates would only refuse the second.
 */
@Component
class CertificateNumbers {

    private static final int END = 4;

    private final JdbcClient jdbc;

    CertificateNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which of them are on a certificate of another class, or reported by one that is still running.
     *
     * @return certificate number → number of that class
     */
    Map<String, String> elsewhere(String number, Collection<String> certificates) {
        Map<String, String> found = new HashMap<>();
        if (!certificates.isEmpty()) {
            jdbc.sql("""
                    SELECT certificate_no, number FROM certificate
                     WHERE certificate_no = ANY (CAST(:certificates AS text[])) AND number <> :number
                    UNION ALL
                    SELECT r.certificate_no, r.number FROM exam_result r JOIN class_filing f USING (number)
                     WHERE r.certificate_no = ANY (CAST(:certificates AS text[])) AND number <> :number AND r.outcome = 'PASSED' AND f.state = 'RUNNING'""")
                    .param("certificates", certificates.toArray(String[]::new)).param("number", number)
                    .query((row, n) -> found.putIfAbsent(row.getString(1), row.getString(2))).list();
        }
        return found;
    }

    /** What stands against the completion: whose number is somebody else's too. */
    Optional<String> doubled(String number, List<Completion.Outcome> outcomes) {
        List<Completion.Outcome> numbered = outcomes.stream().filter(one -> certificate(one) != null).toList();
        Map<String, Long> counts = numbered.stream().map(CertificateNumbers::certificate)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, String> elsewhere = elsewhere(number, counts.keySet());
        List<String> named = new ArrayList<>();
        for (Completion.Outcome one : numbered) {
            String other = elsewhere.get(certificate(one));
            if (other != null || counts.get(certificate(one)) > 1) {
                named.add("第" + one.trainee().position() + "名" + (other == null ? "" : "（" + other + "）"));
            }
        }
        return named.isEmpty() ? Optional.empty()
                : Optional.of("证书编号与其他学员重复（第5条）：" + String.join("、", named));
    }

    /** The number leads to the person at whoever gave it: of it, the audit names the end only. */
    static String masked(String certificate) {
        return "尾号" + certificate.substring(Math.max(0, certificate.length() - END));
    }

    private static String certificate(Completion.Outcome one) {
        return one.result() == null || !one.result().passed() ? null : one.result().certificateNo();
    }
}
