package org.peixun.identity;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** Passwords that have leaked elsewhere, looked up by halves in a file of any size; nothing is asked of the network. */
@Component
class BreachedPasswords {

    /** Lines that are looked at to tell whether the file is in order. */
    private static final int SAMPLES = 200;
    private static final int HASH = 40;

    private final Path file;

    /** @throws IllegalStateException when there is a file set that is not such a one: then no password would be found in it */
    BreachedPasswords(PasswordSettings settings) {
        this.file = settings.breachedFile();
        if (file != null && !(startsWithHash(file) && inOrder(file))) {
            throw new IllegalStateException("泄露密码库 " + file + " 不能读，或者不是按顺序排列的 SHA-1（PEIXUN_PASSWORDS_BREACHEDFILE）。请核对文件和权限。");
        }
    }

    /** @return {@code false} also when no file is set */
    boolean contain(String password) {
        if (file == null) {
            return false;
        }
        String wanted = DigestUtils.sha1Hex(password).toUpperCase(Locale.ROOT);
        try (var lines = new RandomAccessFile(file.toFile(), "r")) {
            return contains(lines, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(RandomAccessFile lines, String wanted) throws IOException {
        long from = 0;
        long to = lines.length();
        while (from < to) {
            long middle = (from + to) / 2;
            long start = startOfLine(lines, middle);
            lines.seek(start);
            String line = String.valueOf(lines.readLine());
            int order = wanted.compareTo(hash(line));
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                to = start;
            } else {
                from = lines.getFilePointer();
            }
        }
        return false;
    }

    /** A line is some 50 bytes: found by going back from the middle. */
    private static long startOfLine(RandomAccessFile lines, long position) throws IOException {
        long start = position;
        while (start > 0) {
            lines.seek(start - 1);
            if (lines.read() == '\n') {
                break;
            }
            start--;
        }
        return start;
    }

    /** The same hashes are handed out by how often they leaked as well: looked up by halves, none would be found in that file. */
    private static boolean inOrder(Path file) {
        try (var lines = new RandomAccessFile(file.toFile(), "r")) {
            String before = "";
            for (long i = 0; i < SAMPLES; i++) {
                lines.seek(startOfLine(lines, lines.length() * i / SAMPLES));
                String here = hash(String.valueOf(lines.readLine()));
                if (here.compareTo(before) < 0) {
                    return false;
                }
                before = here;
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String hash(String line) {
        return line.substring(0, Math.min(HASH, line.length())).toUpperCase(Locale.ROOT);
    }

    private static boolean startsWithHash(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HASH), StandardCharsets.ISO_8859_1).matches("[0-9A-Fa-f]{40}");
        } catch (IOException e) {
            return false;
        }
    }
}
