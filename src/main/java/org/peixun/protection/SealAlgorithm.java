package org.peixun.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.XChaCha20Poly1305Key;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a key encrypts with; authenticated all of them, with keys of 32 bytes. The key's id before each value tells which it
 * was, so a new algorithm comes in by a new key and the old rows follow by re-encryption.
 */
enum SealAlgorithm {
    AES_256_GCM {
        @Override
        Key key(SecretBytes bytes) throws GeneralSecurityException {
            return AesGcmKey.builder().setParameters(AesGcmParameters.builder().setKeySizeBytes(ProtectionKeys.LENGTH).setIvSizeBytes(12)
                    .setTagSizeBytes(16).setVariant(AesGcmParameters.Variant.NO_PREFIX).build()).setKeyBytes(bytes).build();
        }
    },
    XCHACHA20_POLY1305 {
        @Override
        Key key(SecretBytes bytes) throws GeneralSecurityException {
            return XChaCha20Poly1305Key.create(bytes);
        }
    };

    abstract Key key(SecretBytes bytes) throws GeneralSecurityException;

    /** As settings write it: {@code xchacha20-poly1305}. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SealAlgorithm> named(String written) {
        return Stream.of(values()).filter(one -> one.written().equals(written)).findFirst();
    }

    static String names() {
        return Stream.of(values()).map(SealAlgorithm::written).collect(Collectors.joining("、"));
    }

    Aead with(byte[] key) {
        try {
            AeadConfig.register();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new ProtectionException(written(), e);
        }
    }
}
