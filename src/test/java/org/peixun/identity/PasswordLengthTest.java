package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
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
    @DisplayName("十万条常见密码中符合长度的二千三百多条，大小写不论，加数字、符号也不可以；系统名、地区名不可以")
    void common() {
        var longEnough = CommonPasswords.ALL.stream().filter(one -> one.length() >= 10).toList();
        assertThat(longEnough).hasSizeGreaterThan(2300).allMatch(CommonPasswords::contain);
        for (String password : List.of("1Q2w3e4r5t", "1q2W3e4r5t6y", "Sunshine2024!", "L1verpool-99", "LiaoCheng-86x")) {
            assertThatThrownBy(() -> PasswordRules.check("donge-jingban", password)).as(password)
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("弱口令");
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
