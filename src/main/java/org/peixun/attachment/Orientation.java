package org.peixun.attachment;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The one entry of Exif without which a photo lies on its side: 1 upright, up to 8. */
final class Orientation {

    private static final byte[] HEAD = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final short TAG = 0x0112;
    private static final short SHORT = 3;

    private Orientation() {}

    /** @param exif content of the segment; 1 for one that cannot be read */
    static int of(byte[] exif) {
        try {
            var tiff = ByteBuffer.wrap(exif, HEAD.length, exif.length - HEAD.length).slice();
            tiff.order(tiff.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            tiff.position(tiff.getInt(4));
            for (int left = tiff.getShort() & 0xffff; left > 0; left--) {
                int entry = tiff.position();
                if (tiff.getShort(entry) == TAG) {
                    int value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : 1;
                }
                tiff.position(entry + 12);
            }
            return 1;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return 1;
        }
    }

    /** A segment's content that says nothing else. */
    static byte[] alone(int orientation) {
        return ByteBuffer.allocate(HEAD.length + 26).put(HEAD)
                .putShort((short) 0x4d4d).putShort((short) 42).putInt(8)
                .putShort((short) 1).putShort(TAG).putShort(SHORT).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0).array();
    }
}
