package org.peixun.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipEntrySource;

/**
 * The files of a workbook, unpacked once: what {@link WorkbookGuard} has looked at is what POI reads, byte for byte, and not
 * what a second reader would make of the same archive.
 */
final class Unpacked implements ZipEntrySource {

    private record Entry(ZipArchiveEntry head, byte[] content) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long bytes;
    private long xml;
    private boolean closed;

    /** @throws IOException when there is a file of that name: readers do not agree which of two counts */
    void addXml(ZipArchiveEntry head, byte[] content) throws IOException {
        xml += content.length;
        add(head, content, content.length);
    }

    /** What nobody reads here is only counted. */
    void addOther(ZipArchiveEntry head, long size) throws IOException {
        add(head, new byte[0], size);
    }

    private void add(ZipArchiveEntry head, byte[] content, long size) throws IOException {
        bytes += size;
        if (entries.put(key(head.getName()), new Entry(head, content)) != null) {
            throw new IOException("twice: " + head.getName());
        }
    }

    int files() {
        return entries.size();
    }

    /** Of all files together. */
    long bytes() {
        return bytes;
    }

    /** Bytes of XML. */
    long xml() {
        return xml;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return Collections.enumeration(entries.values().stream().map(Entry::head).toList());
    }

    @Override
    public ZipArchiveEntry getEntry(String path) {
        Entry entry = entries.get(key(path));
        return entry == null ? null : entry.head();
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry head) {
        return new ByteArrayInputStream(entries.get(key(head.getName())).content());
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Packages take no notice of large and small letters, and some programs write the separator of Windows. */
    private static String key(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }
}
