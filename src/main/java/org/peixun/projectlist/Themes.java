package org.peixun.projectlist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The themes of clause 7: coded, each from a day and until a day; a code is never given again. */
@Service
@Transactional
public class Themes {

    /** @param validTo last day, or {@code null} */
    public record Theme(String code, String name, boolean needsNote, LocalDate validFrom, LocalDate validTo) {

        /** 其他（家政服务），of one that needs a note */
        String with(String note) {
            return needsNote ? name + "（" + note + "）" : name;
        }

        public boolean validOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    /** Of {@link Theme#with}. @param name of the theme @return empty when there is none */
    static String note(String text, String name) {
        return text.length() > name.length() + 2 ? text.substring(name.length() + 1, text.length() - 1) : "";
    }

    private final JdbcClient jdbc;
    private final AccessPolicy access;
    private final Jurisdictions jurisdictions;
    private final AuditTrail audit;
    private final Clock clock;

    Themes(JdbcClient jdbc, AccessPolicy access, Jurisdictions jurisdictions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Theme> all() {
        return jdbc.sql("SELECT code, name, needs_note, valid_from, valid_to FROM project_theme ORDER BY position, code")
                .query(Theme.class).list();
    }

    /** In force on some day of these. */
    List<Theme> between(LocalDate first, LocalDate last) {
        return all().stream().filter(theme -> !theme.validFrom().isAfter(last)
                && (theme.validTo() == null || !theme.validTo().isBefore(first))).toList();
    }

    /** @throws RequestRefused 400 for a code or name that is taken or malformed */
    public void add(String code, String name, LocalDate validFrom, Actor actor) {
        check(actor);
        if (!code.matches("[A-Z][A-Z_]{1,30}")) {
            throw RequestRefused.badInput("主题编号“" + code + "”不合规则。请用2至31个大写英文字母或者下划线，例如 RURAL。");
        }
        if (Chars.count(name.strip()) < 2 || Chars.count(name.strip()) > 30) {
            throw RequestRefused.badInput("主题名称应为2至30个字，请修改后重新提交。");
        }
        if (validFrom == null) {
            throw RequestRefused.badInput("请填写启用日期，例如 2026-01-01。");
        }
        if (all().stream().anyMatch(theme -> theme.code().equals(code) || theme.name().equals(name.strip()))) {
            throw RequestRefused.badInput("编号“" + code + "”或者名称“" + name.strip() + "”已经有了。停用过的编号和名称不再另用，请换一个。");
        }
        jdbc.sql("""
                INSERT INTO project_theme (code, name, position, valid_from)
                VALUES (?, ?, (SELECT coalesce(max(position), 0) + 10 FROM project_theme WHERE position < 900), ?)""")
                .params(code, name.strip(), validFrom).update();
        record(actor, "themeAdded", "增加项目制培训主题“" + name.strip() + "”，自" + validFrom + "起启用。",
                Map.of("启用日期", new AuditTrail.Change(null, validFrom.toString())));
    }

    /** @param lastDay until which it may still be chosen; lists that were sent with it by then keep it, returned or not */
    public void end(String code, LocalDate lastDay, Actor actor) {
        check(actor);
        Theme theme = all().stream().filter(each -> each.code().equals(code)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("没有编号为“" + code + "”的主题。请刷新页面后重试。"));
        if (lastDay == null || lastDay.isBefore(theme.validFrom()) || lastDay.isBefore(LocalDate.now(clock))) {
            throw RequestRefused.badInput("“" + theme.name() + "”的最后一天：不能早于今天和启用日期（" + theme.validFrom() + "），请填写以后的日期，例如 "
                    + later(theme.validFrom()) + "。");
        }
        jdbc.sql("UPDATE project_theme SET valid_to = ? WHERE code = ?").params(lastDay, code).update();
        record(actor, "themeEnded", "停用项目制培训主题“" + theme.name() + "”，最后一天为" + lastDay + "。", Map.of("停用日期",
                new AuditTrail.Change(theme.validTo() == null ? null : theme.validTo().toString(), lastDay.toString())));
    }

    private LocalDate later(LocalDate validFrom) {
        LocalDate today = LocalDate.now(clock);
        return validFrom.isAfter(today) ? validFrom : today;
    }

    private void check(Actor actor) {
        access.check(actor, Action.MAINTAIN_PROJECT_THEMES);
    }

    private void record(Actor actor, String action, String text, Map<String, AuditTrail.Change> changes) {
        audit.record(new AuditTrail.Entry(jurisdictions.city().code(), null, actor.userId(), actor.name(),
                "projectList." + action, text, changes));
    }
}
