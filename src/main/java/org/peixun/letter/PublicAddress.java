package org.peixun.letter;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the public finds this system: what a letter prints and its QR code leads to. */
@Component
public class PublicAddress {

    private final LetterSettings settings;

    PublicAddress(LetterSettings settings) {
        this.settings = settings;
    }

    /**
     * @param path e.g. {@code /check}
     * @return e.g. {@code https://peixun.example.org/check}; the path alone where no address is set and nobody asks, as when a
     *     closed case is archived at night
     */
    public String of(String path) {
        return base().replaceFirst("/+$", "") + path;
    }

    private String base() {
        if (!settings.baseUrl().isBlank()) {
            return settings.baseUrl();
        }
        return RequestContextHolder.getRequestAttributes() == null ? "" : ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
    }
}
