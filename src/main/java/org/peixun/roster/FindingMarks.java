package org.peixun.roster;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.protection.FieldCipher;
import org.springframework.stereotype.Component;

/** Whom a finding is of, wherever his row is: what an institution explains of one trainee is not filed for another. */
@Component
class FindingMarks {

    /** Characters of a keyed digest: so few that dozens of people share them, but hardly two of one class. */
    private static final int LENGTH = 4;

    private final FieldCipher cipher;

    FindingMarks(FieldCipher cipher) {
        this.cipher = cipher;
    }

    List<Finding> on(List<Finding> findings, List<Candidate> rows, String caseNumber) {
        Map<Integer, Candidate> byRow = rows.stream().collect(Collectors.toMap(Candidate::row, Function.identity(), (one, other) -> one));
        return findings.stream().map(finding -> {
            Candidate row = byRow.get(finding.row());
            return row == null || !row.id().ok() ? finding
                    : finding.of(cipher.blindIndex(caseNumber + "/" + row.id().value().value()).substring(0, LENGTH));
        }).toList();
    }
}
