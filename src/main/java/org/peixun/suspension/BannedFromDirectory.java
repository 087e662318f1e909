package org.peixun.suspension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.RelistingBan;
import org.springframework.stereotype.Component;

/** As its cases decided; a removal that was decided by hand, without a case, bans as long as any other. */
@Component
class BannedFromDirectory implements RelistingBan {

    private final SuspensionFiles files;
    private final Periods periods;
    private final Directory directory;
    private final Clock clock;

    BannedFromDirectory(SuspensionFiles files, Periods periods, Directory directory, Clock clock) {
        this.files = files;
        this.periods = periods;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Optional<LocalDate> lastDay(long institutionId) {
        Directory.Standing standing = directory.standingOn(institutionId, LocalDate.now(clock));
        Optional<LocalDate> removal = standing.status() != DirectoryStatus.REMOVED ? Optional.empty()
                : Optional.of(periods.removalBan(standing.effectiveOn(), directory.institution(institutionId).jurisdiction()));
        return Stream.concat(files.lastBan(institutionId).stream(), removal.stream()).max(LocalDate::compareTo);
    }
}
