package org.peixun.protection;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Each key with its own algorithm, so that both can be changed at run time ({@link SealAlgorithm}); HMAC-SHA256 for the blind index. */
final class TinkFieldCipher implements FieldCipher {

    private static final String HMAC = "HmacSHA256";
    private static final byte SEPARATOR = ':';
    private static final int LONGEST_KEY_ID = 16;

    /** What {@link #encrypt(String, String)} gives: a key id and at least nonce and tag. */
    static final Pattern SEALED = Pattern.compile("[A-Za-z0-9-]{1,16}:[A-Za-z0-9+/]{38,}={0,2}");

    private final String active;
    private final Map<String, Aead> ciphers = new LinkedHashMap<>();
    /** Ready with its key; each use takes a copy, for looking for the provider takes longer than the hash. */
    private final Mac index;

    TinkFieldCipher(ProtectionKeys keys) {
        active = keys.active();
        keys.byId().forEach((id, key) -> ciphers.put(id, key.algorithm().with(key.bytes())));
        try {
            index = Mac.getInstance(HMAC);
            index.init(new SecretKeySpec(keys.index(), HMAC));
        } catch (GeneralSecurityException e) {
            throw new ProtectionException(HMAC, e);
        }
    }

    @Override
    public String encrypt(String plain, String context) {
        byte[] sealed = seal(active, plain.getBytes(StandardCharsets.UTF_8), context);
        return active + ":" + Base64.getEncoder().encodeToString(sealed);
    }

    @Override
    public String decrypt(String encrypted, String context) {
        int colon = encrypted.indexOf(':');
        if (colon < 1) {
            throw new ProtectionException("value of " + context + " is not encrypted", null);
        }
        return new String(open(encrypted.substring(0, colon), decoded(encrypted.substring(colon + 1), context), context), StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String base64, String context) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ProtectionException("value of " + context + " was altered", e);
        }
    }

    @Override
    public byte[] encrypt(byte[] plain, String context) {
        byte[] id = (active + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = seal(active, plain, context);
        byte[] result = Arrays.copyOf(id, id.length + sealed.length);
        System.arraycopy(sealed, 0, result, id.length, sealed.length);
        return result;
    }

    @Override
    public byte[] decrypt(byte[] encrypted, String context) {
        for (int i = 1; i <= Math.min(LONGEST_KEY_ID, encrypted.length - 1); i++) {
            if (encrypted[i] == SEPARATOR) {
                String id = new String(encrypted, 0, i, StandardCharsets.US_ASCII);
                return open(id, Arrays.copyOfRange(encrypted, i + 1, encrypted.length), context);
            }
        }
        throw new ProtectionException("value of " + context + " is not encrypted", null);
    }

    @Override
    public String blindIndex(String value) {
        try {
            byte[] hash = ((Mac) index.clone()).doFinal(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (CloneNotSupportedException e) {
            throw new ProtectionException(HMAC, e);
        }
    }

    /** The id of the key that encrypts. */
    String active() {
        return active;
    }

    boolean knows(String keyId) {
        return ciphers.containsKey(keyId);
    }

    /** One known text under each key: tells later whether the same keys are still in use. */
    Map<String, String> samples(String known, String context) {
        Map<String, String> samples = new LinkedHashMap<>();
        byte[] plain = known.getBytes(StandardCharsets.UTF_8);
        ciphers.keySet().forEach(id ->
                samples.put(id, id + ":" + Base64.getEncoder().encodeToString(seal(id, plain, context))));
        return samples;
    }

    private byte[] seal(String keyId, byte[] plain, String context) {
        try {
            return ciphers.get(keyId).encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new ProtectionException("encryption of " + context, e);
        }
    }

    private byte[] open(String keyId, byte[] sealed, String context) {
        Aead cipher = ciphers.get(keyId);
        if (cipher == null) {
            throw new ProtectionException("no key " + keyId + " in peixun.protection.keys, needed for " + context, null);
        }
        try {
            return cipher.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new ProtectionException("value of " + context + " was altered or belongs elsewhere", e);
        }
    }
}
