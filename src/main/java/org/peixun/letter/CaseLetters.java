package org.peixun.letter;

import java.util.List;

/** What letters a case has given, or what its pages said ({@link FiledPaper}); asked for its archive, so without a reader. */
public interface CaseLetters {

    /** In the order in which they were given, of a closed case; none of a case of another type. */
    List<Letter> of(String caseNumber);
}
