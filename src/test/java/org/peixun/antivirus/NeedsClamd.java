package org.peixun.antivirus;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped where clamd is not installed; with CI=true it runs and fails there. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsClamd.Condition.class)
@interface NeedsClamd {

    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return "true".equals(System.getenv("CI")) || Files.isExecutable(RealClamd.PROGRAM)
                    ? ConditionEvaluationResult.enabled("clamd there, or CI")
                    : ConditionEvaluationResult.disabled("未安装 clamd，跳过；安装 clamav-daemon 后即可运行。");
        }
    }
}
