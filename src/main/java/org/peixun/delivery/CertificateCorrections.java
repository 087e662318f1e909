package org.peixun.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 更正证书编号 after the completion was recognised (clause 5): the county says why, the former number stays on record and is
 * free for whose it is. The county's own numbers (合格证) are given without a typist and have nothing to correct.
 */
@Component
@Transactional
class CertificateCorrections {

    private static final Pattern LINE = Pattern.compile("(\\d{1,4})[\\s、，,：:]+(\\S+)");

    /** As it is kept. */
    public record Correction(int position, String former, String present, String reason, String byName, Instant at) {}

    private final Classes classes;
    private final Certificates certificates;
    private final CertificateNumbers numbers;
    private final ClassRegister register;
    private final JdbcClient jdbc;
    private final Clock clock;

    CertificateCorrections(
            Classes classes, Certificates certificates, CertificateNumbers numbers, ClassRegister register, JdbcClient jdbc, Clock clock) {
        this.classes = classes;
        this.certificates = certificates;
        this.numbers = numbers;
        this.register = register;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this reader may correct any of them. */
    boolean correctable(Certificates.Printed printed, Actor reader) {
        return classes.allows(reader, Action.REVIEW_COMPLETION, printed.registered()) && printed.lines().stream().anyMatch(line -> !line.own());
    }

    List<Correction> of(Certificates.Printed printed) {
        Map<String, Integer> positions = printed.lines().stream().collect(Collectors.toMap(Certificates.Line::person, Certificates.Line::position));
        return jdbc.sql("""
                SELECT person, former, present, reason, corrected_by_name, corrected_at FROM certificate_correction
                WHERE number = ? ORDER BY id""").param(printed.registered().number())
                .query((row, n) -> new Correction(positions.getOrDefault(row.getString(1), 0), row.getString(2), row.getString(3),
                        row.getString(4), row.getString(5), row.getTimestamp(6).toInstant())).list();
    }

    /** @param typed a line for each trainee: 序号 and the right number; all together, so that exchanged ones can be put right */
    void correct(String number, String typed, String reason, Actor actor) {
        RegisteredClass registered = classes.get(number, Action.REVIEW_COMPLETION, actor);
        classes.lock(number);
        List<Certificates.Line> issued = certificates.of(registered);
        if (issued.stream().allMatch(Certificates.Line::own)) {
            throw RequestRefused.conflict(issued.isEmpty() ? "证书还没有编发，编号有误的由培训主体在考核页面改正；已经报送的，由县（市、区）退回补充（第5条）。"
                    : "合格证由系统统一编号，不需要更正（第10条）。");
        }
        List<Problem> problems = new ArrayList<>();
        Map<Certificates.Line, String> present = read(typed, issued, problems);
        problems.addAll(taken(number, present, issued));
        if (reason.isBlank() || Chars.count(reason.strip()) > 500) {
            problems.add(new Problem("reason", "更正原因应写1至500字，例如“录入时串行，已核对评价机构的证书”（第5条）。"));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        jdbc.sql("CALL correct_certificates(?, CAST(? AS text[]), CAST(? AS text[]), ?, ?, CAST(? AS timestamptz))").param(number)
                .param(present.keySet().stream().map(Certificates.Line::person).toArray(String[]::new)).param(present.values().toArray(String[]::new))
                .param(reason.strip()).param(actor.name()).param(Timestamp.from(clock.instant())).update();
        record(registered, present, reason.strip(), actor);
    }

    private static Map<Certificates.Line, String> read(String typed, List<Certificates.Line> issued, List<Problem> problems) {
        Map<String, Certificates.Line> known = issued.stream().filter(line -> !line.own())
                .collect(Collectors.toMap(line -> String.valueOf(line.position()), Function.identity(), (one, other) -> one));
        Map<Certificates.Line, String> present = new LinkedHashMap<>();
        for (String each : typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            Matcher line = LINE.matcher(each);
            Certificates.Line one = line.matches() ? known.get(line.group(1)) : null;
            if (one == null || !ResultRows.isCertificate(line.group(2))) {
                problems.add(new Problem("lines", "“" + Chars.shortened(each, 30) + "”不能识别。每行写一名有证书的学员的序号和正确的编号，例如“"
                        + issued.get(0).position() + " " + issued.get(0).certificateNo() + "”；编号为6至40位数字、字母（第5条）。"));
            } else if (one.certificateNo().equals(line.group(2)) || present.put(one, line.group(2)) != null) {
                problems.add(new Problem("lines", "第" + one.position() + "名学员的编号与现在的相同，或者写了两行。只写需要更正的学员，每人一行。"));
            }
        }
        if (present.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem("lines", "请填写需要更正的学员，每行写序号和正确的编号（第5条）。"));
        }
        return present;
    }

    /** Each number is one trainee's, over all classes. */
    private List<Problem> taken(String number, Map<Certificates.Line, String> present, List<Certificates.Line> issued) {
        Map<String, String> elsewhere = numbers.elsewhere(number, present.values());
        Set<String> others = issued.stream().filter(line -> !present.containsKey(line)).map(Certificates.Line::certificateNo).collect(Collectors.toSet());
        Map<String, Long> counts = present.values().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return present.entrySet().stream().filter(each -> elsewhere.containsKey(each.getValue()) || others.contains(each.getValue())
                || counts.get(each.getValue()) > 1).map(each -> new Problem("lines", "第" + each.getKey().position() + "名学员的编号与其他学员重复"
                + (elsewhere.containsKey(each.getValue()) ? "（" + elsewhere.get(each.getValue()) + "）" : "")
                + "（第5条）。请核对证书；两人互相填错的，两行一并更正。")).toList();
    }

    private void record(RegisteredClass registered, Map<Certificates.Line, String> present, String reason, Actor actor) {
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>();
        present.forEach((line, now) -> changes.put("第" + line.position() + "名学员",
                new AuditTrail.Change(CertificateNumbers.masked(line.certificateNo()), CertificateNumbers.masked(now))));
        String text = "更正证书编号：" + String.join("、", changes.keySet()) + "。原因：" + reason;
        classes.record(registered.number(), actor, "certificateCorrected", text, changes);
        register.tellInstitution(registered.number(), "证书编号已更正：" + registered.title(), text, "/cases/" + registered.number());
    }
}
