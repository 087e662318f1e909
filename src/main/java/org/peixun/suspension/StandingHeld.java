package org.peixun.suspension;

import java.util.Optional;
import org.peixun.directory.StandingGuard;
import org.springframework.stereotype.Component;

/** While a suspension case is open, the institution's standing is decided in it and not beside it. */
@Component
class StandingHeld implements StandingGuard {

    private final SuspensionFiles files;

    StandingHeld(SuspensionFiles files) {
        this.files = files;
    }

    @Override
    public Optional<String> against(long institutionId) {
        return files.findByInstitutionIdAndEndedAtIsNull(institutionId).map(open -> "该机构有正在办理的暂停事项“" + open.number() + "”（" + open.stateLabel()
                + "）。请在该事项中作出决定。");
    }
}
