package org.peixun.registration;

import static org.peixun.registration.Field.date;
import static org.peixun.registration.Field.text;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Agreement;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.RegisterFacts;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** 培训协议: what may be trained goes on until the end of the last one. */
@Component
class AgreementSheet implements Sheet {

    private static final Field NUMBER = text("agreementNo", "协议编号", 60, "请填写协议书上的编号。", "东阿培协〔2026〕3号");
    static final Field FROM = date("agreementFrom", "协议起始日期", "请填写协议生效的第一天。", "2026-01-01");
    static final Field TO = date("agreementTo", "协议终止日期", "请填写协议有效的最后一天。", "2026-12-31");
    private static final String WHEN_FREE = "企业只培训本单位职工、没有签订协议的可以不填。";
    private static final String MONTHS = "directory.agreementMostMonths";

    private final DirectoryRegister register;
    private final RegisterChanges changes;
    private final RegisterFacts facts;
    private final Directory directory;
    private final PolicyParameters parameters;

    AgreementSheet(DirectoryRegister register, RegisterChanges changes, RegisterFacts facts, Directory directory, PolicyParameters parameters) {
        this.register = register;
        this.changes = changes;
        this.facts = facts;
        this.directory = directory;
        this.parameters = parameters;
    }

    @Override
    public String slug() {
        return "agreements";
    }

    @Override
    public String noun() {
        return "培训协议";
    }

    @Override
    public List<Field> fields() {
        return List.of(NUMBER, FROM, TO);
    }

    @Override
    public void check(List<Entry> entries) {
        var rows = new HashMap<Long, Integer>();
        Set<String> numbers = facts.agreementNumbers(entries.stream().map(entry -> entry.institution().id()).distinct().toList());
        for (Entry entry : entries) {
            Agreement typed = read(entry, entry.institution().jurisdiction());
            entry.read(typed);
            if (typed != null && numbers.contains(entry.institution().id() + "|" + typed.number()) && !keepsNumber(entry, typed)) {
                entry.wrong(NUMBER, "该机构已登记编号为“" + typed.number() + "”的协议。登记有误的，请在机构页面修改该协议；续签的，填写新协议的编号。");
            }
            Integer earlier = rows.putIfAbsent(entry.institution().id(), entry.row());
            if (earlier != null) {
                entry.wrong(NUMBER, "该机构在第" + earlier + "行已有一份协议。一次导入每家机构一份，其余的请在机构页面登记。");
            }
        }
    }

    /** Corrected without another number. */
    private boolean keepsNumber(Entry entry, Agreement typed) {
        return entry.replaced() != null && standing(entry.institution().id(), entry.replaced()).number().equals(typed.number());
    }

    /** Where an enterprise may be without. */
    List<Field> freeFields() {
        return fields().stream().map(field -> field.optional().helped(field.help() + WHEN_FREE)).toList();
    }

    boolean none(Entry entry) {
        return fields().stream().allMatch(field -> entry.text(field.optional()).isEmpty());
    }

    /** That of an institution which is being registered; nothing typed is none, for an enterprise. */
    Agreement first(Entry entry, String kind, String jurisdiction) {
        boolean none = none(entry);
        if (none && !Kinds.free(kind)) {
            entry.wrong(NUMBER, "没有填写。培训机构和院校开展补贴性培训须签订培训协议（第12条），请填写协议编号和起止日期。");
        }
        return none ? null : read(entry, jurisdiction);
    }

    private Agreement read(Entry entry, String jurisdiction) {
        String number = entry.text(NUMBER);
        LocalDate from = entry.date(FROM);
        LocalDate to = entry.lastDay(TO, from);
        if (from == null || to == null || jurisdiction.isEmpty()) {
            return null;
        }
        var policy = parameters.at(from, jurisdiction);
        LocalDate latest = from.plusMonths(policy.integer(MONTHS)).minusDays(1);
        if (to.isAfter(latest)) {
            entry.wrong(TO, to + "超过协议期限上限" + policy.integer(MONTHS) + "个月（" + policy.basis(MONTHS) + "）。自" + from + "起最晚填写" + latest + "；期满续签的另行登记。");
        }
        return new Agreement(entry.replaced() == null ? 0 : Long.parseLong(entry.replaced()), number, from, to);
    }

    @Override
    public void store(List<Entry> entries) {
        List<DirectoryRegister.Of<Agreement>> agreements =
                entries.stream().map(entry -> new DirectoryRegister.Of<Agreement>(entry.institution().id(), entry.value())).toList();
        changes.keepFormerAgreements(agreements.stream().map(DirectoryRegister.Of::institutionId).toList());
        register.agreements(agreements);
        changes.carryScopesOn(agreements);
    }

    @Override
    public void change(Entry entry) {
        changes.agreement(entry.institution().id(), standing(entry.institution().id(), entry.replaced()), entry.value());
    }

    @Override
    public Map<String, String> values(long institutionId, String key) {
        Agreement agreement = standing(institutionId, key);
        var values = new LinkedHashMap<String, String>();
        values.put(NUMBER.key(), agreement.number());
        values.put(FROM.key(), agreement.validFrom().toString());
        values.put(TO.key(), agreement.validTo().toString());
        return values;
    }

    private Agreement standing(long institutionId, String key) {
        return directory.agreements(institutionId).stream().filter(each -> String.valueOf(each.id()).equals(key)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("该机构没有这份协议。请从机构页面打开。"));
    }

    @Override
    public String words(Entry entry) {
        return words((Agreement) entry.value());
    }

    static String words(Agreement agreement) {
        return agreement.number() + "，" + agreement.validFrom() + "至" + agreement.validTo();
    }
}
