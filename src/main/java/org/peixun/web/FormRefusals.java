package org.peixun.web;

import org.peixun.shared.RequestRefused;
import org.springframework.http.HttpStatus;

/** What a page with a form does with a refusal: it is shown again with the sentence and all that was typed. */
public final class FormRefusals {

    private FormRefusals() {}

    /**
     * @return the status of the page that is shown again: 400, or 409 where the case changed meanwhile
     * @throws RequestRefused itself where the page is not this person's to see: 403, 404
     */
    public static HttpStatus shownAgain(RequestRefused refused) {
        return switch (refused.kind()) {
            case BAD_INPUT -> HttpStatus.BAD_REQUEST;
            case CONFLICT -> HttpStatus.CONFLICT;
            default -> throw refused;
        };
    }
}
