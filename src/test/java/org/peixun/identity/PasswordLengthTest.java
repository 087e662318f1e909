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

    private final PasswordRules rules = rules(new PasswordSettings(true, null));

    @Test
    @DisplayName("10位、64位、72字节可以；9位、73字节不可以，不截断")
    void length() {
        for (String password : List.of("Aa1-567890", "Aa1-".repeat(16), "Aa1-".repeat(18))) {
            assertThatCode(() -> rules.check("donge-jingban", password)).doesNotThrowAnyException();
        }
        for (String password : List.of("Aa1-56789", "Aa1-".repeat(18) + "x", "Aa1" + "汉".repeat(24))) {
            assertThatThrownBy(() -> rules.check("donge-jingban", password)).isInstanceOf(RequestRefused.class).hasMessageContaining("长度");
        }
    }

    @Test
    @DisplayName("最常见的、其他规定都合格的密码五千条，都不可以")
    void mostCommon() {
        assertThat(CommonPasswords.KEEPING_THE_RULES).hasSize(5000).doesNotHaveDuplicates().allSatisfy(password ->
                assertThatThrownBy(() -> rules.check("donge-jingban", password)).as(password).isInstanceOf(RequestRefused.class).hasMessageContaining("弱口令"));
    }

    @Test
    @DisplayName("十万条常见密码，大小写不论，加数字、符号也不可以；系统名、地区名不可以")
    void common() {
        for (String password : List.of("1Q2w3e4r5t", "1q2W3e4r5t6y", "Sunshine2024!", "L1verpool-99", "LiaoCheng-86x")) {
            assertThatThrownBy(() -> rules.check("donge-jingban", password)).as(password)
                    .isInstanceOf(RequestRefused.class).hasMessageContaining("弱口令");
        }
    }

    @Test
    @DisplayName("使用单位设为不论组合的，只有小写字母也可以，其余规定照旧；密码页的说明与之相符")
    void anyComposition() {
        var any = rules(new PasswordSettings(false, null));
        assertThatThrownBy(() -> rules.check("donge-jingban", "zaochenqulandianpaobu")).hasMessageContaining("三类");
        assertThatCode(() -> any.check("donge-jingban", "zaochenqulandianpaobu")).doesNotThrowAnyException();
        assertThatThrownBy(() -> any.check("donge-jingban", "qazwsxedcrfv")).hasMessageContaining("弱口令");
        assertThat(any.inWords()).doesNotContain("三类");
        assertThat(rules.inWords()).contains("三类");
    }

    @Test
    @DisplayName("含用户名、系统名、弱口令词的不可以，大小写不论；系统给的一次性密码都合格")
    void words() {
        for (String password : List.of("Donge-Jingban-1", "PeiXun@2021-x", "My-Password-1")) {
            assertThatThrownBy(() -> rules.check("donge-jingban", password)).isInstanceOf(RequestRefused.class).hasMessageContaining("弱口令");
        }
        for (int i = 0; i < 100; i++) {
            assertThatCode(() -> rules.check("donge-jingban", PasswordRules.oneTime())).doesNotThrowAnyException();
        }
    }

    private static PasswordRules rules(PasswordSettings settings) {
        return new PasswordRules(settings, new BreachedPasswords(settings));
    }
}
