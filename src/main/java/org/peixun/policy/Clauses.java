package org.peixun.policy;

import java.util.List;

/** The text of the notice, clause by clause. */
public interface Clauses {

    /** @throws IllegalArgumentException when there is no such clause (1 to 13) */
    Clause clause(int number);

    List<Clause> all();
}
