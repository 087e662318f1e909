package org.peixun.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.peixun.directory.Directory;
import org.peixun.directory.Directory.Institution;
import org.peixun.directory.RegisterChanges;
import org.peixun.directory.RegisterFacts;
import org.peixun.directory.RegisterFacts.KnownAgreement;
import org.springframework.stereotype.Component;

/** What the 类别 of an institution has to do with its agreement (clause 12): only an enterprise, for its own staff, trains without. */
@Component
class Kinds {

    private static final String ENTERPRISE = "企业";
    static final List<String> ALL = List.of("培训机构", ENTERPRISE, "院校");

    private final Directory directory;
    private final RegisterFacts facts;
    private final RegisterChanges changes;
    private final Clock clock;

    Kinds(Directory directory, RegisterFacts facts, RegisterChanges changes, Clock clock) {
        this.directory = directory;
        this.facts = facts;
        this.changes = changes;
        this.clock = clock;
    }

    static boolean free(String kind) {
        return kind.equals(ENTERPRISE);
    }

    /** An enterprise becomes another kind only under an agreement, or nothing would limit what it trains. */
    void check(Entry entry, Field field, String kind) {
        long id = Long.parseLong(entry.replaced());
        LocalDate today = LocalDate.now(clock);
        if (!kind.isEmpty() && !free(kind) && free(directory.institution(id).kind()) && agreements(id).stream().noneMatch(each -> each.there(today))) {
            entry.wrong(field, "该企业今天没有有效的培训协议，不能改为“" + kind + "”：培训机构和院校开展补贴性培训须签订培训协议（第12条）。请先在机构页面登记协议。");
        }
    }

    /** Scopes that no agreement limits belong to an enterprise alone, and it has no others. */
    void settle(Institution institution) {
        if (free(institution.kind())) {
            changes.freeScopes(institution.id());
        } else {
            agreements(institution.id()).stream().findFirst().ifPresent(last -> changes.limitScopes(institution.id(), last.validTo()));
        }
    }

    private List<KnownAgreement> agreements(long institutionId) {
        return facts.agreements(List.of(institutionId)).getOrDefault(institutionId, List.of());
    }
}
