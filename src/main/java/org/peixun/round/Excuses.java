package org.peixun.round;

import java.time.Clock;
import java.util.Map;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 撤销免报: takes back what was given by mistake, while the round is open. */
@Service
public class Excuses {

    private final AnnualRounds rounds;
    private final CountyRounds counties;
    private final AccessPolicy access;
    private final Jurisdictions jurisdictions;
    private final RoundJournal journal;
    private final Clock clock;

    Excuses(
            AnnualRounds rounds, CountyRounds counties, AccessPolicy access, Jurisdictions jurisdictions, RoundJournal journal,
            Clock clock) {
        this.rounds = rounds;
        this.counties = counties;
        this.access = access;
        this.jurisdictions = jurisdictions;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The county is awaited again; {@link Rounds#fill} then gives it a new case, the one that ended stays as it is.
     *
     * @throws org.peixun.shared.RequestRefused 400 without a reason, 403, 404, 409 unless it is excused and the round open
     */
    @Transactional
    public void withdraw(long id, String jurisdiction, String reason, Actor actor) {
        access.check(actor, Action.LEAD_ROUND, new AccessPolicy.Subject(jurisdictions.city().code(), null));
        Round round = rounds.get(id);
        round.requireOpen("撤销免报");
        CountyRound county = counties.get(id, jurisdiction);
        String why = Rounds.reason(reason, "撤销免报");
        String ended = county.caseNumber();
        county.withdrawExcuse(round.closesAt(), clock.instant());
        counties.saveAndFlush(county);
        String text = jurisdictions.name(jurisdiction) + "撤销免报，重新办理报送，理由：" + why;
        journal.write(jurisdiction, ended, actor, "excuseWithdrawn", text, Map.of());
        journal.tellCounty(county, round, "撤销免报", text);
    }
}
