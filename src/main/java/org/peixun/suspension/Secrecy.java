package org.peixun.suspension;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Officers' texts are read by the institution, in letters and on its page: they must not lead to an informer. */
@Component
class Secrecy {

    private final FoundOffences offences;
    private final List<FindingSource> sources;

    Secrecy(FoundOffences offences, List<FindingSource> sources) {
        this.offences = offences;
        this.sources = sources;
    }

    /** @throws org.peixun.shared.RequestRefused 400 naming the field */
    void check(String number, Map<String, Object> texts) {
        List<String> cases = offences.of(number).stream().map(FoundOffences.Offence::fromCase).distinct().toList();
        sources.forEach(source -> source.checkNobodyNamed(cases, texts));
    }
}
