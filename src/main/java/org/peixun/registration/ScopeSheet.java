package org.peixun.registration;

import static org.peixun.registration.Field.choice;
import static org.peixun.registration.Field.date;
import static org.peixun.registration.Field.many;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Occupation;
import org.peixun.directory.Directory.Scope;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.Level;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.RegisterFacts;
import org.peixun.directory.RegisterFacts.KnownAgreement;
import org.peixun.directory.RegisterFacts.KnownScope;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** 承训范围: occupations and levels that an institution may train, from a day until a day and within its agreement. */
@Component
class ScopeSheet implements Sheet {

    private static final Field LEVELS = many("levels", "等级", Arrays.stream(Level.values()).map(Level::label).toList(),
            "可以选择几个等级；专项职业能力和创业培训选择“不分等级”。", "五级（初级工）、四级（中级工）");
    private static final Field FROM = date("validFrom", "生效日期", "请填写可以承训的第一天。", "2026-01-01");
    private static final Field TO = date("validTo", "终止日期", "可以承训的最后一天，不限期的留空。", "").optional();

    private final DirectoryRegister register;
    private final RegisterChanges changes;
    private final RegisterFacts facts;
    private final Directory directory;

    ScopeSheet(DirectoryRegister register, RegisterChanges changes, RegisterFacts facts, Directory directory) {
        this.register = register;
        this.changes = changes;
        this.facts = facts;
        this.directory = directory;
    }

    @Override
    public String slug() {
        return "scopes";
    }

    @Override
    public String noun() {
        return "承训范围";
    }

    @Override
    public List<Field> fields() {
        return List.of(occupation(), LEVELS, FROM, TO);
    }

    /** What was approved stays; it only ends, or goes on. */
    @Override
    public List<Field> changeable() {
        return List.of(TO);
    }

    private Field occupation() {
        return choice("occupation", "职业（工种）", directory.occupations().stream().map(ScopeSheet::choiceOf).toList(),
                "没有需要的职业时，先由市级在“补贴标准”中录入（第8条）。");
    }

    private static String choiceOf(Occupation occupation) {
        return occupation.code() + " " + occupation.name();
    }

    @Override
    public void check(List<Entry> entries) {
        var institutions = entries.stream().map(entry -> entry.institution().id()).distinct().toList();
        Map<Long, List<KnownAgreement>> agreements = facts.agreements(institutions);
        Map<Long, List<KnownScope>> known = facts.scopes(institutions).stream().collect(Collectors.groupingBy(KnownScope::institutionId));
        Field field = occupation();
        for (Entry entry : entries) {
            if (entry.replaced() != null) {
                Scope standing = standing(entry.institution().id(), entry.replaced());
                LocalDate last = entry.lastDay(TO, standing.validFrom());
                checkGoesOn(entry, standing, last, known.getOrDefault(entry.institution().id(), List.of()));
                entry.read(List.of(ended(standing, last)));
                continue;
            }
            List<Scope> read = read(entry, field, agreements.getOrDefault(entry.institution().id(), List.of()));
            List<KnownScope> there = known.computeIfAbsent(entry.institution().id(), id -> new ArrayList<>());
            for (Scope scope : read) {
                there.stream().filter(each -> overlaps(each, scope)).findFirst().ifPresent(each -> entry.wrong(LEVELS, scope.level().label()
                        + "已核定（" + each.period() + "），不重复登记。请核对职业、等级和日期；期间有变的，在原有的一行修改终止日期。"));
            }
            read.forEach(scope -> there.add(new KnownScope(entry.institution().id(), scope.occupationCode(), scope.level(), scope.validFrom(), scope.validTo())));
            entry.read(read);
        }
    }

    /** Not into the next line of the same level: what is taken away there would go on here. @param last {@code null} = open */
    private static void checkGoesOn(Entry entry, Scope standing, LocalDate last, List<KnownScope> known) {
        boolean longer = standing.validTo() != null && (last == null || last.isAfter(standing.validTo()));
        known.stream().filter(each -> each.occupationCode().equals(standing.occupationCode()) && each.level() == standing.level())
                .map(KnownScope::validFrom).filter(from -> from.isAfter(standing.validFrom())).min(LocalDate::compareTo)
                .filter(next -> longer && (last == null || !last.isBefore(next)))
                .ifPresent(next -> entry.wrong(TO, standing.level().label() + "自" + next + "起另有核定（第12条），两项不能重叠。请填写" + next.minusDays(1)
                        + "或者以前的日期；以后的期间有变的，修改自" + next + "起的一项。"));
    }

    private List<Scope> read(Entry entry, Field field, List<KnownAgreement> agreements) {
        Optional<Occupation> occupation = occupation(entry, field);
        LocalDate from = entry.date(FROM);
        LocalDate to = entry.lastDay(TO, from);
        boolean free = Kinds.free(entry.institution().kind());
        LocalDate agreementEnds = free || agreements.isEmpty() ? null : agreements.get(0).validTo();
        if (!free) {
            underAgreement(entry, from, agreements);
        }
        List<Level> levels = new ArrayList<>();
        for (String name : entry.many(LEVELS)) {
            Arrays.stream(Level.values()).filter(level -> level.label().equals(name) || level.shortLabel().equals(name)).findFirst()
                    .filter(level -> occupation.isEmpty() || occupation.get().levels().contains(level))
                    .ifPresentOrElse(levels::add, () -> entry.wrong(LEVELS, "“" + Chars.shortened(name, 20) + "”不是该职业的等级。请填写"
                            + occupation.map(Occupation::levels).orElse(List.of(Level.values())).stream().map(Level::label)
                                    .collect(Collectors.joining("、")) + "中的一项或者几项。"));
        }
        if (occupation.isEmpty() || from == null) {
            return List.of();
        }
        return levels.stream().distinct().map(level -> new Scope(occupation.get().code(), occupation.get().name(), level, from, to, agreementEnds)).toList();
    }

    /** Whoever trains others (clause 12); an enterprise that had an agreement once is not limited by it. */
    private static void underAgreement(Entry entry, LocalDate from, List<KnownAgreement> agreements) {
        if (agreements.isEmpty()) {
            entry.wrong(FROM, "该机构没有登记培训协议，不能核定承训范围（第12条）。请先登记协议。");
        } else if (from != null && from.isAfter(agreements.get(0).validTo())) {
            LocalDate ends = agreements.get(0).validTo();
            entry.wrong(FROM, from + "晚于协议有效期（至" + ends + "）。请先登记续签的协议，或者填写" + ends + "以前的日期。");
        } else if (from != null && agreements.stream().noneMatch(each -> each.there(from))) {
            entry.wrong(FROM, from + "不在协议有效期内（" + agreements.stream().map(KnownAgreement::period).collect(Collectors.joining("；"))
                    + "），没有协议的期间不能承训（第12条）。请填写协议有效期内的日期，或者先登记该期间的协议。");
        }
    }

    /** By code and name as on the page, or by either. */
    private Optional<Occupation> occupation(Entry entry, Field field) {
        String text = entry.text(field);
        var found = directory.occupations().stream()
                .filter(each -> text.equals(choiceOf(each)) || text.equals(each.code()) || text.equals(each.name())).findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            entry.wrong(field, "“" + Chars.shortened(text, 30) + "”不在职业目录中。请填写职业编码或者名称，例如“6-31-01-03”或者“电工”。" + field.help());
        }
        return found;
    }

    private static boolean overlaps(KnownScope there, Scope scope) {
        return there.occupationCode().equals(scope.occupationCode()) && there.level() == scope.level()
                && (there.validTo() == null || !there.validTo().isBefore(scope.validFrom()))
                && (scope.validTo() == null || !scope.validTo().isBefore(there.validFrom()));
    }

    private static Scope ended(Scope scope, LocalDate lastDay) {
        return new Scope(scope.occupationCode(), scope.occupationName(), scope.level(), scope.validFrom(), lastDay, scope.agreementValidTo());
    }

    @Override
    public void store(List<Entry> entries) {
        register.scopes(entries.stream().flatMap(entry -> entry.<List<Scope>>value().stream()
                .map(scope -> new DirectoryRegister.Of<>(entry.institution().id(), scope))).toList());
    }

    @Override
    public void change(Entry entry) {
        Scope scope = entry.<List<Scope>>value().get(0);
        changes.endScope(entry.institution().id(), scope, scope.validTo());
    }

    @Override
    public Map<String, String> values(long institutionId, String key) {
        Scope scope = standing(institutionId, key);
        var values = new LinkedHashMap<String, String>();
        values.put(TO.key(), scope.validTo() == null ? "" : scope.validTo().toString());
        return values;
    }

    private Scope standing(long institutionId, String key) {
        return directory.scopes(institutionId).stream().filter(each -> each.key().equals(key)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("该机构没有这项承训范围。请从机构页面打开。"));
    }

    @Override
    public String words(Entry entry) {
        List<Scope> scopes = entry.value();
        Scope first = scopes.get(0);
        return first.occupationName() + " " + scopes.stream().map(scope -> scope.level().label()).collect(Collectors.joining("、"))
                + "，自" + first.validFrom() + "起" + (first.validTo() == null ? "" : "，至" + first.validTo());
    }
}
