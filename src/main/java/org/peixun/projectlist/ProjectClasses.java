package org.peixun.projectlist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** On which days the classes of a project are held (clause 7); answered by whoever keeps the classes. */
public interface ProjectClasses {

    /** @param first on which one of them begins @param last on which one of them ends */
    record Days(LocalDate first, LocalDate last) {}

    /** @param filingNumbers of the classes counted for the project @return empty when there are none */
    Optional<Days> days(Collection<String> filingNumbers);
}
