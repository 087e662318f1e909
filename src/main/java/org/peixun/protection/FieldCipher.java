package org.peixun.protection;

/** Encrypts single values for storage. */
public interface FieldCipher {

    /**
     * @param context what the value belongs to, e.g. {@code roster_trainee.id_number/开班2026-00412}; needed again to
     *     decrypt
     * @return {@code <key id>:<base64>}
     */
    String encrypt(String plain, String context);

    /** @throws ProtectionException when the key is missing, the context differs or the value was altered */
    String decrypt(String encrypted, String context);

    byte[] encrypt(byte[] plain, String context);

    /** @throws ProtectionException as {@link #decrypt(String, String)} */
    byte[] decrypt(byte[] encrypted, String context);

    /** The same for the same value, for looking it up; without the key neither reversible nor guessable. */
    String blindIndex(String value);
}
