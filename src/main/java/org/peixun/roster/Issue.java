package org.peixun.roster;

import org.peixun.shared.Severity;

/**
 * What a rule says of one row.
 *
 * @param problem what is wrong, a whole sentence without personal data
 * @param accepted what would be accepted, a whole sentence
 */
record Issue(Severity severity, String problem, String accepted) {

    static Issue block(String problem, String accepted) {
        return new Issue(Severity.BLOCK, problem, accepted);
    }

    static Issue warn(String problem, String accepted) {
        return new Issue(Severity.WARN, problem, accepted);
    }
}
