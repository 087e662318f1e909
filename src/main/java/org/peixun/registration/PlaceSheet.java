package org.peixun.registration;

import static org.peixun.registration.Field.date;
import static org.peixun.registration.Field.number;
import static org.peixun.registration.Field.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Place;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.RegisterFacts;
import org.peixun.directory.RegisterFacts.KnownPlace;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** 培训场地 */
@Component
class PlaceSheet implements Sheet {

    private static final int MOST_SEATS = 5000;
    private static final Field NAME = text("name", "场地名称", 50, "请填写教室或者实训室的名称。", "一号教室");
    private static final Field ADDRESS = text("address", "场地地址", 100, "请填写可以找到的详细地址。", "某路1号实训楼二层");
    private static final Field CAPACITY = number("capacity", "容纳人数", "请填写同时可以容纳的学员人数。", "60");
    private static final Field FROM = date("validFrom", "启用日期", "请填写可以使用的第一天。", "2026-01-01");
    private static final Field TO = date("validTo", "停用日期", "可以使用的最后一天，在用的留空。", "").optional();

    private final DirectoryRegister register;
    private final RegisterChanges changes;
    private final RegisterFacts facts;
    private final Directory directory;

    PlaceSheet(DirectoryRegister register, RegisterChanges changes, RegisterFacts facts, Directory directory) {
        this.register = register;
        this.changes = changes;
        this.facts = facts;
        this.directory = directory;
    }

    @Override
    public String slug() {
        return "places";
    }

    @Override
    public String noun() {
        return "培训场地";
    }

    @Override
    public List<Field> fields() {
        return List.of(NAME, ADDRESS, CAPACITY, FROM, TO);
    }

    @Override
    public void check(List<Entry> entries) {
        entries.forEach(PlaceSheet::read);
        List<Entry> sound = entries.stream().filter(Entry::ok).toList();
        List<KnownPlace> known = new ArrayList<>(facts.places(sound.stream().map(entry -> entry.institution().id()).distinct().toList()));
        for (Entry entry : sound) {
            Place place = entry.value();
            long institution = entry.institution().id();
            known.stream().filter(each -> each.institutionId() == institution && each.name().equals(place.name()) && !entry.replaces(each.id())
                    && (each.validTo() == null || !each.validTo().isBefore(place.validFrom()))).findFirst().ifPresent(each -> entry.wrong(NAME,
                    "本机构已有同名场地（" + each.period() + "），不重复登记。登记的内容有变的，请在原有的一行修改；另一处场地请改用不同的名称。"));
            known.add(new KnownPlace(0, institution, place.name(), place.validFrom(), place.validTo()));
        }
    }

    private static void read(Entry entry) {
        String name = entry.text(NAME);
        String address = entry.text(ADDRESS);
        Integer capacity = entry.whole(CAPACITY, 1, MOST_SEATS);
        LocalDate from = entry.date(FROM);
        LocalDate to = entry.lastDay(TO, from);
        if (entry.ok()) {
            entry.read(new Place(entry.replaced() == null ? 0 : Long.parseLong(entry.replaced()), name, address, capacity, from, to));
        }
    }

    @Override
    public void store(List<Entry> entries) {
        register.places(entries.stream().map(entry -> new DirectoryRegister.Of<Place>(entry.institution().id(), entry.value())).toList());
    }

    @Override
    public void change(Entry entry) {
        changes.place(entry.institution().id(), entry.value());
    }

    @Override
    public Map<String, String> values(long institutionId, String key) {
        Place p = directory.places(institutionId).stream().filter(each -> String.valueOf(each.id()).equals(key)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("该机构没有这处场地。请从机构页面打开。"));
        var values = new LinkedHashMap<String, String>();
        values.put(NAME.key(), p.name());
        values.put(ADDRESS.key(), p.address());
        values.put(CAPACITY.key(), String.valueOf(p.capacity()));
        values.put(FROM.key(), p.validFrom() == null ? "" : p.validFrom().toString());
        values.put(TO.key(), p.validTo() == null ? "" : p.validTo().toString());
        return values;
    }

    @Override
    public String words(Entry entry) {
        Place p = entry.value();
        return p.name() + "（" + p.address() + "，容纳" + p.capacity() + "人，" + p.period() + "）";
    }
}
