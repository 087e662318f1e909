package org.peixun.registration;

import static org.peixun.registration.Field.choice;
import static org.peixun.registration.Field.date;
import static org.peixun.registration.Field.text;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Agreement;
import org.peixun.directory.Directory.Institution;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.RegisterFacts;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Chars;
import org.peixun.shared.CreditCode;
import org.peixun.shared.DocumentNo;
import org.peixun.shared.Parsed;
import org.peixun.shared.Phone;
import org.springframework.stereotype.Component;

/** 培训机构, listed by a decision that was made before, with its first agreement. */
@Component
class InstitutionSheet implements Sheet {

    static final String SLUG = "institutions";
    private static final String NAMESAKE = "请核对全称；确为两家的，名称加注所在地。";
    static final Field CODE = text("creditCode", "统一社会信用代码", 18, "请填写营业执照或者登记证书上的18位代码。", "");
    private static final Field NAME = text("name", "机构名称", 100, "请填写与登记证书一致的全称。", "某县某职业培训学校");
    private static final Field SHORT = text("shortName", "简称", 30, "请填写用于班期名称的简称。", "某职校");
    private static final Field KIND = choice("kind", "类别", Kinds.ALL, "请选择一项。");
    private static final Field ADDRESS = text("address", "地址", 100, "请填写办学或者办公地址。", "某路1号");
    private static final Field CONTACT = text("contact", "联系人", 30, "请填写联系人姓名。", "某老师");
    private static final Field PHONE = text("phone", "联系电话", 20, "请填写手机号码，或者带区号的固定电话，例如0635-1234567。", "0635-1234567");
    private static final Field LISTED = date("listedOn", "列入目录日期", "请填写公布目录或者同意列入的日期，不晚于今天。", "2026-01-01");
    private static final Field DOCUMENT = text("documentNo", "列入目录文号", 60, "请填写公布目录或者同意列入的文号，例如“聊人社字〔2026〕3号”。", "聊人社字〔2026〕3号");

    /** @param agreement {@code null}, as day and document, of an institution that is in the directory already */
    record Registration(Institution institution, LocalDate listedOn, String documentNo, Agreement agreement) {

        Registration numbered(long id) {
            var i = institution;
            return new Registration(new Institution(id, i.name(), i.shortName(), i.kind(), i.creditCode(), i.jurisdiction(), i.address(),
                    i.phone(), i.contact()), listedOn, documentNo, agreement);
        }
    }

    private final DirectoryRegister register;
    private final RegisterChanges changes;
    private final RegisterFacts facts;
    private final Directory directory;
    private final DirectoryList list;
    private final AgreementSheet agreements;
    private final Kinds kinds;
    private final Jurisdictions jurisdictions;
    private final Clock clock;

    InstitutionSheet(DirectoryRegister register, RegisterChanges changes, RegisterFacts facts, Directory directory, DirectoryList list,
            AgreementSheet agreements, Kinds kinds, Jurisdictions jurisdictions, Clock clock) {
        this.register = register;
        this.changes = changes;
        this.facts = facts;
        this.directory = directory;
        this.list = list;
        this.agreements = agreements;
        this.kinds = kinds;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public String noun() {
        return "培训机构";
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<>(changeable());
        fields.addAll(List.of(county(), LISTED, DOCUMENT));
        fields.addAll(agreements.freeFields());
        return fields;
    }

    @Override
    public List<Field> changeable() {
        return List.of(NAME, SHORT, KIND, CODE, ADDRESS, CONTACT, PHONE);
    }

    Field county() {
        return choice("county", "县（市、区）", jurisdictions.counties().stream().map(county -> county.name()).toList(), "请选择机构所在的县（市、区），登记后不再改变。");
    }

    @Override
    public void check(List<Entry> entries) {
        entries.forEach(this::read);
        List<Entry> sound = entries.stream().filter(Entry::ok).toList();
        var byCode = facts.byCreditCode(sound.stream().map(entry -> of(entry).institution().creditCode()).toList());
        Map<String, Long> byName = list.named(sound.stream().map(entry -> of(entry).institution().name()).toList()).stream()
                .collect(Collectors.toMap(DirectoryList.Named::name, DirectoryList.Named::id, (one, other) -> one));
        var rows = new HashMap<String, Integer>();
        var names = new HashMap<String, Integer>();
        for (Entry entry : sound) {
            Institution typed = of(entry).institution();
            Institution known = byCode.get(typed.creditCode());
            if (known != null && !entry.replaces(known.id())) {
                entry.wrong(CODE, "该代码已由“" + known.name() + "”登记（机构编号" + known.id() + "），一家机构只登记一次（第12条）。请核对代码，或者在该机构的页面修改；已移出目录或者退出的，在该机构的页面重新列入。");
            } else if (byName.containsKey(typed.name()) && !entry.replaces(byName.get(typed.name()))) {
                entry.wrong(NAME, "已有同名机构（机构编号" + byName.get(typed.name()) + "）。" + NAMESAKE);
            }
            Integer earlier = rows.putIfAbsent(typed.creditCode(), entry.row());
            Integer namesake = names.putIfAbsent(typed.name(), entry.row());
            if (earlier != null) {
                entry.wrong(CODE, "与第" + earlier + "行重复，一家机构只登记一次。请删去其中一行。");
            } else if (namesake != null) {
                entry.wrong(NAME, "与第" + namesake + "行同名。" + NAMESAKE);
            }
        }
    }

    private void read(Entry entry) {
        String name = entry.text(NAME);
        if (Chars.count(name) == 1) {
            entry.wrong(NAME, "只有1个字。" + NAME.help());
        }
        String shortName = entry.text(SHORT);
        String kind = entry.choice(KIND);
        CreditCode code = entry.parsed(CODE, CreditCode::parse);
        String address = entry.text(ADDRESS);
        String contact = entry.text(CONTACT);
        Phone phone = entry.parsed(PHONE, Phone::parse);
        boolean fresh = entry.replaced() == null;
        String county = fresh ? county(entry) : directory.institution(Long.parseLong(entry.replaced())).jurisdiction();
        LocalDate listedOn = fresh ? entry.date(LISTED) : null;
        if (listedOn != null && listedOn.isAfter(LocalDate.now(clock))) {
            entry.wrong(LISTED, listedOn + "晚于今天。登记的是已经作出的决定（第12条），请填写今天或者以前的日期。");
        }
        DocumentNo documentNo = fresh ? entry.parsed(DOCUMENT, text -> DocumentNo.parse(text, LocalDate.now(clock))) : null;
        Agreement agreement = fresh ? agreements.first(entry, kind, county) : null;
        if (!fresh) {
            kinds.check(entry, KIND, kind);
        }
        if (entry.ok()) {
            long id = fresh ? 0 : Long.parseLong(entry.replaced());
            entry.read(new Registration(new Institution(id, name, shortName, kind, code.value(), county, address, phone.value(), contact),
                    listedOn, documentNo == null ? null : documentNo.value(), agreement));
        }
    }

    private String county(Entry entry) {
        String name = entry.choice(county());
        return jurisdictions.counties().stream().filter(county -> county.name().equals(name)).map(county -> county.code()).findFirst().orElse("");
    }

    @Override
    public void store(List<Entry> entries) {
        List<Long> ids = register.newIds(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Registration numbered = of(entries.get(i)).numbered(ids.get(i));
            entries.get(i).read(numbered);
            entries.get(i).of(numbered.institution());
        }
        List<Registration> all = entries.stream().map(InstitutionSheet::of).toList();
        register.institutions(all.stream().map(one -> new DirectoryRegister.Entry(one.institution(), DirectoryStatus.NORMAL,
                one.listedOn(), "列入机构目录", one.documentNo(), List.of(), List.of(), List.of())).toList());
        register.agreements(all.stream().filter(one -> one.agreement() != null)
                .map(one -> new DirectoryRegister.Of<>(one.institution().id(), one.agreement())).toList());
    }

    @Override
    public void change(Entry entry) {
        Institution institution = of(entry).institution();
        changes.institution(institution);
        kinds.settle(institution);
    }

    @Override
    public Map<String, String> values(long institutionId, String key) {
        Institution i = directory.institution(institutionId);
        var values = new LinkedHashMap<String, String>();
        values.put(NAME.key(), i.name());
        values.put(SHORT.key(), i.shortName());
        values.put(KIND.key(), i.kind());
        values.put(CODE.key(), i.creditCode());
        values.put(ADDRESS.key(), i.address());
        values.put(CONTACT.key(), i.contact());
        values.put(PHONE.key(), i.phone());
        return values;
    }

    @Override
    public String words(Entry entry) {
        Registration one = of(entry);
        return one.institution().name() + (one.listedOn() == null ? "" : "（自" + one.listedOn() + "起列入目录，" + one.documentNo()
                + (one.agreement() == null ? "" : "；协议" + AgreementSheet.words(one.agreement())) + "）");
    }

    static Registration of(Entry entry) {
        return entry.value();
    }

    /** A code as typed, as far as it is one. */
    static String code(String typed) {
        Parsed<CreditCode> code = CreditCode.parse(typed);
        return code.ok() ? code.value().value() : "";
    }
}
