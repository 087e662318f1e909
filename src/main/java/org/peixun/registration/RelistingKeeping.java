package org.peixun.registration;

import static org.peixun.registration.Field.text;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Agreement;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.Relisting;
import org.peixun.identity.Actor;
import org.peixun.shared.DocumentNo;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 重新列入机构目录 (clause 12): the institution stays the same one, with its history; the listing and the agreement are new. */
@Service
@Transactional
public class RelistingKeeping {

    private static final Field DOCUMENT = text("documentNo", "重新列入文号", 60, "请填写同意重新列入的文号，例如“聊人社字〔2026〕3号”。", "");
    private static final String NOTE = "登记当日重新列入。退出目录以前的协议不再有效，承训范围随新协议延续，教师和培训场地照原来的登记，有变化的接着在机构页面修改；以前终止的事项不恢复。";

    private final AgreementSheet agreements;
    private final Relisting relisting;
    private final InstitutionStanding standing;
    private final Directory directory;
    private final RegisterChanges changes;
    private final RegisterNews news;
    private final KeepingRights rights;
    private final Clock clock;

    RelistingKeeping(AgreementSheet agreements, Relisting relisting, InstitutionStanding standing, Directory directory,
            RegisterChanges changes, RegisterNews news, KeepingRights rights, Clock clock) {
        this.agreements = agreements;
        this.relisting = relisting;
        this.standing = standing;
        this.directory = directory;
        this.changes = changes;
        this.news = news;
        this.rights = rights;
        this.clock = clock;
    }

    /** @throws RequestRefused 403, 404, 409 while something stands against it */
    @Transactional(readOnly = true)
    public Form blank(long institutionId, Actor actor) {
        Form form = form(institutionId, actor);
        relisting.against(institutionId).ifPresent(reason -> {
            throw RequestRefused.conflict(reason);
        });
        return form;
    }

    /** What is asked, whatever stands against it. @throws RequestRefused 403, 404 */
    @Transactional(readOnly = true)
    public Form form(long institutionId, Actor actor) {
        List<Field> fields = new ArrayList<>(List.of(DOCUMENT));
        fields.addAll(free(rights.reached(institutionId, actor)) ? agreements.freeFields() : agreements.fields());
        return new Form("relisting", "重新列入机构目录", fields, Map.of(), "", NOTE);
    }

    /** @throws RequestRefused 400 with all that is wrong; 403; 404; 409 while something stands against it */
    public void relist(long institutionId, Map<String, String> typed, String reason, Actor actor) {
        Directory.Institution institution = rights.reached(institutionId, actor);
        standing.hold(institutionId);
        relisting.against(institutionId).ifPresent(problem -> {
            throw RequestRefused.conflict(problem);
        });
        Entry entry = new Entry(0, typed, null);
        entry.of(institution);
        DocumentNo documentNo = entry.parsed(DOCUMENT, text -> DocumentNo.parse(text, LocalDate.now(clock)));
        List<Entry> agreed = free(institution) && agreements.none(entry) ? List.of() : List.of(entry);
        agreements.check(agreed);
        check(entry);
        entry.settle(Reasons.check(reason));
        LocalDate leftOn = directory.standingOn(institutionId, LocalDate.now(clock)).effectiveOn();
        DirectoryStatus before = relisting.relist(institutionId, documentNo.value(), actor);
        if (!agreed.isEmpty()) {
            changes.endAgreements(institutionId, leftOn);
        }
        agreements.store(agreed);
        news.relisted(institution, before, "重新列入机构目录（自" + LocalDate.now(clock) + "起，" + documentNo
                + (agreed.isEmpty() ? "" : "；协议" + agreements.words(entry)) + "）", reason, actor);
    }

    /** The agreement that it left with does not count again, nor one that runs while nobody may train. */
    private void check(Entry entry) {
        Agreement agreement = entry.value();
        if (agreement == null) {
            return;
        }
        LocalDate earliest = relisting.earliest(entry.institution().id());
        LocalDate today = LocalDate.now(clock);
        if (agreement.validFrom().isBefore(earliest)) {
            entry.wrong(AgreementSheet.FROM, agreement.validFrom() + "在退出目录或者限制承训期满以前。重新列入须签订新的协议（第12条），请填写" + earliest + "或者以后的日期。");
        }
        if (agreement.validTo().isBefore(today)) {
            entry.wrong(AgreementSheet.TO, agreement.validTo() + "早于今天。重新列入须有有效的协议（第12条），请填写" + today + "或者以后的日期。");
        }
    }

    private static boolean free(Directory.Institution institution) {
        return Kinds.free(institution.kind());
    }
}
