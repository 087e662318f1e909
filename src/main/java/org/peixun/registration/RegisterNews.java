package org.peixun.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryRegister;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.RegisterChanges;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.notification.Notifications;
import org.peixun.shared.Chars;
import org.springframework.stereotype.Component;

/** Every entry stands in the institution's history and in the audit, and is told to the institution and its county's manager. */
@Component
class RegisterNews {

    private final RegisterChanges changes;
    private final AuditTrail audit;
    private final Notifications notifications;
    private final Jurisdictions jurisdictions;

    RegisterNews(RegisterChanges changes, AuditTrail audit, Notifications notifications, Jurisdictions jurisdictions) {
        this.changes = changes;
        this.audit = audit;
        this.notifications = notifications;
        this.jurisdictions = jurisdictions;
    }

    void entered(Sheet sheet, Entry entry, String reason, Actor actor) {
        tell("登记" + sheet.noun() + "：" + sheet.words(entry), "directory.entered", Map.of(), entry.institution(), reason, actor);
    }

    /** Full numbers are in neither. */
    void changed(Sheet sheet, Entry entry, Map<String, String> before, Map<String, String> typed, String reason, Actor actor) {
        Map<String, AuditTrail.Change> changed = new LinkedHashMap<>();
        for (Field field : sheet.changeable()) {
            String old = before.get(field.key());
            String now = typed.getOrDefault(field.key(), "").strip();
            if (old == null && !now.isEmpty()) {
                changed.put(field.label(), new AuditTrail.Change("原号码", "已更正"));
            } else if (old != null && !old.equals(now)) {
                changed.put(field.label(), new AuditTrail.Change(old, now));
            }
        }
        String what = changed.entrySet().stream().map(each -> each.getKey() + "由“" + each.getValue().before() + "”改为“" + each.getValue().after() + "”")
                .collect(Collectors.joining("；"));
        if (changed.isEmpty()) {
            return;
        }
        tell("修改" + sheet.noun() + "：" + sheet.words(entry) + "。" + what, "directory.changed", changed,
                entry.institution(), reason, actor);
    }

    /** The city had decided that it leaves: its manager hears of it too. */
    void relisted(Directory.Institution institution, DirectoryStatus before, String words, String reason, Actor actor) {
        tell(words, "directory.relisted", Map.of("目录状态", new AuditTrail.Change(before.label(), DirectoryStatus.NORMAL.label())),
                institution, reason, actor);
        notifications.toGroup(Role.CITY_MANAGER.in(jurisdictions.city().code()), new Notifications.Message("重新列入机构目录：" + institution.name(),
                Chars.shortened(words, 300) + "。登记人：" + actor.name() + "。", "/directory/" + institution.id(), null));
    }

    private void tell(String what, String action, Map<String, AuditTrail.Change> changed, Directory.Institution institution, String reason, Actor actor) {
        changes.remember(List.of(new DirectoryRegister.Of<>(institution.id(), what)), reason.strip(), actor);
        audit.record(new AuditTrail.Entry(institution.jurisdiction(), null, actor.userId(), actor.name(), action,
                institution.name() + "：" + what + "。依据：" + reason.strip() + "。", changed));
        var message = new Notifications.Message("机构目录登记：" + institution.name(), Chars.shortened(what, 300) + "。登记人：" + actor.name() + "。",
                "/directory/" + institution.id(), null);
        notifications.toGroup(Role.applicantsOf(institution.id()), message);
        notifications.toGroup(Role.COUNTY_MANAGER.in(institution.jurisdiction()), message);
    }

    /** One line in each institution's history; one entry of the audit and one message a county. */
    void imported(Sheet sheet, List<Entry> entries, String reason, Actor actor) {
        String noun = sheet.noun();
        changes.remember(entries.stream().map(entry -> new DirectoryRegister.Of<>(entry.institution().id(), "导入" + noun + "：" + sheet.words(entry))).toList(),
                reason.strip(), actor);
        entries.stream().collect(Collectors.groupingBy(entry -> entry.institution().jurisdiction(), TreeMap::new, Collectors.toList()))
                .forEach((jurisdiction, ofCounty) -> {
                    long institutions = ofCounty.stream().map(entry -> entry.institution().id()).distinct().count();
                    String what = "导入" + noun + ofCounty.size() + "条，涉及" + jurisdictions.name(jurisdiction) + "机构" + institutions + "家";
                    audit.record(new AuditTrail.Entry(jurisdiction, null, actor.userId(), actor.name(), "directory.imported",
                            what + "。依据：" + reason.strip() + "。", Map.of()));
                    notifications.toGroup(Role.COUNTY_MANAGER.in(jurisdiction), new Notifications.Message("机构目录登记：导入" + noun,
                            what + "。登记人：" + actor.name() + "。", "/directory?jurisdiction=" + jurisdiction, null));
                });
    }
}
