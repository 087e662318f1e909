package org.peixun.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Enters institutions, what belongs to them, and standards, in bulk; the caller's transaction and the caller's rules. */
public interface DirectoryRegister {

    /** @param id chosen by the caller, so that accounts can name it beforehand */
    record Entry(
            Directory.Institution institution, DirectoryStatus status, LocalDate since, String reason, String documentNo,
            List<Directory.Scope> scopes, List<Directory.Teacher> teachers, List<Directory.Place> places) {}

    /** Something of an institution; an id of 0 is given by the database. */
    record Of<T>(long institutionId, T what) {}

    /** @param idNumber encrypted, or {@code null} @param idHash its blind index, or {@code null} */
    record TeacherEntry(long institutionId, Directory.Teacher teacher, String idNumber, String idHash) {}

    record StandardLine(String occupationCode, Level level, LocalDate validFrom, BigDecimal amount, int minHours) {}

    void institutions(List<Entry> entries);

    /** Ids that nothing else will bear. */
    List<Long> newIds(int number);

    void agreements(List<Of<Directory.Agreement>> agreements);

    void scopes(List<Of<Directory.Scope>> scopes);

    void teachers(List<TeacherEntry> teachers);

    void places(List<Of<Directory.Place>> places);

    /** A change of standing, e.g. suspension; effective from {@code on}. */
    void event(long institutionId, DirectoryStatus status, LocalDate on, String reason, String documentNo);

    void standards(List<StandardLine> lines);
}
