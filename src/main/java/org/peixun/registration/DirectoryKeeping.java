package org.peixun.registration;

import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.directory.RegisterChanges;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 目录登记 (clause 12): what the county enters of its own institutions, the city of all; each entry with its ground, nothing deleted. */
@Service
@Transactional
public class DirectoryKeeping {

    private final Sheets sheets;
    private final InstitutionSheet institutions;
    private final TeacherSheet teachers;
    private final RegisterChanges changes;
    private final RegisterNews news;
    private final KeepingRights rights;
    private final Jurisdictions jurisdictions;

    DirectoryKeeping(Sheets sheets, InstitutionSheet institutions, TeacherSheet teachers, RegisterChanges changes, RegisterNews news,
            KeepingRights rights, Jurisdictions jurisdictions) {
        this.sheets = sheets;
        this.institutions = institutions;
        this.teachers = teachers;
        this.changes = changes;
        this.news = news;
        this.rights = rights;
        this.jurisdictions = jurisdictions;
    }

    /** @throws RequestRefused 403, 404 */
    @Transactional(readOnly = true)
    public Form blank(String slug, Long institutionId, Actor actor) {
        if (institutionId == null) {
            rights.check(actor);
        } else {
            rights.reached(institutionId, actor);
        }
        Sheet sheet = institutionId == null ? institutions : sheets.ofInstitution(slug);
        return new Form(sheet.slug(), sheet.noun(), narrowed(sheet.fields(), actor), Map.of(), "", "");
    }

    /** @throws RequestRefused 403, 404 */
    @Transactional(readOnly = true)
    public Form standing(String slug, long institutionId, String key, Actor actor) {
        rights.reached(institutionId, actor);
        Sheet sheet = sheets.of(slug);
        Map<String, String> values = sheet.values(institutionId, key);
        String masked = sheet == teachers ? teachers.maskedId(institutionId, key) : "";
        return new Form(slug, sheet.noun(), sheet.changeable(), values, values.toString(),
                masked.isEmpty() ? "" : "已登记的公民身份号码：" + masked);
    }

    /** @return id of the new institution @throws RequestRefused 400 with all that is wrong; 403; 404 */
    public long register(Map<String, String> typed, String reason, Actor actor) {
        rights.check(actor);
        Entry entry = new Entry(0, typed, null);
        enter(institutions, entry, reason, actor);
        return entry.institution().id();
    }

    /** @throws RequestRefused 400 with all that is wrong; 403; 404 */
    public void add(String slug, long institutionId, Map<String, String> typed, String reason, Actor actor) {
        Sheet sheet = sheets.ofInstitution(slug);
        enter(sheet, entry(institutionId, typed, null, actor), reason, actor);
    }

    private void enter(Sheet sheet, Entry entry, String reason, Actor actor) {
        sheets.check(sheet, List.of(entry), actor);
        entry.settle(Reasons.check(reason));
        sheets.store(sheet, List.of(entry));
        news.entered(sheet, entry, reason, actor);
    }

    /** @param seen as {@link Form#seen} @throws RequestRefused 400 with all that is wrong; 403; 404; 409 when another has changed it */
    public void change(String slug, long institutionId, String key, Map<String, String> typed, String seen, String reason, Actor actor) {
        Sheet sheet = sheets.of(slug);
        Entry entry = entry(institutionId, typed, sheet == institutions ? String.valueOf(institutionId) : key, actor);
        Map<String, String> before = sheet.values(institutionId, key);
        if (!before.toString().equals(seen)) {
            throw RequestRefused.conflict(sheet.noun() + "：您打开页面以后，这项登记已由他人修改，本次没有保存。请从机构页面重新打开，核对后再修改。");
        }
        sheets.check(sheet, List.of(entry), actor);
        entry.settle(Reasons.check(reason));
        sheets.change(sheet, entry);
        news.changed(sheet, entry, before, typed, reason, actor);
    }

    /** Of an institution that the actor may keep, held until the transaction ends. */
    private Entry entry(long institutionId, Map<String, String> typed, String replaced, Actor actor) {
        Directory.Institution institution = rights.reached(institutionId, actor);
        changes.hold(List.of(institutionId));
        Entry entry = new Entry(0, typed, replaced);
        entry.of(institution);
        return entry;
    }

    /** Only the counties whose institutions the actor may register. */
    private List<Field> narrowed(List<Field> fields, Actor actor) {
        return fields.stream().map(field -> field.key().equals("county") ? narrowed(field, actor) : field).toList();
    }

    private Field narrowed(Field field, Actor actor) {
        return new Field(field.key(), field.label(), field.type(), field.required(), field.most(), field.help(),
                jurisdictions.counties().stream().filter(county -> rights.allows(actor, county.code(), null)).map(Jurisdiction::name).toList(), "");
    }
}
