package org.peixun.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** All problems as a list at the console instead of a stack trace. */
class NotForProductionFailureAnalyzer extends AbstractFailureAnalyzer<NotForProductionException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotForProductionException cause) {
        return new FailureAnalysis(cause.getMessage(),
                "请按 deployment/.env.example 逐项设置后重新启动；说明见 deployment/README.md。", cause);
    }
}
