package org.peixun.registration;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.RegisterFacts;
import org.peixun.identity.Actor;
import org.peixun.roster.Worksheet;
import org.peixun.roster.Worksheets;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 目录登记 from a workbook (clause 12): the first filling of a county, all rows or none. */
@Service
@Transactional
public class DirectoryImports {

    private static final String BASIS = "第12条";

    private final Sheets sheets;
    private final InstitutionSheet institutions;
    private final SheetFiles files;
    private final RegisterChanges changes;
    private final RegisterFacts facts;
    private final RegisterNews news;
    private final KeepingRights rights;

    DirectoryImports(Sheets sheets, InstitutionSheet institutions, SheetFiles files, RegisterChanges changes, RegisterFacts facts,
            RegisterNews news, KeepingRights rights) {
        this.sheets = sheets;
        this.institutions = institutions;
        this.files = files;
        this.changes = changes;
        this.facts = facts;
        this.news = news;
        this.rights = rights;
    }

    /** What can be imported, by slug, in the order of a first filling. */
    public Map<String, String> nouns() {
        return sheets.nouns();
    }

    /** @throws RequestRefused 404 */
    public byte[] template(String slug, Actor actor) {
        rights.check(actor);
        return SheetTemplate.of(sheets.of(slug).noun(), columns(sheets.of(slug)));
    }

    /** @throws RequestRefused 400 when the file is no such workbook or the reason is missing; 403 */
    public Imported importSheet(String slug, InputStream content, String reason, Actor actor) {
        rights.check(actor);
        Reasons.require(Reasons.check(reason));
        Sheet sheet = sheets.of(slug);
        List<Field> columns = columns(sheet);
        SheetFiles.Read read = files.read(content, sheet.noun(), columns);
        if (sheet != institutions) {
            resolve(read.entries(), actor);
        }
        sheets.check(sheet, read.entries(), actor);
        List<Worksheet.Fault> faults = files.settle(read, slug, sheet.noun(), columns, BASIS, actor);
        if (faults.isEmpty()) {
            sheets.store(sheet, read.entries());
            news.imported(sheet, read.entries(), reason, actor);
        }
        return read.imported(faults);
    }

    @Transactional(readOnly = true)
    public Worksheets.Returned returned(String slug, Actor actor) {
        rights.check(actor);
        return files.returned(sheets.of(slug).slug(), actor);
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
            if (institution != null && rights.allows(actor, institution.jurisdiction(), institution.id())) {
                entry.of(institution);
            } else if (entry.ok()) {
                entry.wrong(InstitutionSheet.CODE, "您可以登记的机构中没有这个代码。请核对代码；机构还没有登记的，先登记机构。");
            }
        });
        changes.hold(known.values().stream().map(Directory.Institution::id).toList());
    }
}
