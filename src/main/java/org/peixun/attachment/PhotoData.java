package org.peixun.attachment;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Copies a photo without what the camera wrote beside the picture: where, when, with which telephone, by whom. A photo of
 * evidence may come from somebody whom nobody must find. The picture itself is not touched; that it lies on its side is kept.
 */
final class PhotoData {

    private static final int START_OF_IMAGE = 0xd8;
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;
    private static final int EXIF = 0xe1;
    /** Of the segments that belong to programs: how the picture and its colours are to be read. */
    private static final Map<Integer, String> KEPT = Map.of(0xe0, "JFIF", 0xe2, "ICC_PROFILE", 0xee, "Adobe");
    private static final int FIRST_OF_PICTURE = 0xc0;
    private static final int LAST_OF_PICTURE = 0xdf;
    /** The picture, its colours and its movement; everybody may add kinds of his own. */
    private static final Set<String> KEPT_CHUNKS = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
            "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private PhotoData() {}

    static boolean in(FileType type) {
        return type == FileType.JPEG || type == FileType.PNG;
    }

    /** @throws IOException also for a file that breaks off or is not built as its type */
    static void leaveOut(FileType type, InputStream photo, OutputStream out) throws IOException {
        var from = new DataInputStream(new BufferedInputStream(photo));
        var to = new DataOutputStream(new BufferedOutputStream(out));
        if (type == FileType.JPEG) {
            jpeg(from, to);
        } else {
            png(from, to);
        }
        to.flush();
    }

    private static void jpeg(DataInputStream from, DataOutputStream to) throws IOException {
        if (from.readUnsignedShort() != (0xff00 | START_OF_IMAGE)) {
            throw new IOException("no JPEG");
        }
        to.writeShort(0xff00 | START_OF_IMAGE);
        int marker = marker(from);
        while (marker != END_OF_IMAGE) {
            int length = from.readUnsignedShort();
            if (length < 2) {
                throw new IOException("no segment");
            }
            byte[] content = from.readNBytes(length - 2);
            if (content.length < length - 2) {
                throw new EOFException();
            }
            if (marker >= FIRST_OF_PICTURE && marker <= LAST_OF_PICTURE || KEPT.containsKey(marker) && starts(content, KEPT.get(marker))) {
                segment(to, marker, content);
            } else if (marker == EXIF && Orientation.of(content) > 1) {
                segment(to, EXIF, Orientation.alone(Orientation.of(content)));
            }
            marker = marker == START_OF_SCAN ? scan(from, to) : marker(from);
        }
        // what hangs behind the picture, a second one or a film, has data of its own
        to.writeShort(0xff00 | END_OF_IMAGE);
    }

    /** Copies the picture's own bytes. @return the marker behind them */
    private static int scan(DataInputStream from, DataOutputStream to) throws IOException {
        while (true) {
            int next = from.readUnsignedByte();
            if (next != 0xff) {
                to.write(next);
                continue;
            }
            do {
                next = from.readUnsignedByte();
            } while (next == 0xff);
            if (next != 0 && (next < FIRST_RESTART || next > LAST_RESTART)) {
                return next;
            }
            to.writeShort(0xff00 | next);
        }
    }

    private static boolean starts(byte[] content, String name) {
        return new String(content, 0, Math.min(name.length(), content.length), StandardCharsets.US_ASCII).equals(name);
    }

    private static int marker(DataInputStream from) throws IOException {
        int next = from.readUnsignedByte();
        if (next != 0xff) {
            throw new IOException("no marker");
        }
        while (next == 0xff) {
            next = from.readUnsignedByte();
        }
        return next;
    }

    private static void segment(DataOutputStream to, int marker, byte[] content) throws IOException {
        to.writeShort(0xff00 | marker);
        to.writeShort(content.length + 2);
        to.write(content);
    }

    private static void png(DataInputStream from, DataOutputStream to) throws IOException {
        to.write(from.readNBytes(8));
        String type;
        do {
            int length = from.readInt();
            byte[] name = from.readNBytes(4);
            byte[] content = length < 0 ? new byte[0] : from.readNBytes(length);
            byte[] sum = from.readNBytes(4);
            if (length < 0 || content.length < length || sum.length < 4) {
                throw new EOFException();
            }
            type = new String(name, StandardCharsets.US_ASCII);
            if (KEPT_CHUNKS.contains(type)) {
                to.writeInt(length);
                to.write(name);
                to.write(content);
                to.write(sum);
            }
        } while (!type.equals("IEND"));
    }
}
