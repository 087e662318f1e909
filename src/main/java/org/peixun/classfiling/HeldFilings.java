package org.peixun.classfiling;

import java.util.List;
import org.peixun.shared.OncePerTransaction;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Component;

/**
 * A filing that nobody else changes until the transaction ends: its form, its roster and its documents are written by
 * several pages, and what was checked at the hand-in must be what is handed in. One's own second page waits its turn.
 */
@Component
class HeldFilings {

    private final Filings filings;
    private final Processes processes;

    HeldFilings(Filings filings, Processes processes) {
        this.filings = filings;
        this.processes = processes;
    }

    /** To be written on; nothing that follows in the transaction goes to the process. @throws RequestRefused 404 */
    ClassFiling written(String number) {
        return OncePerTransaction.read(key(number), () -> filings.lock(number).orElseThrow(() -> Filings.unknown(number)));
    }

    /** To be handed in: a draft is in no process yet; of any other the case comes first, its row then (ADR 0010). @throws RequestRefused 404 */
    ClassFiling handedIn(String number) {
        return OncePerTransaction.read(key(number), () -> filings.lockIn(number, FilingState.DRAFT).orElseGet(() -> {
            processes.waitForOthers(number);
            return filings.lock(number).orElseThrow(() -> Filings.unknown(number));
        }));
    }

    private static List<String> key(String number) {
        return List.of("class filing held", number);
    }
}
