package org.peixun.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Occupation;
import org.peixun.directory.Level;
import org.peixun.directory.Standards;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Name and kind of an occupation of the 补贴标准目录, typed wrong when it came with its first line (clause 8). */
@Service
@Transactional
public class OccupationKeeping {

    private final Directory directory;
    private final Standards standards;
    private final AccessPolicy access;
    private final AuditTrail audit;

    OccupationKeeping(Directory directory, Standards standards, AccessPolicy access, AuditTrail audit) {
        this.directory = directory;
        this.standards = standards;
        this.access = access;
        this.audit = audit;
    }

    /** @throws RequestRefused 403; 404 when there is none of that code */
    @Transactional(readOnly = true)
    public Form form(String code, Actor actor) {
        Occupation known = known(code, actor);
        return new Form(StandardSheet.SLUG, "职业（工种）名称、类型", List.of(StandardSheet.NAME, StandardSheet.KIND),
                Map.of(StandardSheet.NAME.key(), known.name(), StandardSheet.KIND.key(), known.kind()), seen(known),
                "职业编码" + code + "。编码、等级不能更正；编码有误的，以正确的编码重新录入，原来的标准填写终止日期。");
    }

    /** @param seen of the form @throws RequestRefused 400 with all that is wrong; 403, 404; 409 when it was corrected meanwhile */
    public void correct(String code, Map<String, String> typed, String seen, String reason, Actor actor) {
        Occupation known = known(code, actor);
        Entry entry = new Entry(0, typed, code);
        String name = entry.text(StandardSheet.NAME);
        String kind = entry.choice(StandardSheet.KIND);
        if (!kind.isEmpty() && known.levels().stream().anyMatch(level -> !StandardSheet.fits(kind, level))) {
            entry.wrong(StandardSheet.KIND, "该职业（工种）已有" + String.join("、", known.levels().stream().map(Level::label).toList())
                    + "的标准，" + (kind.equals("职业") ? "职业须分等级" : kind + "不分等级") + "。请保留“" + known.kind() + "”，或者以另一编码录入。");
        }
        entry.settle(Reasons.ofStandards(reason));
        if (!seen.equals(seen(known)) || !standards.correct(known, name, kind)) {
            throw RequestRefused.conflict("您打开页面以后，该职业（工种）已由他人修改，现为“" + known.name() + "”（" + known.kind() + "）。请重新打开本页核对。");
        }
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>();
        changes.put("职业（工种）", new AuditTrail.Change(known.name(), name));
        changes.put("类型", new AuditTrail.Change(known.kind(), kind));
        changes.values().removeIf(change -> change.before().equals(change.after()));
        audit.record(new AuditTrail.Entry(null, null, actor.userId(), actor.name(), "directory.occupationCorrected",
                "更正职业编码" + code + "的名称、类型。依据：" + reason.strip() + "。", changes));
    }

    private Occupation known(String code, Actor actor) {
        access.check(actor, Action.KEEP_STANDARDS);
        return directory.occupations().stream().filter(each -> each.code().equals(code)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("补贴标准目录中没有编码为“" + code + "”的职业（工种）。请返回补贴标准核对。"));
    }

    private static String seen(Occupation known) {
        return known.name() + "|" + known.kind();
    }
}
