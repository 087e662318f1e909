package org.peixun.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;

/** Complaints for tests, each of an institution of its own. */
@Component
public class ComplaintScenario {

    public static final String COUNTY = "371524";
    public static final Actor CLERK = SignedInAs.actor(Role.COUNTY_CLERK, COUNTY);
    public static final Actor MANAGER = SignedInAs.actor(Role.COUNTY_MANAGER, COUNTY);
    public static final Actor CITY_CLERK = SignedInAs.actor(Role.CITY_CLERK, "371500");
    public static final Actor HOTLINE = SignedInAs.actor(Role.HOTLINE, "371500");
    public static final String CONTENT = "四月起在东街门店招生，称包过考试、考后补贴退一半，收现金三百元。";

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final Complaints complaints;
    private final DirectoryRegister register;
    private final Tasks tasks;
    private final Clock clock;

    ComplaintScenario(Complaints complaints, DirectoryRegister register, Tasks tasks, Clock clock) {
        this.complaints = complaints;
        this.register = register;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The full name of a new institution of the county. */
    public String institution() {
        return institution(COUNTY);
    }

    public String institution(String jurisdiction) {
        long id = 920_000 + NEXT.getAndIncrement();
        String name = "东阿某培训学校" + id;
        register.institutions(List.of(new DirectoryRegister.Entry(
                new Directory.Institution(id, name, "某校" + id, "培训机构", "523715TOUSU" + id + "X", jurisdiction, "某路" + id + "号",
                        "0635-0000000", "某老师"),
                DirectoryStatus.NORMAL, LocalDate.now(clock).minusYears(3), "首批入目录", "某人社字1号", List.of(), List.of(), List.of())));
        return name;
    }

    public Intake intake(Source source, String institution, String name, String phone) {
        return new Intake(source.name(), Topic.ADVERTISING.name(), institution, COUNTY, LocalDate.now(clock).toString(), CONTENT,
                source == Source.HOTLINE ? "RX" + NEXT.getAndIncrement() : "", name, phone);
    }

    public Complaints.Registered registered(Source source) {
        return registered(intake(source, institution(), "", ""));
    }

    public Complaints.Registered registered(Intake intake) {
        var registered = new Complaints.Registered[1];
        SignedInAs.runAs(CLERK, () -> registered[0] = complaints.register(intake, CLERK));
        return registered[0];
    }

    public Complaints.Registered accepted(Source source) {
        return accepted(intake(source, institution(), "", ""));
    }

    public Complaints.Registered accepted(Intake intake) {
        var registered = registered(intake);
        accept(registered.number(), Map.of("decision", "accept"));
        return registered;
    }

    public void accept(String number, Map<String, Object> values) {
        submit(number, "acceptComplaint", values);
    }

    public void merge(String number, String main) {
        accept(number, Map.of("decision", "merge", "mainNumber", main, "opinion", "反映同一事项"));
    }

    public void verify(String number, String decision) {
        var values = new HashMap<String, Object>(Map.of("decision", decision));
        if (decision.equals("found") || decision.equals("urgent")) {
            values.putAll(Map.of("advertising", "门店海报照片三张，承认许诺补贴。", "facts", "四月在东街门店张贴海报，许诺学员补贴退一半。"));
        } else {
            values.put("opinion", "经现场检查和电话核实，未发现反映的情况。");
        }
        submit(number, "verifyComplaint", values);
    }

    public void answer(String number) {
        submit(number, "answerComplaint", Map.of("channel", "code", "opinion", "经核查，反映的情况已按规定处理。不服的可以向市人社局反映。"));
    }

    public void submit(String number, String step, Map<String, Object> values) {
        SignedInAs.runAs(CLERK, () -> tasks.complete(tasks.open(number, step).orElseThrow(), CLERK, values));
    }

    public void claim(String number, String step) {
        SignedInAs.runAs(CLERK, () -> tasks.claim(tasks.open(number, step).orElseThrow(), CLERK));
    }
}
