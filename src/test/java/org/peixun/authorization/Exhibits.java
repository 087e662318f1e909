package org.peixun.authorization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.peixun.authorization.Exhibitor.Exhibit;
import org.peixun.classfiling.FilingScenario;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What all features have told. */
@Component
@Lazy
class Exhibits {

    /** Each time another: there is one round a year. */
    private int year = 2060;

    private final List<Exhibitor> features;
    private final FilingScenario filings;

    Exhibits(List<Exhibitor> features, FilingScenario filings) {
        this.features = features;
        this.filings = filings;
    }

    /** By the beginning of the address; the longest that fits counts. */
    Map<String, Exhibit> told() {
        var told = new HashMap<String, Exhibit>();
        year++;
        features.forEach(feature -> told.putAll(feature.exhibits(year)));
        return told;
    }

    /** Of the same county, with no case. */
    long anotherInstitution() {
        return filings.aValidDraft().institutionId();
    }

    void tidy() {
        features.forEach(Exhibitor::tidy);
    }
}
