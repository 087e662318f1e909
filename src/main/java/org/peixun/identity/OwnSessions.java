package org.peixun.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.audit.AuditTrail;
import org.peixun.shared.RequestRefused;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's open sessions, on whichever node: seen and ended by that person. */
@Service
public class OwnSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final AuditTrail audit;
    private final SignInSettings settings;

    OwnSessions(FindByIndexNameSessionRepository<? extends Session> sessions, AuditTrail audit,
            SignInSettings settings) {
        this.sessions = sessions;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * @param key names it on pages: no way back to its cookie
     * @param device Windows 电脑上的 Chrome
     * @param complete false while the one-time code is still waited for
     * @param current the one that asks
     */
    public record OpenSession(String key, String device, String address, Instant since, Instant lastUsed,
            boolean complete, boolean current) {}

    /** The one that asks first, then by last use. @param currentId of the session that asks */
    public List<OpenSession> of(Actor person, String currentId) {
        return of(person.userId(), currentId);
    }

    List<OpenSession> of(String userId, String currentId) {
        return found(userId).map(session -> describe(session, currentId))
                .sorted(Comparator.comparing(OpenSession::current).thenComparing(OpenSession::lastUsed).reversed())
                .toList();
    }

    /** What may be deleted, and is never shown. */
    Optional<String> idOf(String userId, String key) {
        return found(userId).map(Session::getId).filter(id -> key(id).equals(key)).findFirst();
    }

    /** @throws RequestRefused 404 when none of this person's has that key, 409 for the one that asks */
    @Transactional
    public void end(Actor person, String key, String currentId) {
        Session session = found(person.userId()).filter(one -> key(one.getId()).equals(key)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("该会话已经结束。请刷新本页核对。"));
        if (session.getId().equals(currentId)) {
            throw RequestRefused.conflict("这是您正在使用的会话。结束它请用“退出”。");
        }
        var described = describe(session, currentId);
        sessions.deleteById(session.getId());
        record(person, "identity.sessionEnded", "结束本人的会话：" + described.device() + "，" + described.address() + "。");
    }

    /** @return how many */
    @Transactional
    public int endOthers(Actor person, String currentId) {
        var others = found(person.userId()).map(Session::getId).filter(id -> !id.equals(currentId)).toList();
        others.forEach(sessions::deleteById);
        if (!others.isEmpty()) {
            record(person, "identity.otherSessionsEnded", "结束本人的其他会话" + others.size() + "个。");
        }
        return others.size();
    }

    /** Whoever signs in once more than allowed loses the session that was opened first. @param currentId of the newest */
    @Transactional
    public void makeRoom(Actor person, String currentId) {
        if (settings.sessions() == 0) {
            return;
        }
        List<String> surplus = of(person, currentId).stream()
                .filter(session -> session.complete() && !session.current())
                .sorted(Comparator.comparing(OpenSession::since).reversed())
                .skip(settings.sessions() - 1L).map(OpenSession::key).toList();
        found(person.userId()).filter(session -> surplus.contains(key(session.getId()))).toList()
                .forEach(session -> displace(sessions, session.getId(), person));
    }

    private <S extends Session> void displace(FindByIndexNameSessionRepository<S> store, String id, Actor person) {
        S session = store.findById(id);
        if (session == null) {
            return;
        }
        var described = describe(session, null);
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(new Displaced()));
        store.save(session);
        record(person, "identity.sessionDisplaced", "同时登录超过" + settings.sessions() + "处，结束最早的会话："
                + described.device() + "，" + described.address() + "。");
    }

    private Stream<? extends Session> found(String userId) {
        return sessions.findByPrincipalName(userId).values().stream().filter(session -> !session.isExpired());
    }

    private static OpenSession describe(Session session, String currentId) {
        Authentication proof = proof(session);
        SignInPlace place = proof != null && proof.getDetails() instanceof SignInPlace known
                ? known : new SignInPlace("地址未知", Device.inWords(null));
        return new OpenSession(key(session.getId()), place.device(), place.address(), since(session),
                session.getLastAccessedTime(), proof instanceof SignedIn, session.getId().equals(currentId));
    }

    /** When the person signed in. */
    static Instant since(Session session) {
        Authentication proof = proof(session);
        return proof instanceof SignedIn in ? in.since()
                : proof instanceof HalfSignedIn half ? half.since() : session.getCreationTime();
    }

    private static Authentication proof(Session session) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context == null ? null : context.getAuthentication();
    }

    private static String key(String sessionId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void record(Actor person, String action, String summary) {
        audit.record(new AuditTrail.Entry(null, null, person.userId(), person.name(), action, summary, Map.of()));
    }
}
