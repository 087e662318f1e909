package org.peixun.demo;

import static org.peixun.demo.DemoDays.on;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.peixun.directory.StandingReason;
import org.peixun.identity.ActingAs;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.suspension.Finding;
import org.peixun.suspension.Findings;
import org.peixun.suspension.Suspensions;
import org.peixun.workflow.Tasks;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Institutions that an inspection found at fault: one waits for the city, one for its own defence, one rectifies, one is back. */
@Component
@Order(30)
class DemoSuspensions implements DemoTale {

    private static final String CITY = "shi-fuzeren";

    private final Findings findings;
    private final Suspensions suspensions;
    private final Tasks tasks;
    private final People people;
    private final ActingAs actingAs;

    DemoSuspensions(Findings findings, Suspensions suspensions, Tasks tasks, People people, ActingAs actingAs) {
        this.findings = findings;
        this.suspensions = suspensions;
        this.tasks = tasks;
        this.people = people;
        this.actingAs = actingAs;
    }

    @Override
    public void plan(LocalDate last, Map<Integer, List<Runnable>> days) {
        int year = last.getYear();
        String[] number = new String[4];
        DemoCounty back = DemoCounty.ALL.get(9);
        on(days, 13, () -> number[0] = suspended(back, StandingReason.DISORDERLY_MANAGEMENT, "部分班期没有课程表，培训记录不全", "聊人社监字〔" + year + "〕1号"));
        on(days, 15, () -> toDecision(back, number[0], "MINOR"));
        on(days, 16, () -> {
            complete(number[0], "decideMeasure", CITY, Map.of("decision", "rectify", "measure", "TALK", "documentNo", "聊人社监处字〔" + year + "〕1号"));
            complete(number[0], "submitRectification", officer(back), Map.of("report", "补齐课程表和培训记录，指定专人负责档案。"));
            complete(number[0], "recheckRectification", back.account() + "-jingban", Map.of("decision", "accept"));
        });
        DemoCounty rectifies = DemoCounty.ALL.get(6);
        on(days, 17, () -> number[1] = suspended(rectifies, StandingReason.OPENED_WITHOUT_CONSENT, "未经同意在某镇开办焊工班，现场学员32人", "聊人社监字〔" + year + "〕2号"));
        on(days, 20, () -> toDecision(rectifies, number[1], "SERIOUS"));
        on(days, 22, () -> {
            upload(number[1], CITY);
            complete(number[1], "decideMeasure", CITY, Map.of("decision", "rectify", "measure", "LETTER", "documentNo", "聊人社监处字〔" + year + "〕2号"));
        });
        DemoCounty defends = DemoCounty.ALL.get(3);
        on(days, 21, () -> number[2] = suspended(defends, StandingReason.FALSE_MATERIAL, "签到表与现场录像不符，代签11人次", "聊人社监字〔" + year + "〕3号"));
        on(days, 23, () -> investigate(defends, number[2], "SERIOUS"));
        on(days, 24, () -> found(DemoCounty.ALL.get(7), StandingReason.MISLEADING_ADVERTISING, "招生广告许诺“包拿补贴、包过考试”"));
    }

    private String found(DemoCounty county, StandingReason offence, String facts) {
        Actor clerk = people.actor(county.account() + "-jingban");
        var number = new String[1];
        actingAs.run(clerk, () -> number[0] = findings.record(
                new Finding(county.institution(DemoInstitutions.WATCHED), List.of(offence), facts, "季度日常检查"), clerk));
        return number[0];
    }

    private String suspended(DemoCounty county, StandingReason offence, String facts, String documentNo) {
        String number = found(county, offence, facts);
        complete(number, "decideSuspension", CITY, Map.of("decision", "suspend", "documentNo", documentNo));
        return number;
    }

    private void investigate(DemoCounty county, String number, String harm) {
        upload(number, county.account() + "-jingban");
        complete(number, "investigateFinding", county.account() + "-jingban", Map.of(
                "coInvestigator", people.actor(county.account() + "-jingban2").name(), "facts", "经询问负责人、教师和学员，查看现场和培训资料，检查发现的情况属实。", "harm", harm));
    }

    private void toDecision(DemoCounty county, String number, String harm) {
        investigate(county, number, harm);
        complete(number, "stateDefence", officer(county), Map.of("statement", "对认定的事实没有异议，愿意立即整改。"));
        complete(number, "reviewLegality", "fazhi", Map.of("decision", "pass"));
    }

    private static String officer(DemoCounty county) {
        return county.account() + "-jigou" + DemoInstitutions.WATCHED;
    }

    private void upload(String number, String user) {
        Actor actor = people.actor(user);
        actingAs.run(actor, () -> suspensions.addDocument(number, "询问笔录和现场照片.pdf", new ByteArrayInputStream(DemoClass.blankPage()), actor));
    }

    private void complete(String number, String step, String user, Map<String, Object> values) {
        Actor actor = people.actor(user);
        actingAs.run(actor, () -> tasks.complete(tasks.open(number, step).orElseThrow(), actor, values));
    }
}
