package org.peixun.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** What can be entered, by slug; checked and stored in the same way from a page and from a workbook. */
@Component
class Sheets {

    private final Map<String, Sheet> sheets;
    private final InstitutionSheet institutions;
    private final KeepingRights rights;

    Sheets(List<Sheet> sheets, InstitutionSheet institutions, KeepingRights rights) {
        this.sheets = sheets.stream().collect(Collectors.toMap(Sheet::slug, each -> each));
        this.institutions = institutions;
        this.rights = rights;
    }

    /** In the order of a first filling. */
    Map<String, String> nouns() {
        Map<String, String> nouns = new LinkedHashMap<>();
        List.of(InstitutionSheet.SLUG, "agreements", "scopes", "teachers", "places").forEach(slug -> nouns.put(slug, of(slug).noun()));
        return nouns;
    }

    /** @throws RequestRefused 404 */
    Sheet of(String slug) {
        Sheet sheet = sheets.get(slug);
        if (sheet == null) {
            throw unknown();
        }
        return sheet;
    }

    /** Of something that an institution has. @throws RequestRefused 404 */
    Sheet ofInstitution(String slug) {
        if (slug.equals(InstitutionSheet.SLUG)) {
            throw unknown();
        }
        return of(slug);
    }

    /** What is wrong stands in the entries then. */
    void check(Sheet sheet, List<Entry> entries, Actor actor) {
        sheet.check(entries.stream().filter(entry -> sheet == institutions || entry.institution() != null).toList());
        if (sheet == institutions) {
            entries.stream().filter(entry -> entry.ok() && entry.replaced() == null)
                    .filter(entry -> !rights.allows(actor, InstitutionSheet.of(entry).institution().jurisdiction(), null))
                    .forEach(entry -> entry.wrong(institutions.county(), "您只能登记本县（市、区）的机构。请改选本县（市、区），或者由市级登记。"));
        }
    }

    void store(Sheet sheet, List<Entry> entries) {
        colliding(() -> sheet.store(entries));
    }

    void change(Sheet sheet, Entry entry) {
        colliding(() -> sheet.change(entry));
    }

    /** Two people at once. */
    private static void colliding(Runnable change) {
        try {
            change.run();
        } catch (DuplicateKeyException e) {
            throw RequestRefused.conflict("同一内容刚刚由他人登记，本次没有保存。请重新打开页面核对。");
        }
    }

    private static RequestRefused unknown() {
        return RequestRefused.notFound("没有这个页面。请从机构目录打开。");
    }
}
