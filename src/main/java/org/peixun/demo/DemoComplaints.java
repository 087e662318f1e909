package org.peixun.demo;

import static org.peixun.demo.DemoDays.on;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.peixun.complaint.ComplaintTimes;
import org.peixun.complaint.Complaints;
import org.peixun.complaint.Intake;
import org.peixun.complaint.Progress;
import org.peixun.complaint.Source;
import org.peixun.complaint.Topic;
import org.peixun.directory.Directory;
import org.peixun.identity.ActingAs;
import org.peixun.identity.Actor;
import org.peixun.identity.People;
import org.peixun.workflow.Tasks;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Complaints in every state, most of them in one county, from all five sources. Names and numbers are invented. */
@Component
@Order(40)
class DemoComplaints implements DemoTale {

    private static final DemoCounty DONGE = DemoCounty.ALL.get(4);
    private static final DemoCounty YANGGU = DemoCounty.ALL.get(2);

    private final Complaints complaints;
    private final ComplaintTimes times;
    private final Progress progress;
    private final Directory directory;
    private final Tasks tasks;
    private final People people;
    private final ActingAs actingAs;
    private final Clock clock;
    private final Map<String, Complaints.Registered> registered = new HashMap<>();
    private final Map<String, DemoCounty> counties = new HashMap<>();

    DemoComplaints(Complaints complaints, ComplaintTimes times, Progress progress, Directory directory, Tasks tasks, People people,
            ActingAs actingAs, Clock clock) {
        this.complaints = complaints;
        this.times = times;
        this.progress = progress;
        this.directory = directory;
        this.tasks = tasks;
        this.people = people;
        this.actingAs = actingAs;
        this.clock = clock;
    }

    @Override
    public void plan(LocalDate last, Map<Integer, List<Runnable>> days) {
        told(days, 3, "closed", DONGE, 1, Source.REPORT, Topic.FEE, "四月初报名时收了资料费六十元，没有收据，同班都交了。", "");
        accepted(days, 4, "closed");
        done(days, 8, "closed", "verifyComplaint", Map.of("decision", "unfounded", "opinion", "资料费为自愿购买教材，有收据存根，已要求公示价格。"));
        answered(days, 9, "closed", "经核查，该费用为自愿购买教材，机构已公示价格并可以退书退款。不服的，可以向市人社局反映。");
        on(days, 10, () -> progress.rate(receipt("closed"), true, "说明清楚了"));

        told(days, 10, "declined", DONGE, 4, Source.REPORT, Topic.OTHER, "该校的幼儿托管班周末吵闹，影响楼上住户休息。", "");
        done(days, 11, "declined", "acceptComplaint", Map.of("decision", "decline", "opinion", "反映的不是职业技能培训，请向教体部门或者12345反映。"));
        told(days, 11, "returned", DONGE, 2, Source.HOTLINE, Topic.OTHER, "来电反映驾驶培训学时没有上够，要求退费。", "RX0001");
        done(days, 12, "returned", "acceptComplaint", Map.of("decision", "returnToSource", "opinion", "驾驶培训属于交通运输部门职责，请转办。"));

        told(days, 12, "answered", DONGE, 4, Source.CALLBACK, Topic.MATERIAL, "电话回访时一名学员说签到表上不是自己的字。", "");
        accepted(days, 13, "answered");
        done(days, 18, "answered", "verifyComplaint", Map.of("decision", "unfounded", "opinion", "比对签到和视频，当日学员到课，由同桌代为翻页，签字为本人。"));
        answered(days, 20, "answered", "经比对视频和签到，签字为学员本人，已要求机构改进签到方式。");

        told(days, 14, "found", YANGGU, 2, Source.INSPECTION, Topic.OPENING, "日常检查发现门店内有二十余人正在上保育师课，没有备案。", "");
        accepted(days, 15, "found");
        done(days, 19, "found", "verifyComplaint", Map.of("decision", "found", "opening", "现场照片六张、学员名单二十一人、负责人谈话记录。",
                "facts", "未经同意举办保育师班一期，学员二十一人，负责人承认。"));

        told(days, 15, "main", DONGE, 2, Source.REPORT, Topic.ADVERTISING, "门口海报写着“包过、补贴到手”，还印着人社局的字样。", "某学员");
        accepted(days, 16, "main");
        told(days, 17, "merged", DONGE, 2, Source.PETITION, Topic.ADVERTISING, "信访件反映该校许诺学员补贴到手后退一半。", "");
        on(days, 18, () -> step("merged", "acceptComplaint", Map.of("decision", "merge", "mainNumber", number("main"), "opinion", "与主件反映同一事项。")));
        on(days, 20, () -> as(DONGE, "fuzeren", actor -> times.pause(number("main"), "等待县市场监管局提供广告备案情况", actor)));

        told(days, 20, "verifying", DONGE, 1, Source.HOTLINE, Topic.MANAGEMENT, "来电反映上课经常换教师，课程表和实际不一致。", "RX0002");
        accepted(days, 21, "verifying");
        on(days, 22, () -> progress.withdraw(receipt("verifying"), "机构已经道歉并补课"));
        told(days, 20, "overdue", DONGE, 4, Source.HOTLINE, Topic.ADVERTISING, "来电反映招生人员自称是人社局下属单位。", "RX0003");
        on(days, 24, () -> registered.put("public", complaints.report(new Intake("", Topic.FEE.name(), "东街菜市场二楼电工班", DONGE.code(), "",
                "交了三百元定金说考完退，现在电话打不通，门也锁了。", "", "", ""))));
        told(days, 24, "open", YANGGU, 1, Source.REPORT, Topic.MANAGEMENT, "实训设备一直没有到位，只看视频不动手。", "某学员");
    }

    private void told(Map<Integer, List<Runnable>> days, int day, String key, DemoCounty county, int k, Source source, Topic topic, String content,
            String nameOrTicket) {
        boolean hotline = source == Source.HOTLINE;
        on(days, day, () -> as(county, "jingban", actor -> registered.put(key, complaints.register(new Intake(source.name(), topic.name(),
                directory.institution(county.institution(k)).name(), county.code(), LocalDate.now(clock).toString(), content,
                hotline ? nameOrTicket : "", hotline ? "" : nameOrTicket, hotline || nameOrTicket.isEmpty() ? "" : "13800000001"), actor))));
        counties.put(key, county);
    }

    private void accepted(Map<Integer, List<Runnable>> days, int day, String key) {
        done(days, day, key, "acceptComplaint", Map.of("decision", "accept"));
    }

    private void answered(Map<Integer, List<Runnable>> days, int day, String key, String text) {
        done(days, day, key, "answerComplaint", Map.of("channel", "phone", "opinion", text));
    }

    private void done(Map<Integer, List<Runnable>> days, int day, String key, String step, Map<String, Object> values) {
        on(days, day, () -> step(key, step, values));
    }

    private void step(String key, String step, Map<String, Object> values) {
        as(counties.get(key), "jingban", actor -> tasks.complete(tasks.open(number(key), step).orElseThrow(), actor, values));
    }

    private String number(String key) {
        return registered.get(key).number();
    }

    private String receipt(String key) {
        return registered.get(key).receipt();
    }

    private void as(DemoCounty county, String who, Consumer<Actor> deed) {
        Actor actor = people.actor(county.account() + "-" + who);
        actingAs.run(actor, () -> deed.accept(actor));
    }
}
