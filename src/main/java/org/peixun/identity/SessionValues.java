package org.peixun.identity;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.util.ConcurrentLruCache;

/**
 * A session's values as bytes, and back. Who is signed in is read at every click and nearly always the same: equal bytes
 * give the same, immutable authentication, so that only its first click on a node takes it apart.
 */
@Configuration(proxyBeanMethods = false)
class SessionValues {

    private static final int KEPT = 1_000;
    /** Of the head of the stream: its mark, that an object of a new class follows, and the length of the class's name. */
    private static final int HEAD = 8;
    private static final byte[] BEGINNING = Arrays.copyOf(
            new SerializingConverter().convert(new SecurityContextImpl()), HEAD + SecurityContextImpl.class.getName().length());

    private final DeserializingConverter reader = new DeserializingConverter(SessionValues.class.getClassLoader());
    private final ConcurrentLruCache<Value, Optional<Authentication>> signedIn = new ConcurrentLruCache<>(KEPT, this::authentication);

    private record Value(byte[] bytes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Value value && Arrays.equals(bytes, value.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Spring Session looks for it by this name. */
    @Bean
    ConversionService springSessionConversionService() {
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, this::read);
        return conversions;
    }

    /** Of everything else nothing is kept: it can be changed by who gets it, and may be a secret that is shown once. */
    private Object read(byte[] bytes) {
        return Arrays.mismatch(bytes, BEGINNING) >= BEGINNING.length
                ? new SecurityContextImpl(signedIn.get(new Value(bytes)).orElse(null)) : reader.convert(bytes);
    }

    private Optional<Authentication> authentication(Value value) {
        return Optional.ofNullable(((SecurityContext) reader.convert(value.bytes())).getAuthentication());
    }

    int kept() {
        return signedIn.size();
    }
}
