package org.peixun.registration;

import static org.peixun.registration.Field.choice;
import static org.peixun.registration.Field.date;
import static org.peixun.registration.Field.text;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Teacher;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryRegister.TeacherEntry;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.RegisterFacts;
import org.peixun.directory.RegisterFacts.KnownTeacher;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.CitizenId;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** 教师: the certificate tells one from another in every timetable, the identity number that nobody is entered twice. */
@Component
class TeacherSheet implements Sheet {

    private static final Field NAME = text("name", "姓名", 30, "请填写与身份证一致的姓名。", "某教师");
    private static final Field ID = text("idNumber", "公民身份号码", 18, "请填写18位公民身份号码；加密保存，页面上不显示全号。", "");
    private static final Field CERTIFICATE = text("certificateNo", "资格证书编号", 60, "请填写教师资格、职业资格或者职业技能等级证书的编号。", "JS0001");
    private static final Field TITLE = text("title", "职称或者技能等级", 30, "请填写职称或者技能等级，没有的填写“无”。", "讲师");
    private static final Field SPECIALTY = text("specialty", "专业或者担任课程", 50, "请填写专业或者担任的课程。", "电工");
    private static final Field TIME = choice("fullTime", "任职", List.of("专职", "兼职"), "请选择一项。");
    private static final Field FROM = date("validFrom", "任职起始日期", "请填写可以授课的第一天。", "2026-01-01");
    private static final Field TO = date("validTo", "任职终止日期", "可以授课的最后一天，在职的留空；终止后该教师以后的课次须变更为其他教师。", "").optional();

    private final DirectoryRegister register;
    private final RegisterChanges changes;
    private final RegisterFacts facts;
    private final Directory directory;
    private final FieldCipher cipher;
    private final Clock clock;

    TeacherSheet(DirectoryRegister register, RegisterChanges changes, RegisterFacts facts, Directory directory, FieldCipher cipher, Clock clock) {
        this.register = register;
        this.changes = changes;
        this.facts = facts;
        this.directory = directory;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public String slug() {
        return "teachers";
    }

    @Override
    public String noun() {
        return "教师";
    }

    @Override
    public List<Field> fields() {
        return List.of(NAME, ID, CERTIFICATE, TITLE, SPECIALTY, TIME, FROM, TO);
    }

    @Override
    public List<Field> changeable() {
        return List.of(NAME, ID.optional().helped("登记有误的重新填写18位号码，不改的留空。"), CERTIFICATE, TITLE, SPECIALTY, TIME, FROM, TO);
    }

    @Override
    public void check(List<Entry> entries) {
        entries.forEach(this::read);
        List<Entry> sound = entries.stream().filter(Entry::ok).toList();
        List<KnownTeacher> known = new ArrayList<>(facts.teachers(sound.stream().map(entry -> entry.institution().id()).distinct().toList(),
                sound.stream().map(entry -> of(entry).teacher().certificateNo()).toList()));
        for (Entry entry : sound) {
            KnownTeacher stood = known.stream().filter(each -> entry.replaces(each.id())).findFirst().orElse(null);
            TeacherEntry typed = whole(of(entry), stood);
            known.stream().filter(each -> !entry.replaces(each.id()) && !ends(stood, of(entry))).filter(each -> same(each, typed)).findFirst().ifPresent(each -> entry.wrong(ID,
                    "该教师已在本机构登记（" + each.name() + "，" + each.period() + "），不重复登记。登记的内容有变的，请在原有的一行修改。"));
            known.stream().filter(each -> !entry.replaces(each.id())).filter(each -> another(each, typed)).findFirst().ifPresent(each -> entry.wrong(CERTIFICATE,
                    "该编号已登记在另一名教师名下，同一证书只属于一人（第12条）。请核对证书原件。"));
            known.add(new KnownTeacher(0, typed.institutionId(), typed.teacher().name(), typed.teacher().certificateNo(), typed.idHash(),
                    typed.teacher().validFrom(), typed.teacher().validTo()));
        }
    }

    /** With the identity number that stays, where none was typed. */
    private static TeacherEntry whole(TeacherEntry typed, KnownTeacher stood) {
        return typed.idHash() != null || stood == null ? typed : new TeacherEntry(typed.institutionId(), typed.teacher(), null, stood.idHash());
    }

    /** Who stands here twice already can always be ended once. */
    private static boolean ends(KnownTeacher stood, TeacherEntry typed) {
        Teacher now = typed.teacher();
        return stood != null && typed.idHash() == null && now.certificateNo().equals(stood.certificateNo()) && now.validTo() != null
                && (stood.validTo() == null || !now.validTo().isAfter(stood.validTo()));
    }

    /** The same person here, at the same time. */
    private static boolean same(KnownTeacher each, TeacherEntry typed) {
        boolean person = typed.idHash() != null && typed.idHash().equals(each.idHash())
                || each.certificateNo().equals(typed.teacher().certificateNo()) && (each.idHash() == null || typed.idHash() == null);
        boolean apart = each.validTo() != null && typed.teacher().validFrom() != null && each.validTo().isBefore(typed.teacher().validFrom())
                || each.validFrom() != null && typed.teacher().validTo() != null && typed.teacher().validTo().isBefore(each.validFrom());
        return each.institutionId() == typed.institutionId() && person && !apart;
    }

    private static boolean another(KnownTeacher each, TeacherEntry typed) {
        return each.certificateNo().equals(typed.teacher().certificateNo()) && each.idHash() != null && typed.idHash() != null
                && !each.idHash().equals(typed.idHash());
    }

    private void read(Entry entry) {
        boolean fresh = entry.replaced() == null;
        LocalDate today = LocalDate.now(clock);
        String name = entry.text(NAME);
        CitizenId id = entry.parsed(fresh ? ID : ID.optional(), text -> CitizenId.parse(text, today));
        String certificate = entry.text(CERTIFICATE);
        String title = entry.text(TITLE);
        String specialty = entry.text(SPECIALTY);
        String time = entry.choice(TIME);
        LocalDate from = entry.date(FROM);
        LocalDate to = entry.lastDay(TO, from);
        if (entry.ok()) {
            long institution = entry.institution().id();
            var teacher = new Teacher(fresh ? 0 : Long.parseLong(entry.replaced()), name, certificate, title, specialty, time.equals("专职"), from, to);
            entry.read(new TeacherEntry(institution, teacher, id == null ? null : cipher.encrypt(id.value(), context(institution)),
                    id == null ? null : cipher.blindIndex(id.value())));
        }
    }

    static String context(long institution) {
        return "teacher.id_number/" + institution;
    }

    @Override
    public void store(List<Entry> entries) {
        register.teachers(entries.stream().map(TeacherSheet::of).toList());
    }

    @Override
    public void change(Entry entry) {
        changes.teacher(standing(entry.institution().id(), entry.replaced()), of(entry));
    }

    @Override
    public Map<String, String> values(long institutionId, String key) {
        Teacher t = standing(institutionId, key);
        var values = new LinkedHashMap<String, String>();
        values.put(NAME.key(), t.name());
        values.put(CERTIFICATE.key(), t.certificateNo());
        values.put(TITLE.key(), t.title());
        values.put(SPECIALTY.key(), t.specialty());
        values.put(TIME.key(), t.fullTime() ? "专职" : "兼职");
        values.put(FROM.key(), t.validFrom() == null ? "" : t.validFrom().toString());
        values.put(TO.key(), t.validTo() == null ? "" : t.validTo().toString());
        return values;
    }

    private Teacher standing(long institutionId, String key) {
        return directory.teachers(institutionId).stream().filter(each -> String.valueOf(each.id()).equals(key)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("该机构没有这名教师。请从机构页面打开。"));
    }

    /** To be compared with the card on the spot; empty when none was asked. */
    String maskedId(long institutionId, String teacher) {
        return facts.idNumber(institutionId, Long.parseLong(teacher))
                .map(number -> new CitizenId(cipher.decrypt(number, context(institutionId))).masked()).orElse("");
    }

    @Override
    public String words(Entry entry) {
        Teacher t = of(entry).teacher();
        return t.name() + "（" + t.title() + "，" + t.specialty() + "，" + (t.fullTime() ? "专职" : "兼职") + "，" + t.period() + "）";
    }

    private static TeacherEntry of(Entry entry) {
        return entry.value();
    }
}
