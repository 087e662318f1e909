package org.peixun.workflow;

import java.util.List;

/** Hands out case numbers: 开班2026-00412; unique, not gapless (the filing number is). */
public interface CaseNumbers {

    default String next(CaseType type) {
        return next(type, 1).get(0);
    }

    /** So many at once. */
    List<String> next(CaseType type, int count);
}
