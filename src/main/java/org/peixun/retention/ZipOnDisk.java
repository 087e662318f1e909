package org.peixun.retention;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP that may be larger than the memory: in a temporary file of its own, hashed while it is written; gone when closed. */
final class ZipOnDisk implements AutoCloseable {

    private final Path file;
    private final DigestOutputStream out;
    private final ZipOutputStream zip;

    ZipOnDisk() throws IOException {
        file = Files.createTempFile("peixun-archive-", null);
        try {
            out = new DigestOutputStream(Files.newOutputStream(file), MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void add(String name, InputStream content) throws IOException {
        try (content) {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
            zip.closeEntry();
        }
    }

    /** After the last entry. */
    String sha256() throws IOException {
        zip.close();
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            Files.deleteIfExists(file);
        }
    }
}
