package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("动态口令")
class OneTimeCodeTest {

    /** 12345678901234567890, the secret of RFC 6238 appendix B. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037", "20000000000, 353130"})
    @DisplayName("与 RFC 6238 附录B的算例相同（取后6位）")
    void testVectors(long second, String code) {
        assertThat(OneTimeCode.at(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @ParameterizedTest(name = "手机慢 {0} 秒，允许偏差 {1} 秒：{2}")
    @CsvSource({"0, 0, true", "30, 0, false", "30, 30, true", "-30, 30, true", "60, 30, false", "-60, 30, false", "60, 60, true"})
    void tolerance(int behind, int tolerance, boolean accepted) {
        Instant now = Instant.ofEpochSecond(1_111_111_110);
        String code = OneTimeCode.at(SECRET, now.minusSeconds(behind));
        assertThat(OneTimeCode.step(SECRET, code, now, Duration.ofSeconds(tolerance), -1).isPresent()).isEqualTo(accepted);
    }

    @Test
    @DisplayName("允许偏差设为0：口令只在它自己的30秒内有效，早一秒、晚一秒都不认")
    void thirtySeconds() {
        Instant first = Instant.ofEpochSecond(1_111_111_110);
        String code = OneTimeCode.at(SECRET, first);
        for (int second = -1; second <= 30; second++) {
            assertThat(OneTimeCode.step(SECRET, code, first.plusSeconds(second), Duration.ZERO, -1).isPresent()).as("第%d秒", second)
                    .isEqualTo(second >= 0 && second < 30);
        }
    }

    @Test
    @DisplayName("恢复码、一次性密码每次随机取，一共不少于64位，远多于20位；没有易混的字符")
    void recoveryCodes() {
        var seen = new ArrayList<Set<Character>>();
        for (int i = 0; i < 2000; i++) {
            String code = PasswordRules.oneTime();
            assertThat(code).matches(PasswordRules.ONE_TIME).doesNotContain("l", "I", "O", "0", "1");
            for (int at = 0; at < code.length(); at++) {
                if (seen.size() == at) {
                    seen.add(new HashSet<>());
                }
                seen.get(at).add(code.charAt(at));
            }
        }
        assertThat(seen.stream().mapToDouble(characters -> Math.log(characters.size()) / Math.log(2)).sum()).isGreaterThan(64);
    }

    @Test
    @DisplayName("用过的口令和更早的口令不再接受")
    void notTwice() {
        Instant now = Instant.ofEpochSecond(1_111_111_110);
        long step = OneTimeCode.step(SECRET, OneTimeCode.at(SECRET, now), now, Duration.ofSeconds(30), -1).orElseThrow();
        assertThat(OneTimeCode.step(SECRET, OneTimeCode.at(SECRET, now), now, Duration.ofSeconds(30), step)).isEmpty();
        assertThat(OneTimeCode.step(SECRET, OneTimeCode.at(SECRET, now.minusSeconds(30)), now, Duration.ofSeconds(30), step)).isEmpty();
    }

    @Test
    @DisplayName("密钥160位，每次不同；二维码内容写明系统和用户名")
    void secrets() {
        assertThat(OneTimeCode.newSecret()).matches("[A-Z2-7]{32}").isNotEqualTo(OneTimeCode.newSecret());
        assertThat(OneTimeCode.uri("培训审批", "a@b", SECRET)).isEqualTo("otpauth://totp/"
                + "%E5%9F%B9%E8%AE%AD%E5%AE%A1%E6%89%B9:a%40b?secret=" + SECRET + "&issuer=%E5%9F%B9%E8%AE%AD%E5%AE%A1%E6%89%B9");
    }
}
