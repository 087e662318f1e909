package org.peixun.protection;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a {@link ProtectionKeysException} into the short report at the console instead of a stack trace. */
class ProtectionKeysFailureAnalyzer extends AbstractFailureAnalyzer<ProtectionKeysException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ProtectionKeysException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
