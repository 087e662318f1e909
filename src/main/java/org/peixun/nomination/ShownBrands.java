package org.peixun.nomination;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.StandingReason;
import org.springframework.stereotype.Component;

/**
 * Which brands of a published list the public sees: not those that may not train just now, and not those that left the
 * directory and were listed again, for the list was about the institution as it was before (clauses 6, 12).
 */
@Component
class ShownBrands {

    private final DirectoryList directory;

    ShownBrands(DirectoryList directory) {
        this.directory = directory;
    }

    /** Two queries, however many they are. */
    Of of(Collection<Long> institutions) {
        return new Of(directory.inOrder(institutions), directory.events(institutions));
    }

    record Of(Set<Long> inOrder, Map<Long, List<DirectoryList.Event>> events) {

        boolean shown(long institution, Instant publishedAt) {
            return inOrder.contains(institution) && !listedAgain(institution, publishedAt);
        }

        /** A removal that was revoked is none: only a new listing says that it had been out. */
        boolean listedAgain(long institution, Instant publishedAt) {
            return publishedAt != null && events.getOrDefault(institution, List.of()).stream()
                    .anyMatch(event -> event.reasonCode() == StandingReason.RELISTED && event.decidedAt().isAfter(publishedAt));
        }
    }
}
