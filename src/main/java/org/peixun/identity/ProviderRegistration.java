package org.peixun.identity;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** The provider as it tells of itself, asked once; as long as it has not answered, again at each sign-in. */
final class ProviderRegistration implements ClientRegistrationRepository {

    private final Supplier<ClientRegistration> asked;
    private volatile ClientRegistration known;

    ProviderRegistration(Supplier<ClientRegistration> asked) {
        this.asked = asked;
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        if (!OidcConfiguration.REGISTRATION.equals(id)) {
            return null;
        }
        if (known == null) {
            known = asked.get();
        }
        return known;
    }

    /** Without asking. */
    Optional<ClientRegistration> known() {
        return Optional.ofNullable(known);
    }
}
