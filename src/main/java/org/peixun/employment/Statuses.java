package org.peixun.employment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.delivery.Certificates;
import org.peixun.roster.Enrolled;
import org.peixun.roster.Rosters;
import org.peixun.shared.Chars;
import org.peixun.shared.TypedDay;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of the graduates of a class, by checkpoint. */
@Component
class Statuses {

    /** @param employer {@code null} unless working, and of who founded something where nothing is said; @param evidence and its date {@code null} unless working */
    record Kept(String person, Status status, String employer, Evidence evidence, LocalDate evidencedOn) {}

    /** @param column the sheet's heading */
    record Fault(String column, String problem, String accepted) {}

    /** An earlier year is a slip of the pen: nobody who is trained has worked since then. */
    private static final int EARLIEST_YEAR = 1949;
    private static final List<String> COLUMNS = List.of("单位", "凭据", "凭据日期");

    private final Rosters rosters;
    private final Certificates certificates;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Statuses(Rosters rosters, Certificates certificates, JdbcClient jdbc, JdbcTemplate batch) {
        this.rosters = rosters;
        this.certificates = certificates;
        this.jdbc = jdbc;
        this.batch = batch;
    }

    List<Enrolled> graduates(String number) {
        Set<String> graduates = certificates.graduates(number);
        return rosters.enrolled(number).stream().filter(one -> graduates.contains(one.person())).toList();
    }

    Map<String, Kept> of(String number, int nth) {
        return jdbc.sql("SELECT person, status, employer, evidence, evidenced_on FROM employment_status WHERE number = ? AND nth = ?")
                .params(number, nth).query((row, n) -> new Kept(row.getString(1), Status.valueOf(row.getString(2)), row.getString(3),
                        row.getString(4) == null ? null : Evidence.valueOf(row.getString(4)), row.getObject(5, LocalDate.class)))
                .list().stream().collect(Collectors.toMap(Kept::person, Function.identity()));
    }

    void keep(String number, int nth, List<Kept> kept) {
        batch.batchUpdate("""
                INSERT INTO employment_status (number, nth, person, status, employer, evidence, evidenced_on)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (number, nth, person) DO UPDATE SET status = excluded.status, employer = excluded.employer,
                    evidence = excluded.evidence, evidenced_on = excluded.evidenced_on""",
                kept.stream().map(each -> new Object[] {number, nth, each.person(), each.status().name(), each.employer(),
                        each.evidence() == null ? null : each.evidence().name(), each.evidencedOn()}).toList());
    }

    /** @param faults what is wrong is added here @return {@code null} when something is */
    static Kept read(String person, Employment.Typed asTyped, LocalDate today, List<Fault> faults) {
        int before = faults.size();
        Employment.Typed typed = asTyped.plain();
        Status status = Status.read(typed.status()).orElse(null);
        if (status == null) {
            faults.add(new Fault("就业状况", "就业状况没有填写或者不能识别。", "填“已就业”“已创业”“未就业”或者“未取得联系”。"));
            return null;
        }
        if (status.working()) {
            return working(person, status, typed, today, faults);
        }
        contradicting(status, Map.of("单位", typed.employer(), "凭据", typed.evidence(), "凭据日期", typed.evidencedOn()), faults);
        return faults.size() > before ? null : new Kept(person, status, null, null, null);
    }

    private static Kept working(String person, Status status, Employment.Typed typed, LocalDate today, List<Fault> faults) {
        int before = faults.size();
        Evidence evidence = Evidence.read(typed.evidence()).orElse(null);
        LocalDate on = day(typed.evidencedOn());
        String employer = typed.employer().strip();
        if (status == Status.EMPLOYED && employer.isEmpty() || Chars.count(employer) > 100) {
            faults.add(new Fault("单位", "已就业的没有填写单位，或者单位名称过长。", "填写单位全称，100字以内；已创业的填写企业或者个体工商户的名称，没有的留空。"));
        }
        if (evidence == null) {
            faults.add(new Fault("凭据", "已就业、已创业的没有凭据，或者凭据不能识别。", "填“社保”“合同”“自主申报”或者“电话核实”。"));
        }
        if (on == null || on.isAfter(today)) {
            faults.add(new Fault("凭据日期", "凭据日期没有填写、不能识别，或者晚于今天。", "填不晚于今天的日期，例如“2026-07-01”。"));
        }
        return faults.size() > before ? null : new Kept(person, status, employer.isEmpty() ? null : employer, evidence, on);
    }

    /** An employer beside 未就业 is a slip in one of the two: what was typed is not dropped unseen. */
    private static void contradicting(Status status, Map<String, String> typed, List<Fault> faults) {
        COLUMNS.stream().filter(column -> !typed.get(column).isBlank()).forEach(column -> faults.add(new Fault(column,
                "就业状况是" + status.label() + "，却填写了" + column + "。", "没有就业创业的请清空；已经就业创业的，就业状况填“已就业”或者“已创业”。")));
    }

    private static LocalDate day(String typed) {
        LocalDate day = TypedDay.read(typed);
        return day == null || day.getYear() < EARLIEST_YEAR ? null : day;
    }

    static List<String> cells(Enrolled one, Kept kept) {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(one.position()), one.name(), one.maskedId()));
        cells.addAll(kept == null ? List.of("", "", "", "") : List.of(kept.status().label(), kept.employer() == null ? "" : kept.employer(),
                kept.evidence() == null ? "" : kept.evidence().label(), kept.evidencedOn() == null ? "" : kept.evidencedOn().toString()));
        return cells;
    }
}
