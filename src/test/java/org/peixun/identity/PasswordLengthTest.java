package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.shared.RequestRefused;

@DisplayName("密码的长度和用词")
class PasswordLengthTest {

    @Test
    @DisplayName("10位、64位、72字节可以；9位、73字节不可以，不截断")
    void length() {
        for (String password : List.of("Aa1-567890", "Aa1-".repeat(16), "Aa1-".repeat(18))) {
            assertThatCode(() -> PasswordRules.check("donge-jingban", password)).doesNotThrowAnyException();
        }
        for (String password : List.of("Aa1-56789", "Aa1-".repeat(18) + "x", "Aa1" + "汉".repeat(24))) {
            assertThatThrownBy(() -> PasswordRules.check("donge-jingban", password)).isInstanceOf(RequestRefused.class).hasMessageContaining("长度");
        }
    }

    @Test
    @DisplayName("含用户名、系统名、弱口令词的不可以，大小写不论；系统给的一次性密码都合格")
    void words() {
        for (String password : List.of("Donge-Jingban-1", "PeiXun@2021-x", "My-Password-1")) {
            assertThatThrownBy(() -> PasswordRules.check("donge-jingban", password)).isInstanceOf(RequestRefused.class).hasMessageContaining("弱口令");
        }
        for (int i = 0; i < 100; i++) {
            assertThatCode(() -> PasswordRules.check("donge-jingban", PasswordRules.oneTime())).doesNotThrowAnyException();
        }
    }
}
