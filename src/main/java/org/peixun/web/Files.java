package org.peixun.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.peixun.shared.RequestRefused;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/** Files in and out of our pages. */
public final class Files {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Files() {}

    public static ResponseEntity<byte[]> xlsx(String name, byte[] content) {
        return ResponseEntity.ok().contentType(XLSX)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }

    /**
     * Sent twice is the same file with the same id: another file, chosen on a page that one went back to, is another command and
     * not answered with what became of the first.
     *
     * @param commandId of the form; a malformed one stays, and is refused by {@link Commands#once}
     */
    public static String command(String commandId, MultipartFile file) {
        try {
            UUID content = UUID.nameUUIDFromBytes(file.getBytes());
            return UUID.nameUUIDFromBytes((UUID.fromString(commandId == null ? "" : commandId) + "/" + content).getBytes(StandardCharsets.US_ASCII)).toString();
        } catch (IllegalArgumentException malformed) {
            return commandId;
        } catch (IOException e) {
            throw RequestRefused.badInput("文件没有完整收到。请重新选择文件上传。");
        }
    }

    public static <T> T read(MultipartFile file, Function<InputStream, T> reader) {
        try (var content = file.getInputStream()) {
            return reader.apply(content);
        } catch (IOException e) {
            throw RequestRefused.badInput("文件没有完整收到。请重新选择文件上传。");
        }
    }
}
