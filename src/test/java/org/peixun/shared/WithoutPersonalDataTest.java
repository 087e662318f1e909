package org.peixun.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("略去个人信息")
class WithoutPersonalDataTest {

    @ParameterizedTest
    @CsvSource({
        "身份证990524199001011234号, 身份证〔略〕号",
        "99052419900101123X, 〔略〕",
        "99052419900101123x。, 〔略〕。",
        "电话12012345678接通, 电话〔略〕接通",
        "座机0635-1234567, 座机〔略〕",
        "账号6222021234567890123, 账号〔略〕",
        "发往 someone.else@mail.example.org 失败, 发往 〔略〕 失败"})
    @DisplayName("身份证号、电话、银行账号、邮箱不留下")
    void leavesOut(String text, String left) {
        assertThat(WithoutPersonalData.in(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "开班2026-00412", "2026-05-20T08:30:00.123+08:00", "第1780000000000毫秒", "52371524MJE800001X",
        "9b2510cd-e8dd-11f1-aab3-02fc00000001", "10.0.0.11:8080", "聊人社字〔2021〕31号", "classFiling:3:4711"})
    @DisplayName("案件编号、时间、统一社会信用代码、内部编号照留")
    void keeps(String text) {
        assertThat(WithoutPersonalData.in(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("没有文字的还是没有")
    void nothing() {
        assertThat(WithoutPersonalData.in(null)).isNull();
    }
}
