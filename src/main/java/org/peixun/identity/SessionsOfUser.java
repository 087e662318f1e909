package org.peixun.identity;

import java.util.List;
import java.util.Map;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.RequestRefused;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody else's open sessions, seen and ended by a security administrator. */
@Service
public class SessionsOfUser {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final OwnSessions own;
    private final AuditTrail audit;

    SessionsOfUser(FindByIndexNameSessionRepository<? extends Session> sessions, OwnSessions own, AuditTrail audit) {
        this.sessions = sessions;
        this.own = own;
        this.audit = audit;
    }

    public List<OwnSessions.OpenSession> of(String userId) {
        return own.of(userId, null);
    }

    /** @throws RequestRefused 404 when the user has none with that key, 403 for one's own account */
    @Transactional
    public void end(String userId, String key, Actor by) {
        Users.refuseOwn(userId, by);
        var described = of(userId).stream().filter(session -> session.key().equals(key)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("该会话已经结束。请刷新本页核对。"));
        own.idOf(userId, key).ifPresent(sessions::deleteById);
        record(by, "结束账号 " + userId + " 的会话：" + described.device() + "，" + described.address() + "。");
    }

    /** @return how many */
    @Transactional
    public int endAll(String userId, Actor by) {
        Users.refuseOwn(userId, by);
        var ids = List.copyOf(sessions.findByPrincipalName(userId).keySet());
        ids.forEach(sessions::deleteById);
        if (!ids.isEmpty()) {
            record(by, "结束账号 " + userId + " 的全部会话" + ids.size() + "个。");
        }
        return ids.size();
    }

    private void record(Actor by, String summary) {
        audit.record(new AuditTrail.Entry(null, null, by.userId(), by.name(), "identity.sessionsEndedBySecurity", summary, Map.of()));
    }
}
