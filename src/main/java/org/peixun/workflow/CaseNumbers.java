package org.peixun.workflow;

/** Hands out case numbers: 开班2026-00412; unique, not gapless (the filing number is). */
public interface CaseNumbers {

    String next(CaseType type);
}
