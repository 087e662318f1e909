package org.peixun.projectlist;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the process does by itself. */
@Service
@Transactional
public class ProjectListSteps {

    private final ProjectListFiles lists;
    private final ListSubmissions submissions;
    private final ListNotices notices;
    private final ReportDates dates;
    private final ProjectListJournal journal;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    ProjectListSteps(
            ProjectListFiles lists, ListSubmissions submissions, ListNotices notices, ReportDates dates,
            ProjectListJournal journal, Jurisdictions jurisdictions, Clock clock) {
        this.lists = lists;
        this.submissions = submissions;
        this.notices = notices;
        this.dates = dates;
        this.journal = journal;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /** The signed list goes to the city and is kept as it is now. */
    public void send(String number) {
        ProjectList list = lists.get(number);
        move(list, ListTransition.SEND);
        submissions.keep(list, Actor.SYSTEM, clock.instant());
        String what = list.submissions() == 1 ? "报送" : "补正后重新报送（第" + list.submissions() + "次）";
        String text = jurisdictions.name(list.jurisdiction()) + what + list.year() + "年项目清单，共" + list.draft().rows().size() + "个项目。";
        journal.write(list, Actor.SYSTEM, "SUBMITTED", null, "sent", text, changes(ListState.SIGNED, list));
        journal.tellCity(list, Role.CITY_CLERK, "待核对的项目清单：" + jurisdictions.name(list.jurisdiction()), text);
    }

    public void tellOfReturn(String number) {
        ProjectList list = lists.get(number);
        int items = notices.latest(number).map(notice -> notice.items().size()).orElse(0);
        String text = "共" + items + "处需要补正，请逐项改正后重新签发报送。";
        journal.tellCounty(list, Role.COUNTY_CLERK, "项目清单需要补正", text);
        journal.tellCounty(list, Role.COUNTY_MANAGER, "项目清单需要补正", text);
    }

    /** The county was excused, or the round closed. */
    public void end(String number) {
        ProjectList list = lists.get(number);
        ListState before = list.state();
        move(list, ListTransition.EXCUSE);
        journal.write(list, Actor.SYSTEM, "ENDED", null, "ended", "无需报送：" + list.closingReason() + "。", changes(before, list));
    }

    public Instant reportOpens(String number) {
        return dates.opens(lists.get(number));
    }

    public void endYear(String number) {
        ProjectList list = lists.get(number);
        ListState before = list.state();
        move(list, ListTransition.END_YEAR);
        journal.write(list, Actor.SYSTEM, "ENDED", null, "yearEnded", list.year() + "年度的进展报送已全部完成。", changes(before, list));
    }

    private void move(ProjectList list, ListTransition transition) {
        list.take(transition, clock.instant());
        lists.saveAndFlush(list);
    }

    private static Map<String, AuditTrail.Change> changes(ListState before, ProjectList list) {
        return ProjectListJournal.state(before, list.state());
    }
}
