package org.peixun.letter;

import java.util.List;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The offices that sign letters, one a jurisdiction: their names, and where they are called. */
@Component
@Transactional
public class Offices {

    /**
     * @param name as on the seal, e.g. 东阿县人力资源和社会保障局
     * @param phone and address may be empty
     * @param reviewedBy who decides on an application for 行政复议
     */
    public record Office(String jurisdiction, String name, String phone, String address, String reviewedBy) {}

    private final JdbcClient jdbc;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;
    private final AuditTrail audit;

    Offices(JdbcClient jdbc, Jurisdictions jurisdictions, AccessPolicy access, AuditTrail audit) {
        this.jdbc = jdbc;
        this.jurisdictions = jurisdictions;
        this.access = access;
        this.audit = audit;
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException for an unknown jurisdiction */
    @Transactional(readOnly = true)
    public Office of(String jurisdiction) {
        return jdbc.sql("SELECT jurisdiction, name, phone, address, reviewed_by FROM office WHERE jurisdiction = ?")
                .param(jurisdiction).query(Office.class).single();
    }

    /** 聊城市人力资源和社会保障局 */
    @Transactional(readOnly = true)
    public Office ofCity() {
        return of(jurisdictions.city().code());
    }

    /** In the official order, the city first. */
    @Transactional(readOnly = true)
    public List<Office> all() {
        return jdbc.sql("""
                SELECT o.jurisdiction, o.name, o.phone, o.address, o.reviewed_by
                FROM office o JOIN jurisdiction j ON j.code = o.jurisdiction ORDER BY j.position""")
                .query(Office.class).list();
    }

    /** Letters print the change from now on. @throws RequestRefused 400 with all that is wrong; 403 */
    public void change(Office wish, Actor actor) {
        access.check(actor, Action.CHANGE_POLICY);
        Office typed = new Office(wish.jurisdiction(), wish.name().strip(), wish.phone().strip(), wish.address().strip(),
                wish.reviewedBy().strip());
        check(typed);
        Office before = of(typed.jurisdiction());
        if (before.equals(typed)) {
            return;
        }
        jdbc.sql("UPDATE office SET name = ?, phone = ?, address = ?, reviewed_by = ? WHERE jurisdiction = ?")
                .params(typed.name(), typed.phone(), typed.address(), typed.reviewedBy(), typed.jurisdiction()).update();
        audit.record(new AuditTrail.Entry(typed.jurisdiction(), null, actor.userId(), actor.name(), "office.changed",
                "更改了文书落款单位“" + typed.name() + "”的信息。", OfficeChanges.between(before, typed)));
    }

    private static void check(Office typed) {
        var problems = new java.util.ArrayList<Problem>();
        if (typed.name().isEmpty() || Chars.count(typed.name()) > 40) {
            problems.add(new Problem("name", "单位名称应填写1至40字，与公章上的名称一致。"));
        }
        if (!typed.phone().isEmpty() && !typed.phone().matches("1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}")) {
            problems.add(new Problem("phone", "咨询电话“" + typed.phone() + "”不是有效的号码。请填写带区号的固定电话，例如0635-1234567，或者11位手机号。"));
        }
        if (Chars.count(typed.address()) > 100) {
            problems.add(new Problem("address", "办公地址超过100字。请压缩后再保存。"));
        }
        if (typed.reviewedBy().isEmpty() || Chars.count(typed.reviewedBy()) > 40) {
            problems.add(new Problem("reviewedBy", "行政复议机关应填写1至40字，例如东阿县人民政府。"));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
    }
}
