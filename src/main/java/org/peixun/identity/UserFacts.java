package org.peixun.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who an account is of: corrected by a security administrator. What was done under the old name keeps it. */
@Service
public class UserFacts {

    private static final int LONGEST_NAME = 50;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    UserFacts(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Facts(String name, String email) {}

    /** What a page showed of somebody's name and address, for telling whether they are still the same. */
    public static String asSeen(String name, String email) {
        return name + ";" + Objects.requireNonNullElse(email, "");
    }

    /**
     * @param email {@code null} for none
     * @param seen {@link #asSeen} of what the page showed; {@code null} from a page that did not say
     * @throws RequestRefused 400 for a name or address that is none, 403 for one's own account, 404, 409 with what another one has
     *     corrected meanwhile: it is not undone unseen
     */
    @Transactional
    public void correct(String userId, String name, String email, String seen, Actor by) {
        Users.refuseOwn(userId, by);
        check(name, email);
        Facts before = jdbc.sql("SELECT name, email FROM app_user WHERE user_id = ? FOR UPDATE").param(userId)
                .query(Facts.class).optional().orElseThrow(() -> Users.unknown(userId));
        if (seen != null && !seen.equals(asSeen(before.name(), before.email()))) {
            throw RequestRefused.conflict("姓名、邮箱：您打开页面以后，已由他人更正为“" + before.name() + "”，邮箱"
                    + (before.email() == null ? "未填" : before.email()) + "。请核对下列填写的内容，确需更正的再次保存。");
        }
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>();
        if (!name.equals(before.name())) {
            changes.put("姓名", new AuditTrail.Change(before.name(), name));
        }
        if (!Objects.equals(email, before.email())) {
            changes.put("电子邮箱", new AuditTrail.Change(before.email(), email));
        }
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql("UPDATE app_user SET name = :name, email = :email, version = version + 1 WHERE user_id = :userId")
                .param("name", name).param("email", email).param("userId", userId).update();
        audit.record(new AuditTrail.Entry(null, null, by.userId(), by.name(), "identity.factsCorrected",
                "更正账号 " + userId + " 的" + String.join("、", changes.keySet()) + "。", changes));
    }

    static void check(String name, String email) {
        if (name == null || name.isBlank() || Chars.count(name) > LONGEST_NAME) {
            throw RequestRefused.badInput("姓名：须填写，不超过" + LONGEST_NAME + "个字。请填写真实姓名。");
        }
        if (email != null && !email.matches("[^@\\s]{1,100}@[^@\\s]{1,99}")) {
            throw RequestRefused.badInput("电子邮箱：格式不正确。请填写完整的邮箱地址，或者留空。");
        }
    }
}
