package org.peixun.letter;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** QR codes as pictures that a letter carries in itself. */
public final class QrCode {

    /** Pixels of one module: sharp in print, small as a file. */
    private static final int MODULE = 10;

    private QrCode() {}

    /** @return {@code data:image/png;base64,…}, with the quiet zone of four modules that scanners want */
    public static String dataUri(String text) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(modules(text)), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalArgumentException("not to be encoded: " + text, e);
        }
    }

    private static BufferedImage picture(BitMatrix modules) {
        int size = modules.getWidth() * MODULE;
        var picture = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                picture.setRGB(x, y, modules.get(x / MODULE, y / MODULE) ? 0x000000 : 0xFFFFFF);
            }
        }
        return picture;
    }
}
