package org.peixun.directory;

import java.time.LocalDate;
import java.util.Optional;

/** Keeps an institution out of the directory for a time after it left it. */
public interface RelistingBan {

    /** @return last day of the ban, on which it still holds; empty where there is none */
    Optional<LocalDate> lastDay(long institutionId);
}
