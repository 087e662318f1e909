package org.peixun.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryRegister.StandardLine;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.Level;
import org.peixun.shared.CreditCode;
import org.springframework.stereotype.Component;

/** Five institutions a county: three private schools, a vocational school, an enterprise; and the catalogue of standards. */
@Component
class DemoInstitutions {

    static final int EACH = 4;
    /** The fifth of each county files no class; inspections and complaints are about it. */
    static final int WATCHED = 5;
    /** Each class of the story has a teacher and a room of its own. */
    static final int TEACHERS = 6;

    private static final LocalDate ENTERED = LocalDate.of(2019, 6, 3);
    private static final List<Trade> TRADES = List.of(
            new Trade("6-31-01-03", "电工", 500), new Trade("4-10-01-02", "育婴员", 480),
            new Trade("4-03-02-01", "中式烹调师", 460), new Trade("6-18-02-04", "焊工", 520),
            new Trade("4-10-01-05", "养老护理员", 480), new Trade("4-10-01-06", "家政服务员", 420),
            new Trade("4-01-06-02", "互联网营销师", 440), new Trade("4-12-01-01", "汽车维修工", 500));
    private static final List<Level> LEVELS = List.of(Level.L5, Level.L4, Level.L3);

    record Trade(String code, String name, int amount) {}

    private final DirectoryRegister register;

    DemoInstitutions(DirectoryRegister register) {
        this.register = register;
    }

    /** The trades that institution {@code k} of a county may train: three of eight. */
    static Trade trade(DemoCounty county, int k, int nth) {
        return TRADES.get((county.index() + 2 * k + nth % 3) % TRADES.size());
    }

    void settle(LocalDate today) {
        List<DirectoryRegister.Entry> entries = new ArrayList<>();
        for (DemoCounty county : DemoCounty.ALL) {
            for (int k = 1; k <= WATCHED; k++) {
                entries.add(entry(county, k, today));
            }
        }
        register.institutions(entries);
        LocalDate renewed = today.minusYears(1).plusDays(1);
        register.agreements(entries.stream().flatMap(entry -> Stream.of(
                agreement(entry, "培协旧", renewed.minusYears(3), renewed.minusDays(1)),
                agreement(entry, "培协", renewed, entry.scopes().get(0).agreementValidTo()))).toList());
        register.standards(TRADES.stream().flatMap(trade -> LEVELS.stream().map(level -> new StandardLine(
                trade.code(), level, LocalDate.of(2021, 1, 1), amount(trade, level), 80))).toList());
    }

    /** Three years at most, as the policy has it; the stories of past years begin under the one before. */
    private static DirectoryRegister.Of<Directory.Agreement> agreement(DirectoryRegister.Entry entry, String prefix, LocalDate from, LocalDate to) {
        long id = entry.institution().id();
        return new DirectoryRegister.Of<>(id, new Directory.Agreement(0, prefix + id + "号", from, to));
    }

    private static BigDecimal amount(Trade trade, Level level) {
        return BigDecimal.valueOf(trade.amount()).multiply(BigDecimal.valueOf(2 + LEVELS.indexOf(level)));
    }

    private static DirectoryRegister.Entry entry(DemoCounty county, int k, LocalDate today) {
        long id = county.institution(k);
        String kind = k == 3 ? "院校" : k == 4 ? "企业" : "培训机构";
        String shortName = county.name().replaceAll("[县区市]$", "")
                + List.of("某职校", "某家政培训", "某技工学校", "某制造公司", "某技能中心").get(k - 1);
        String name = county.name() + List.of("某职业培训学校", "某家政服务职业培训学校", "某技工学校", "某装备制造有限公司", "某职业技能培训中心").get(k - 1);
        var institution = new Directory.Institution(id, name, shortName, kind, creditCode(id, k), county.code(),
                county.name() + "某路" + id % 100 + "号", "0635-00" + id + "0", "某老师");
        List<Directory.Scope> scopes = new ArrayList<>();
        for (int nth = 0; nth < 3; nth++) {
            Trade trade = trade(county, k, nth);
            LEVELS.forEach(level -> scopes.add(new Directory.Scope(
                    trade.code(), trade.name(), level, ENTERED, null, today.plusYears(2))));
        }
        List<Directory.Teacher> teachers = new ArrayList<>();
        List<Directory.Place> places = new ArrayList<>();
        for (int i = 1; i <= TEACHERS; i++) {
            teachers.add(new Directory.Teacher(id * 10 + i, "赵钱孙李周吴".charAt(i - 1) + "某" + (k % 2 == 0 ? "某" : ""),
                    "JS" + id + "%02d".formatted(i), i % 2 == 0 ? "高级讲师" : "讲师", trade(county, k, i).name(), i < 5, ENTERED, null));
            places.add(new Directory.Place(id * 10 + i, i + "号实训室", institution.address() + "实训楼" + i + "层", 60, ENTERED, null));
        }
        return new DirectoryRegister.Entry(
                institution, DirectoryStatus.NORMAL, ENTERED, "首批入目录", "聊人社字〔2019〕某号", scopes, teachers, places);
    }

    /** Division 999999 does not exist. */
    private static String creditCode(long id, int k) {
        String first17 = (k == 4 ? "91" : "52") + "999999" + "MJE" + "%06d".formatted(id);
        return first17 + CreditCode.checkCharacter(first17);
    }
}
