package org.peixun.letter;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the public finds this system: what a letter prints and its QR code leads to. */
@Component
public class PublicAddress {

    private final LetterSettings settings;

    PublicAddress(LetterSettings settings) {
        this.settings = settings;
    }

    /** @param path e.g. {@code /check} @return e.g. {@code https://peixun.example.org/check} */
    public String of(String path) {
        String base = settings.baseUrl().isBlank()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() : settings.baseUrl();
        return base.replaceFirst("/+$", "") + path;
    }
}
