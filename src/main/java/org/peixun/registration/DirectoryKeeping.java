package org.peixun.registration;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peixun.directory.Directory;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.RegisterFacts;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.PolicyParameters;
import org.peixun.roster.Worksheet;
import org.peixun.roster.Worksheets;
import org.peixun.shared.RequestRefused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 目录登记 (clause 12): what the county enters of its own institutions, the city of all; each entry with its ground, nothing deleted. */
@Service
@Transactional
public class DirectoryKeeping {

    static final String BASIS = "第12条";

    /** @param seen the values as they stood, so that nobody's change is undone unseen; empty for something new */
    public record Form(String slug, String noun, List<Field> fields, Map<String, String> values, String seen, String note) {}

    /** @param number of rows taken over, 0 when there are faults */
    public record Result(int number, List<Worksheet.Fault> faults, List<String> notes) {}

    private final Map<String, Sheet> sheets;
    private final InstitutionSheet institutions;
    private final TeacherSheet teachers;
    private final SheetFiles files;
    private final Directory directory;
    private final RegisterChanges changes;
    private final RegisterFacts facts;
    private final RegisterNews news;
    private final AccessPolicy access;
    private final Jurisdictions jurisdictions;
    private final PolicyParameters parameters;
    private final Clock clock;

    DirectoryKeeping(List<Sheet> sheets, InstitutionSheet institutions, TeacherSheet teachers, SheetFiles files, Directory directory,
            RegisterChanges changes, RegisterFacts facts, RegisterNews news, AccessPolicy access, Jurisdictions jurisdictions,
            PolicyParameters parameters, Clock clock) {
        this.sheets = sheets.stream().collect(Collectors.toMap(Sheet::slug, each -> each));
        this.institutions = institutions;
        this.teachers = teachers;
        this.files = files;
        this.directory = directory;
        this.changes = changes;
        this.facts = facts;
        this.news = news;
        this.access = access;
        this.jurisdictions = jurisdictions;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** What can be entered, by slug, in the order of a first filling. */
    public Map<String, String> nouns() {
        Map<String, String> nouns = new LinkedHashMap<>();
        List.of(InstitutionSheet.SLUG, "agreements", "scopes", "teachers", "places").forEach(slug -> nouns.put(slug, sheet(slug).noun()));
        return nouns;
    }

    /** @throws RequestRefused 403, 404 */
    @Transactional(readOnly = true)
    public Form blank(String slug, Long institutionId, Actor actor) {
        if (institutionId == null) {
            access.check(actor, Action.KEEP_DIRECTORY);
        } else {
            reached(institutionId, actor);
        }
        Sheet sheet = institutionId == null ? institutions : ofInstitution(slug);
        return new Form(sheet.slug(), sheet.noun(), narrowed(sheet.fields(), actor), Map.of(), "", "");
    }

    /** @throws RequestRefused 403, 404 */
    @Transactional(readOnly = true)
    public Form standing(String slug, long institutionId, String key, Actor actor) {
        reached(institutionId, actor);
        Sheet sheet = sheet(slug);
        Map<String, String> values = sheet.values(institutionId, key);
        String masked = sheet == teachers ? teachers.maskedId(institutionId, key) : "";
        return new Form(slug, sheet.noun(), sheet.changeable(), values, values.toString(),
                masked.isEmpty() ? "" : "已登记的公民身份号码：" + masked);
    }

    /** @return id of the new institution @throws RequestRefused 400 with all that is wrong; 403; 404 */
    public long register(Map<String, String> typed, String reason, Actor actor) {
        access.check(actor, Action.KEEP_DIRECTORY);
        Entry entry = new Entry(0, typed, null);
        check(institutions, List.of(entry), actor);
        settle(entry, reason);
        colliding(() -> institutions.store(List.of(entry)));
        news.entered(institutions, entry, reason, actor);
        return entry.institution().id();
    }

    /** @throws RequestRefused 400 with all that is wrong; 403; 404 */
    public void add(String slug, long institutionId, Map<String, String> typed, String reason, Actor actor) {
        Sheet sheet = ofInstitution(slug);
        Entry entry = entry(reached(institutionId, actor), typed, null);
        check(sheet, List.of(entry), actor);
        settle(entry, reason);
        colliding(() -> sheet.store(List.of(entry)));
        news.entered(sheet, entry, reason, actor);
    }

    /** @param seen as {@link Form#seen} @throws RequestRefused 400 with all that is wrong; 403; 404; 409 when another has changed it */
    public void change(String slug, long institutionId, String key, Map<String, String> typed, String seen, String reason, Actor actor) {
        Sheet sheet = sheet(slug);
        Entry entry = entry(reached(institutionId, actor), typed, sheet == institutions ? String.valueOf(institutionId) : key);
        Map<String, String> before = sheet.values(institutionId, key);
        if (!before.toString().equals(seen)) {
            throw RequestRefused.conflict(sheet.noun() + "：您打开页面以后，这项登记已由他人修改，本次没有保存。请从机构页面重新打开，核对后再修改。");
        }
        check(sheet, List.of(entry), actor);
        settle(entry, reason);
        colliding(() -> sheet.change(entry));
        news.changed(sheet, entry, before, typed, reason, actor);
    }

    /** @throws RequestRefused 404 */
    public byte[] template(String slug, Actor actor) {
        access.check(actor, Action.KEEP_DIRECTORY);
        return SheetTemplate.of(sheet(slug).noun(), columns(sheet(slug)));
    }

    /** All rows or none. @throws RequestRefused 400 when the file is no such workbook or the reason is missing; 403 */
    public Result importSheet(String slug, InputStream content, String reason, Actor actor) {
        access.check(actor, Action.KEEP_DIRECTORY);
        Reasons.check(reason).ifPresent(problem -> {
            throw RequestRefused.badInput(List.of(problem));
        });
        Sheet sheet = sheet(slug);
        List<Field> columns = columns(sheet);
        int most = parameters.at(LocalDate.now(clock), jurisdictions.city().code()).integer("directory.importMostRows");
        SheetFiles.Read read = files.read(content, sheet.noun(), columns, most);
        if (sheet != institutions) {
            resolve(read.entries(), actor);
        }
        check(sheet, read.entries(), actor);
        List<Worksheet.Fault> faults = files.settle(read, slug, sheet.noun(), columns, BASIS, actor);
        if (faults.isEmpty()) {
            colliding(() -> sheet.store(read.entries()));
            news.imported(sheet, read.entries(), reason, actor);
        }
        return new Result(faults.isEmpty() ? read.entries().size() : 0, faults, read.sheet().table().notes());
    }

    @Transactional(readOnly = true)
    public Worksheets.Returned returned(String slug, Actor actor) {
        access.check(actor, Action.KEEP_DIRECTORY);
        return files.returned(sheet(slug).slug(), actor);
    }

    private List<Field> columns(Sheet sheet) {
        List<Field> columns = new ArrayList<>();
        if (sheet != institutions) {
            columns.add(InstitutionSheet.CODE);
        }
        columns.addAll(sheet.fields());
        return columns;
    }

    /** Whose each row is; an institution that is not the actor's to keep is as unknown as one that does not exist. */
    private void resolve(List<Entry> entries, Actor actor) {
        Map<Entry, String> codes = new LinkedHashMap<>();
        entries.forEach(entry -> codes.put(entry, InstitutionSheet.code(entry.text(InstitutionSheet.CODE))));
        Map<String, Directory.Institution> known = facts.byCreditCode(codes.values());
        codes.forEach((entry, code) -> {
            Directory.Institution institution = known.get(code);
            if (institution != null && mayKeep(actor, institution.jurisdiction(), institution.id())) {
                entry.of(institution);
            } else if (entry.ok()) {
                entry.wrong(InstitutionSheet.CODE, "您可以登记的机构中没有这个代码。请核对代码；机构还没有登记的，先登记机构。");
            }
        });
        changes.hold(known.values().stream().map(Directory.Institution::id).toList());
    }

    private void check(Sheet sheet, List<Entry> entries, Actor actor) {
        sheet.check(entries.stream().filter(entry -> sheet == institutions || entry.institution() != null).toList());
        if (sheet == institutions) {
            entries.stream().filter(entry -> entry.ok() && entry.replaced() == null)
                    .filter(entry -> !mayKeep(actor, InstitutionSheet.of(entry).institution().jurisdiction(), null))
                    .forEach(entry -> entry.wrong(institutions.county(), "您只能登记本县（市、区）的机构。请改选本县（市、区），或者由市级登记。"));
        }
    }

    private static void settle(Entry entry, String reason) {
        Reasons.check(reason).ifPresent(entry.problems()::add);
        if (!entry.ok()) {
            throw RequestRefused.badInput(entry.problems());
        }
    }

    /** Two people at once. */
    private static void colliding(Runnable change) {
        try {
            change.run();
        } catch (DuplicateKeyException e) {
            throw RequestRefused.conflict("同一内容刚刚由他人登记，本次没有保存。请重新打开页面核对。");
        }
    }

    private Directory.Institution reached(long institutionId, Actor actor) {
        Directory.Institution institution = directory.institution(institutionId);
        access.check(actor, Action.KEEP_DIRECTORY, new AccessPolicy.Subject(institution.jurisdiction(), institutionId));
        return institution;
    }

    private boolean mayKeep(Actor actor, String jurisdiction, Long institutionId) {
        return access.allows(actor, Action.KEEP_DIRECTORY, new AccessPolicy.Subject(jurisdiction, institutionId));
    }

    private Entry entry(Directory.Institution institution, Map<String, String> typed, String replaced) {
        changes.hold(List.of(institution.id()));
        Entry entry = new Entry(0, typed, replaced);
        entry.of(institution);
        return entry;
    }

    /** Only the counties whose institutions the actor may register. */
    private List<Field> narrowed(List<Field> fields, Actor actor) {
        Function<Field, Field> narrow = field -> new Field(field.key(), field.label(), field.type(), field.required(), field.most(), field.help(),
                jurisdictions.counties().stream().filter(county -> mayKeep(actor, county.code(), null)).map(county -> county.name()).toList(), "");
        return fields.stream().map(field -> field.key().equals("county") ? narrow.apply(field) : field).toList();
    }

    private Sheet ofInstitution(String slug) {
        if (slug.equals(InstitutionSheet.SLUG)) {
            throw unknown();
        }
        return sheet(slug);
    }

    private Sheet sheet(String slug) {
        Sheet sheet = sheets.get(slug);
        if (sheet == null) {
            throw unknown();
        }
        return sheet;
    }

    private static RequestRefused unknown() {
        return RequestRefused.notFound("没有这个页面。请从机构目录打开。");
    }
}
