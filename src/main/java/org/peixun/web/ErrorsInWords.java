package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.ServiceAway;
import org.peixun.shared.TooManyRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Whatever goes wrong in a request is told to the person in a Chinese sentence; its cause goes to the log only. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorsInWords {

    private static final Logger log = LoggerFactory.getLogger(ErrorsInWords.class);

    /**
     * 40001 not serialisable, 40P01 deadlock, 55P03 lock not available: one of two had to give way. 23505 unique: both entered
     * the same, for what is there already is told by the rules. Other constraints (NOT NULL, CHECK, references) are faults of ours.
     */
    private static final Set<String> GAVE_WAY = Set.of("40001", "40P01", "55P03", "23505");

    private final Refusals refusals;
    private final ObjectProvider<Collisions> collisions;
    private final ObjectProvider<UpgradeUnderWay> upgrades;

    ErrorsInWords(Refusals refusals, ObjectProvider<Collisions> collisions, ObjectProvider<UpgradeUnderWay> upgrades) {
        this.refusals = refusals;
        this.collisions = collisions;
        this.upgrades = upgrades;
    }

    @ExceptionHandler
    Object refused(RequestRefused refused, HttpServletRequest request) {
        return refusals.answer(Refusal.of(refused), request);
    }

    @ExceptionHandler
    Object tooMany(TooManyRequests e, HttpServletRequest request) {
        return refusals.answer(Refusal.of(HttpStatus.TOO_MANY_REQUESTS, e.title(), e.getMessage()), request);
    }

    @ExceptionHandler
    Object denied(AccessDeniedException denied, HttpServletRequest request) {
        return refusals.answer(Refusal.forbidden(), request);
    }

    /** The sign-in page is the answer to this one. */
    @ExceptionHandler
    void notSignedIn(AuthenticationException e) {
        throw e;
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return refusals.answer(Refusal.tooLarge(), request);
    }

    @ExceptionHandler
    Object serviceAway(ServiceAway away, HttpServletRequest request) {
        return refusals.answer(Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "暂时不能办理", away.getMessage()), request);
    }

    @ExceptionHandler
    Object changedMeanwhile(ConcurrencyFailureException e, HttpServletRequest request) {
        return collided(e, request);
    }

    private Object collided(Exception e, HttpServletRequest request) {
        log.info("two changes at once at {}: {}", request.getRequestURI(), e.getMessage());
        return refusals.answer(
                Refusal.of(HttpStatus.CONFLICT, "情况已有变化", "他人刚刚修改了同一内容，本次操作没有完成。请重新打开页面，核对最新内容后再办理。"),
                request);
    }

    @ExceptionHandler({ServletRequestBindingException.class, MissingServletRequestPartException.class,
            MultipartException.class, TypeMismatchException.class, HttpMessageNotReadableException.class})
    Object unreadable(Exception e, HttpServletRequest request) {
        // an upload that cannot be written down arrives as one that cannot be read
        var outage = Outage.of(e);
        if (outage.isPresent()) {
            return unavailable(outage.get(), e, request);
        }
        log.info("unreadable request to {}: {}", request.getRequestURI(), e.getMessage());
        return refusals.answer(
                Refusal.of(HttpStatus.BAD_REQUEST, "提交的内容有误", "提交的内容不完整，或者格式不正确。请从页面上的链接或者按钮重新操作；手工修改过网址的，请核对网址。"),
                request);
    }

    /** Names and values that no page of ours sends; read late, so it arises in the handler. */
    @ExceptionHandler
    Object neverTyped(RequestRejectedException e, HttpServletRequest request) {
        // its message repeats what was typed
        log.info("refused by the firewall at {}", request.getRequestURI());
        return refusals.answer(
                Refusal.of(HttpStatus.BAD_REQUEST, "提交的内容有误", "提交的内容含有不能保存的控制字符。请删除从其他程序粘贴来的特殊符号后重新提交。"), request);
    }

    /** Parameters are read late: an address typed or linked in GBK, as older programs write it, is found out in the handler. */
    @ExceptionHandler
    Object undecodable(InvalidParameterException e, HttpServletRequest request) {
        log.info("parameters that cannot be read at {}: {}", request.getRequestURI(), e.getErrorCode());
        return refusals.answer(inWords(HttpStatus.valueOf(e.getErrorCode()), request), request);
    }

    @ExceptionHandler
    Object other(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof HttpRequestMethodNotSupportedException) {
            return refusals.answer(
                    Refusal.of(HttpStatus.METHOD_NOT_ALLOWED, "不能这样打开", "此网址不能直接打开。请从页面上的按钮操作，或者从菜单进入。"), request);
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return refusals.answer(inWords(status, request), request);
        }
        if (isConnectionLost(e)) {
            return null;
        }
        var outage = Outage.of(e);
        if (outage.isPresent()) {
            return unavailable(outage.get(), e, request);
        }
        if (Outage.causes(e).anyMatch(this::isCollision)) {
            return collided(e, request);
        }
        if (Outage.causes(e).anyMatch(cause -> upgrades.stream().anyMatch(upgrade -> upgrade.explains(cause)))) {
            return unavailable(Refusal.upgrading(), e, request);
        }
        String reference = newReference();
        log.error("故障编号 {}: {} {}", reference, request.getMethod(), request.getRequestURI(), e);
        return refusals.answer(Refusal.broken(reference), request);
    }

    private Object unavailable(Refusal refusal, Exception e, HttpServletRequest request) {
        log.warn("{} {}: {}", refusal.title(), request.getRequestURI(), e.toString());
        return refusals.answer(refusal, request);
    }

    static Refusal inWords(HttpStatus status, HttpServletRequest request) {
        if (status == HttpStatus.CONTENT_TOO_LARGE && !isUpload(request)) {
            return Refusal.formTooLarge();
        }
        return switch (status) {
            case NOT_FOUND -> Refusal.unknownPage();
            case FORBIDDEN -> Refusal.forbidden();
            case UNAUTHORIZED -> Refusal.of(status, "尚未登录", "尚未登录或者登录已失效。请登录后重试。");
            case CONTENT_TOO_LARGE -> Refusal.tooLarge();
            default -> Refusal.of(status, "请求不能办理", "系统不能识别本次请求，没有办理。请从页面上的链接或者按钮重新操作。");
        };
    }

    /** What is too large without a file in it is what was typed. */
    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    /** Told over the telephone, so it is short and in digits only. */
    static String newReference() {
        return "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }

    private boolean isCollision(Throwable cause) {
        return cause instanceof ConcurrencyFailureException || cause instanceof SQLException sql && GAVE_WAY.contains(sql.getSQLState())
                || collisions.stream().anyMatch(module -> module.isOne(cause));
    }

    private static boolean isConnectionLost(Exception e) {
        return e instanceof IOException && e.getClass().getName().matches(".*(ClientAbort|AsyncRequestNotUsable).*");
    }
}
