package org.peixun.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("公文的写法")
class WordingTest {

    @ParameterizedTest
    @CsvSource({"1,一", "9,九", "10,十", "11,十一", "20,二十", "35,三十五", "99,九十九"})
    @DisplayName("层次序数用汉字")
    void ordinals(int number, String written) {
        assertThat(Wording.ordinal(number)).isEqualTo(written);
    }

    @Test
    @DisplayName("日期不编虚位，时间按北京时间")
    void dates() {
        assertThat(Wording.day(LocalDate.of(2026, 5, 6))).isEqualTo("2026年5月6日");
        assertThat(Wording.moment(Instant.parse("2026-05-12T09:05:00Z"))).isEqualTo("2026年5月12日17时05分");
    }

    @ParameterizedTest
    @CsvSource({"缺少协议书,缺少协议书。", "缺少协议书。,缺少协议书。", "'  缺少；',缺少；", "'',''"})
    @DisplayName("句子以句号结尾，不重复")
    void sentences(String text, String written) {
        assertThat(Wording.sentence(text)).isEqualTo(written);
    }

    @Test
    @DisplayName("二维码可以读回原来的网址")
    void qrCode() throws Exception {
        String address = "https://peixun.example.org/check/0dm123hdgsedpeqr7v3vc7yhg7";
        var bytes = Base64.getDecoder().decode(QrCode.dataUri(address).substring("data:image/png;base64,".length()));
        var picture = ImageIO.read(new ByteArrayInputStream(bytes));
        int width = picture.getWidth();
        var source = new RGBLuminanceSource(width, width, picture.getRGB(0, 0, width, width, null, 0, width));
        assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText()).isEqualTo(address);
    }
}
