package org.peixun.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.peixun.delivery.AttendanceSheet;
import org.peixun.delivery.CallAnswers;
import org.peixun.delivery.ClassWork;
import org.peixun.delivery.ExamVideos;
import org.peixun.delivery.FollowUpCall;
import org.peixun.delivery.Videos;
import org.peixun.employment.Employment;
import org.peixun.identity.Actor;
import org.peixun.workbook.Workbooks;
import org.peixun.workflow.Tasks;
import org.springframework.stereotype.Component;

/** What institutions and officers do with a class that has started, each through its own page. */
@Component
class DemoTraining {

    private static final List<String> HEADINGS = List.of("序号", "姓名", "公民身份号码");

    private final ClassWork work;
    private final Employment employment;
    private final Tasks tasks;

    DemoTraining(ClassWork work, Employment employment, Tasks tasks) {
        this.work = work;
        this.employment = employment;
        this.tasks = tasks;
    }

    void plan(String number, LocalDate visitOn, String colleague, Actor clerk) {
        done(number, "planInspection", clerk, Map.of("decision", "plan", "visitOn", visitOn.toString(), "otherOfficers", colleague));
    }

    void inspect(String number, LocalDate day, String colleague, Actor clerk) {
        var registered = work.inspecting(number, clerk).registered();
        var lesson = registered.sessions().stream().filter(session -> session.date().equals(day)).findFirst().orElseThrow();
        done(number, "inspectClass", clerk, Map.of("visitedAt", day + " 09:00", "officers", clerk.name() + "、" + colleague,
                "session", String.valueOf(lesson.position()), "counted", "18", "verdict", "PASSED", "opinion", "秩序良好，教师、场地与备案一致。"));
    }

    /** The same, with something to be put right within a week. */
    void fault(String number, LocalDate day, String colleague, Actor clerk) {
        var registered = work.inspecting(number, clerk).registered();
        var lesson = registered.sessions().stream().filter(session -> session.date().equals(day)).findFirst().orElseThrow();
        done(number, "inspectClass", clerk, Map.of("visitedAt", day + " 09:00", "officers", clerk.name() + "、" + colleague,
                "session", String.valueOf(lesson.position()), "counted", "18", "findings", List.of("FEWER"), "verdict", "RECTIFY",
                "rectifyOn", day.plusDays(7).toString(), "opinion", "到课18人，其余学员请假手续不全，要求补齐。"));
    }

    void recheck(String number, String colleague, Actor clerk) {
        done(number, "recheckRectification", clerk, Map.of("officers", clerk.name() + "、" + colleague, "decision", "rectified",
                "opinion", "请假手续已补齐，到课人数与考勤一致。"));
    }

    /** Everybody present but one, who stayed away; lessons that are still to come are left empty. */
    void attend(String number, LocalDate today, Actor officer) {
        var attending = work.attending(number, officer);
        List<String> headings = new ArrayList<>(HEADINGS);
        headings.addAll(attending.sheet().columns().stream().map(AttendanceSheet.Column::label).toList());
        List<List<String>> rows = attending.sheet().rows().stream().map(row -> {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(row.position()), row.name(), row.maskedId()));
            attending.registered().sessions().forEach(session -> cells.add(session.date().isAfter(today) ? ""
                    : row.position() == 5 && session.position() % 3 == 0 ? "缺勤" : row.position() == 9 && session.position() == 2 ? "请假" : "出勤"));
            return cells;
        }).toList();
        work.takeAttendance(number, "考勤表.xlsx", sheet("考勤表", headings, rows), "", officer);
    }

    void record(String number, LocalDate today, Actor officer) {
        work.recording(number, officer).registered().sessions().stream().filter(session -> !session.date().isAfter(today))
                .forEach(session -> work.addVideo(number, new Videos.Typed(String.valueOf(session.position()), session.content(),
                        "本校录像服务器/" + session.date(), "%064x".formatted(number.hashCode() & 0xffffL | session.position() << 16), "180"), officer));
    }

    void keepSecret(String number, Actor officer) {
        work.askSecrecy(number, "本班学员为涉密科研生产岗位人员，依据与委托单位的保密协议不得录像。", officer);
    }

    void call(String number, Actor clerk) {
        work.answer(number, work.calling(number, clerk).sample().calls().stream().collect(Collectors.toMap(FollowUpCall::position,
                call -> call.position() == 2 ? new CallAnswers("no", "", "", "", "", "两次均无人接听")
                        : new CallAnswers("yes", "yes", "yes", "no", "no", ""))), Map.of(), clerk);
        done(number, "callTrainees", clerk, Map.of());
    }

    void arrange(String number, boolean own, LocalDate examOn, Actor officer) {
        if (own) {
            work.addQuestions(number, "试题.pdf", new ByteArrayInputStream(
                    "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)), officer);
        }
        done(number, "arrangeExam", officer, Map.of("examOn", examOn.toString(), "examPlace", "本校考场", "fullVideo", own));
    }

    void patrol(String number, LocalDate examOn, String verdict, List<String> items, String colleague, Actor clerk) {
        Map<String, Object> values = new HashMap<>(Map.of("verdict", verdict, "items", items, "opinion", "全程在场，录像开启。",
                "officers", clerk.name() + "、" + colleague, "patrolAt", examOn + " 09:00"));
        if (verdict.equals("INVALID")) {
            values.put("decision", "examVoid");
        }
        done(number, "patrolExam", clerk, values);
    }

    void examine(String number, boolean own, Actor officer) {
        if (own) {
            work.addExamVideo(number, new ExamVideos.Typed("考场录像", "本校录像服务器", "%064x".formatted(number.hashCode() & 0xffffL), "150"), officer);
        }
        List<String> headings = new ArrayList<>(HEADINGS);
        headings.addAll(List.of("理论成绩", "实操成绩", "结论", "证书编号"));
        List<List<String>> rows = trainees(number, officer, cells -> {
            int n = Integer.parseInt(cells.get(0));
            boolean passed = n % 11 != 0;
            cells.addAll(List.of(String.valueOf(62 + n % 30), String.valueOf(passed ? 65 + n % 28 : 48), passed ? "合格" : "不合格",
                    own || !passed ? "" : "PJ" + Integer.toHexString(number.hashCode()) + "-%03d".formatted(n)));
            return cells;
        });
        work.takeResults(number, "考核结果表.xlsx", sheet("考核结果", headings, rows), "", officer);
        done(number, "reportResults", officer, Map.of());
    }

    private List<List<String>> trainees(String number, Actor officer, UnaryOperator<List<String>> more) {
        return work.attending(number, officer).sheet().rows().stream()
                .map(row -> more.apply(new ArrayList<>(List.of(String.valueOf(row.position()), row.name(), row.maskedId())))).toList();
    }

    void review(String number, String decision, String opinion, Actor clerk) {
        done(number, "reviewCompletion", clerk, Map.of("decision", decision, "opinion", opinion));
    }

    void follow(String number, LocalDate today, Actor officer) {
        List<String> headings = new ArrayList<>(HEADINGS);
        headings.addAll(List.of("就业状况", "单位", "凭据", "凭据日期"));
        String day = today.minusDays(3).toString();
        List<List<String>> rows = employment.reporting(number, officer).lines().stream().map(line -> {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(line.position()), line.name(), line.maskedId()));
            cells.addAll(switch (line.position() % 4) {
                case 0 -> List.of("未就业", "", "", "");
                case 1 -> List.of("已创业", "", "自主申报", day);
                default -> List.of("已就业", "东阿某公司", "社保", day);
            });
            return cells;
        }).toList();
        employment.take(number, "就业情况表.xlsx", sheet("就业情况", headings, rows), officer);
        done(number, "reportEmployment", officer, Map.of());
    }

    private static ByteArrayInputStream sheet(String title, List<String> headings, List<List<String>> rows) {
        return new ByteArrayInputStream(Workbooks.table(title, headings, rows));
    }

    private void done(String number, String step, Actor officer, Map<String, Object> values) {
        tasks.complete(tasks.open(number, step).orElseThrow(), officer, values);
    }
}
