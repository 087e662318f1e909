package org.peixun.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** 动态口令 by RFC 6238 as every authenticator application knows it: SHA-1, six digits, thirty seconds. */
final class OneTimeCode {

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = new TimeBasedOneTimePasswordGenerator();
    private static final long STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP.toSeconds();
    private static final SecureRandom RANDOM = new SecureRandom();
    /** As long as the hash (RFC 4226 section 4, R6). */
    private static final int SECRET_BYTES = 20;

    private OneTimeCode() {}

    /** @return in Base32, as applications take it typed */
    static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Base32().encodeToString(secret);
    }

    static String at(String secret, Instant time) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(new Base32().decode(secret), GENERATOR.getAlgorithm()), time, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the time step that {@code code} is of, when it lies within the tolerance and after {@code lastStep} */
    static OptionalLong step(String secret, String code, Instant now, Duration tolerance, long lastStep) {
        long here = Math.floorDiv(now.getEpochSecond(), STEP);
        long around = tolerance.toSeconds() / STEP;
        OptionalLong found = OptionalLong.empty();
        for (long step = here - around; step <= here + around; step++) {
            // all of them, whichever matches: the time taken tells nothing
            if (same(at(secret, Instant.ofEpochSecond(step * STEP)), code) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** What the QR code says to the application. */
    static String uri(String issuer, String userId, String secret) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(userId) + "?secret=" + secret + "&issuer=" + encoded(issuer);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
