package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.peixun.projectlist.ProjectClasses;
import org.springframework.stereotype.Component;

/** Tells the project lists when their classes are held, as filed or as a consented change has it. */
@Component
class ProjectClassDays implements ProjectClasses {

    private final Filings filings;

    ProjectClassDays(Filings filings) {
        this.filings = filings;
    }

    @Override
    public Optional<Days> days(Collection<String> filingNumbers) {
        List<ClassFiling> classes = filingNumbers.isEmpty() ? List.of() : filings.findByNumberIn(filingNumbers);
        Optional<LocalDate> first = classes.stream().map(ClassFiling::startsOn).min(Comparator.naturalOrder());
        return first.map(day -> new Days(day, classes.stream().map(ClassFiling::endsOn).max(Comparator.naturalOrder()).orElseThrow()));
    }
}
