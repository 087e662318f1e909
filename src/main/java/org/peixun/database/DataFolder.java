package org.peixun.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What may be found in the folder of the embedded server. */
final class DataFolder {

    static final String MAJOR_VERSION = "17";

    private DataFolder() {}

    /** An absent or empty folder, or one of our major version, is accepted; everything else is refused untouched. */
    static void check(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        if (!Files.isDirectory(data)) {
            throw DataFolderException.foreign(data, "它不是一个目录");
        }
        try (var entries = Files.list(data)) {
            if (entries.findAny().isEmpty()) {
                return;
            }
        }
        Path version = data.resolve("PG_VERSION");
        if (!Files.isRegularFile(version)) {
            throw DataFolderException.foreign(data, "其中没有 PG_VERSION 文件，不是 PostgreSQL 的数据目录，或者已损坏");
        }
        String found = Files.readString(version).trim();
        if (!found.equals(MAJOR_VERSION)) {
            throw DataFolderException.foreign(data, "它属于 PostgreSQL " + found + "，本程序使用 " + MAJOR_VERSION);
        }
        if (!Files.isRegularFile(data.resolve("postgresql.conf")) || !Files.isDirectory(data.resolve("base"))) {
            throw DataFolderException.foreign(data, "其中缺少 postgresql.conf 或 base 目录，数据目录已损坏");
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
