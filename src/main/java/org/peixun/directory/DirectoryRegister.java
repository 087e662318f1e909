package org.peixun.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Enters institutions and standards in bulk; the caller's transaction. */
public interface DirectoryRegister {

    /** @param id chosen by the caller, so that accounts can name it beforehand */
    record Entry(
            Directory.Institution institution, DirectoryStatus status, LocalDate since, String reason, String documentNo,
            List<Directory.Scope> scopes, List<Directory.Teacher> teachers, List<Directory.Place> places) {}

    record StandardLine(String occupationCode, Level level, LocalDate validFrom, BigDecimal amount, int minHours) {}

    void institutions(List<Entry> entries);

    /** A change of standing, e.g. suspension; effective from {@code on}. */
    void event(long institutionId, DirectoryStatus status, LocalDate on, String reason, String documentNo);

    void standards(List<StandardLine> lines);
}
