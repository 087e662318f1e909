package org.peixun.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.actor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@DisplayName("照片中的拍摄信息")
class PhotoDataTest {

    private static final String PLACE = "36.45N 115.98E Huawei-P60 Zhang-San";

    @Autowired Attachments attachments;
    @Autowired FilingScenario scenario;

    private static BufferedImage picture() {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        image.setRGB(5, 5, 0xff8800);
        return image;
    }

    private static byte[] image(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture(), format, out);
        return out.toByteArray();
    }

    /** As a telephone writes it: lying on its side (6), place and owner behind the entries, and a comment. */
    private static byte[] photo() throws IOException {
        byte[] jpeg = image("jpg");
        byte[] exif = SampleFiles.join(Orientation.alone(6), PLACE.getBytes(StandardCharsets.US_ASCII));
        var out = new ByteArrayOutputStream();
        var data = new DataOutputStream(out);
        data.write(jpeg, 0, 2);
        data.writeShort(0xffe1);
        data.writeShort(exif.length + 2);
        data.write(exif);
        data.writeShort(0xfffe);
        data.writeShort(PLACE.length() + 2);
        data.writeBytes(PLACE);
        data.write(jpeg, 2, jpeg.length - 2);
        data.writeBytes("film behind the picture " + PLACE);
        return out.toByteArray();
    }

    private static byte[] pngWithText() throws IOException {
        return pngWith("tEXtComment\0" + PLACE);
    }

    private static byte[] pngWith(String named) throws IOException {
        byte[] png = image("png");
        byte[] chunk = named.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(chunk);
        int afterHead = 8 + 25;
        return SampleFiles.join(SampleFiles.join(Arrays.copyOf(png, afterHead),
                        ByteBuffer.allocate(chunk.length + 8).putInt(chunk.length - 4).put(chunk).putInt((int) sum.getValue()).array()),
                Arrays.copyOfRange(png, afterHead, png.length));
    }

    private byte[] stored(String name, byte[] content) throws Exception {
        var attachment = attachments.store(scenario.aValidDraft().number(), "证据", name, new ByteArrayInputStream(content), actor(Role.COUNTY_CLERK, "371524"));
        byte[] kept = attachments.open(attachment.id()).readAllBytes();
        assertThat(attachment.size()).isEqualTo(kept.length);
        assertThat(attachment.sha256()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept)));
        return kept;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    @DisplayName("JPEG：地点、机主、说明、附在后面的影像都不留，画面一点不变，横竖方向保留")
    void jpeg() throws Exception {
        assertThat(text(photo())).contains(PLACE);
        byte[] kept = stored("现场.jpg", photo());
        assertThat(text(kept)).doesNotContain("Huawei", "Zhang", "115.98", "film");
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(photo()));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(after.getRGB(0, 0, 40, 30, null, 0, 40)).isEqualTo(before.getRGB(0, 0, 40, 30, null, 0, 40));
        int exif = text(kept).indexOf("Exif");
        assertThat(Orientation.of(Arrays.copyOfRange(kept, exif, kept.length))).isEqualTo(6);
    }

    @Test
    @DisplayName("PNG：文字说明不留，画面不变")
    void png() throws Exception {
        assertThat(text(pngWithText())).contains(PLACE);
        byte[] kept = stored("现场.png", pngWithText());
        assertThat(text(kept)).doesNotContain("Huawei", "Zhang");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getRGB(5, 5) & 0xffffff).isEqualTo(0xff8800);
    }

    @Test
    @DisplayName("PNG：各家软件自定的块（截屏、相机写的信息）一律不留；JPEG：预览小图也不留")
    void ofPrograms() throws Exception {
        assertThat(text(stored("现场.png", pngWith("caBX" + PLACE)))).doesNotContain("Huawei", "Zhang", "caBX");
        byte[] jpeg = image("jpg");
        byte[] preview = ("JFXX\0" + PLACE).getBytes(StandardCharsets.US_ASCII);
        byte[] segment = ByteBuffer.allocate(preview.length + 4).putShort((short) 0xffe0).putShort((short) (preview.length + 2)).put(preview).array();
        byte[] with = SampleFiles.join(SampleFiles.join(Arrays.copyOf(jpeg, 2), segment), Arrays.copyOfRange(jpeg, 2, jpeg.length));
        byte[] kept = stored("现场.jpg", with);
        assertThat(text(kept)).doesNotContain("Huawei", "Zhang", "JFXX").contains("JFIF");
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(40);
    }

    @Test
    @DisplayName("残缺的图片退回并说明")
    void broken() throws Exception {
        byte[] half = Arrays.copyOf(photo(), 60);
        assertThatThrownBy(() -> stored("现场.jpg", half)).isInstanceOf(RequestRefused.class).hasMessageContaining("已损坏");
        byte[] wiped = photo();
        wiped[4] = 0;
        wiped[5] = 0;
        assertThatThrownBy(() -> stored("现场.jpg", wiped)).as("段长为0").isInstanceOf(RequestRefused.class).hasMessageContaining("已损坏");
    }

    @Test
    @DisplayName("读不懂的方向信息按正放处理")
    void unreadableOrientation() {
        assertThat(Orientation.of(new byte[] {1, 2, 3})).isEqualTo(1);
        assertThat(Orientation.of(Orientation.alone(8))).isEqualTo(8);
        assertThat(Orientation.of(Orientation.alone(99))).isEqualTo(1);
    }
}
