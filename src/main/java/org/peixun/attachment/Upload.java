package org.peixun.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.peixun.shared.RequestRefused;
import org.springframework.util.unit.DataSize;

/** A file on its way in: in a temporary file of its own, hashed while it is read; gone when closed. */
final class Upload implements AutoCloseable {

    private final Path file;
    private final long size;
    private final String sha256;

    private Upload(Path file, long size, String sha256) {
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
    }

    /** @throws RequestRefused when it is empty or larger than {@code max}; reads no further than that */
    static Upload receive(String name, InputStream content, DataSize max) throws IOException {
        Path file = Files.createTempFile("peixun-upload-", null);
        try (var out = new DigestOutputStream(Files.newOutputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[16_384];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > max.toBytes()) {
                    throw RequestRefused.badInput("文件“" + name + "”超过 " + max.toMegabytes() + " MB，不能上传。请压缩图片或者分成几个文件后重新上传。");
                }
                out.write(buffer, 0, read);
            }
            if (size == 0) {
                throw RequestRefused.badInput("文件“" + name + "”是空文件（0 字节）。请重新选择文件上传。");
            }
            return new Upload(file, size, HexFormat.of().formatHex(out.getMessageDigest().digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IOException when the photo cannot be read to its end */
    Upload withoutPhotoData(FileType type) throws IOException {
        Path clean = Files.createTempFile("peixun-upload-", null);
        try (var in = Files.newInputStream(file); var out = new DigestOutputStream(Files.newOutputStream(clean), MessageDigest.getInstance("SHA-256"))) {
            PhotoData.leaveOut(type, in, out);
            out.flush();
            return new Upload(clean, Files.size(clean), HexFormat.of().formatHex(out.getMessageDigest().digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(clean);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    String sha256() {
        return sha256;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
