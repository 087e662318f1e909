package org.peixun.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.Chars;
import org.peixun.shared.CitizenId;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person may ask of us: a copy (个人信息保护法 45), and that what need not be kept is erased (47). On the record. */
@Service
public class PersonRequests {

    private static final Logger log = LoggerFactory.getLogger(PersonRequests.class);
    private static final String TERM = "retention.traineeYears";

    private final List<PersonalData> holders;
    private final ClosedCases cases;
    private final FieldCipher cipher;
    private final AccessPolicy access;
    private final AuditTrail audit;
    private final Dates dates = new Dates();

    PersonRequests(List<PersonalData> holders, ClosedCases cases, FieldCipher cipher, AccessPolicy access, AuditTrail audit) {
        this.holders = holders;
        this.cases = cases;
        this.cipher = cipher;
        this.access = access;
        this.audit = audit;
    }

    /** @param source 花名册 */
    public record Item(String source, String caseNumber, String title, Map<String, String> facts) {}

    /** @param person masked */
    public record Copy(String person, List<Item> items) {}

    /** @param reason why it is erased, or until when and why it is kept */
    public record Ruling(String caseNumber, String title, boolean erased, String reason) {}

    /** @throws RequestRefused 403; 400 for a number that is none, or without a reason */
    @Transactional
    public Copy copy(String idNumber, String reason, Actor actor) {
        CitizenId id = checked(idNumber, reason, actor);
        String person = cipher.blindIndex(id.value());
        List<Item> items = new ArrayList<>();
        for (PersonalData holder : holders) {
            holder.of(person).forEach(held -> items.add(new Item(holder.source(), held.caseNumber(), title(held.caseNumber()), held.facts())));
        }
        record(actor, "retention.personCopied", "提供 " + id.masked() + " 的个人信息副本，共" + items.size() + "项。事由：" + reason.strip());
        return new Copy(id.masked(), items);
    }

    /** What {@link #erase} would do today. @throws RequestRefused as {@link #copy} */
    @Transactional
    public List<Ruling> rulings(String idNumber, String reason, Actor actor) {
        CitizenId id = checked(idNumber, reason, actor);
        List<Ruling> rulings = rulings(cipher.blindIndex(id.value()));
        record(actor, "retention.personLookedUp", "查询 " + id.masked() + " 的个人信息在哪些案件中，共" + rulings.size() + "件。事由：" + reason.strip());
        return rulings;
    }

    /** @return what was erased and what is kept, with the reason @throws RequestRefused as {@link #copy} */
    @Transactional
    public List<Ruling> erase(String idNumber, String reason, Actor actor) {
        CitizenId id = checked(idNumber, reason, actor);
        String person = cipher.blindIndex(id.value());
        List<Ruling> rulings = rulings(person);
        List<String> erased = rulings.stream().filter(Ruling::erased).map(Ruling::caseNumber).toList();
        erased.forEach(number -> erase(number, person));
        if (!erased.isEmpty()) {
            // the log leaves the machine: a backup that is put back knows nothing of what was erased after it
            log.info("处理删除请求，删除：{}", String.join("、", erased));
        }
        record(actor, "retention.personErased", "处理 " + id.masked() + " 的删除请求：删除" + erased.size() + "件，依法保存"
                + (rulings.size() - erased.size()) + "件。事由：" + reason.strip());
        return rulings;
    }

    /** In whichever case, without asking for the term: for {@link TraineeExpiry}. */
    void erase(String caseNumber, String person) {
        String pseudonym = "erased-" + UUID.randomUUID();
        holders.forEach(holder -> holder.erase(caseNumber, person, pseudonym));
    }

    private List<Ruling> rulings(String person) {
        var kept = new TreeMap<String, Optional<String>>();
        holders.forEach(holder -> holder.of(person).forEach(held ->
                kept.merge(held.caseNumber(), Optional.ofNullable(held.kept()), (one, other) -> one.or(() -> other))));
        return kept.entrySet().stream().map(one -> one.getValue().map(reason -> new Ruling(one.getKey(), "", false, reason))
                .orElseGet(() -> ruling(one.getKey()))).toList();
    }

    private Ruling ruling(String number) {
        return cases.find(number).map(this::ruling)
                .orElseGet(() -> new Ruling(number, "", true, "案件已不存在，没有继续保存的依据。"));
    }

    private Ruling ruling(ClosedCases.Case one) {
        if (one.draft()) {
            return new Ruling(one.number(), one.title(), true, "尚未报送，没有保存的依据（个人信息保护法第47条第1项）。");
        }
        if (one.endedOn() == null) {
            return new Ruling(one.number(), one.title(), false, "正在办理（" + one.state() + "），为履行法定职责所必需（个人信息保护法第13条、第34条）。");
        }
        var until = cases.yearsAfter(one, TERM);
        return until.isBefore(cases.today())
                ? new Ruling(one.number(), one.title(), true, "保存期限已于" + dates.day(until) + "届满（个人信息保护法第47条第2项）。")
                : new Ruling(one.number(), one.title(), false, "法定保存期限未满，保存至" + dates.day(until) + "，期间只作存储（个人信息保护法第47条第2款；"
                        + cases.basis(one, TERM) + "）。");
    }

    private CitizenId checked(String idNumber, String reason, Actor actor) {
        access.check(actor, Action.ANSWER_PERSON);
        List<Problem> problems = new ArrayList<>();
        var id = CitizenId.parse(idNumber);
        if (!id.ok()) {
            problems.add(new Problem("idNumber", "公民身份号码：" + id.reason()));
        }
        int length = Chars.count(reason == null ? "" : reason.strip());
        if (length < 10 || length > 200) {
            problems.add(new Problem("reason", "事由：须写明谁在何时提出、怎样核实本人身份，10至200字，现有" + length + "字。"));
        }
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        return id.value();
    }

    private String title(String number) {
        return cases.find(number).map(ClosedCases.Case::title).orElse("");
    }

    private void record(Actor actor, String action, String summary) {
        audit.record(new AuditTrail.Entry(null, null, actor.userId(), actor.name(), action, summary, Map.of()));
    }
}
