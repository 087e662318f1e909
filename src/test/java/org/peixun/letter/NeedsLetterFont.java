package org.peixun.letter;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped where no Chinese TrueType font is installed; with CI=true it runs and fails there. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsLetterFont.Condition.class)
public @interface NeedsLetterFont {

    class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("true".equals(System.getenv("CI")) || installed()) {
                return ConditionEvaluationResult.enabled("font there, or CI");
            }
            return ConditionEvaluationResult.disabled(
                    "未安装可嵌入的中文字体，PDF的测试跳过；安装 fonts-droid-fallback 后即可运行。");
        }

        private static boolean installed() {
            try {
                new LetterFonts(new LetterSettings("", "", "")).body();
                return true;
            } catch (FontMissing missing) {
                return false;
            }
        }
    }
}
