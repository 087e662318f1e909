package org.peixun.retention;

import org.peixun.identity.Actor;
import org.springframework.stereotype.Service;

/** The copy of {@link PersonRequests} as the file that is handed over. */
@Service
public class PersonCopies {

    private final PersonRequests requests;

    PersonCopies(PersonRequests requests) {
        this.requests = requests;
    }

    /** @return xlsx @throws org.peixun.shared.RequestRefused as {@link PersonRequests#copy} */
    public byte[] workbook(String idNumber, String reason, Actor actor) {
        return CopyBook.of(requests.copy(idNumber, reason, actor));
    }
}
