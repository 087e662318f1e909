package org.peixun.classfiling;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.Phone;
import org.springframework.stereotype.Component;

/** The telephone of a class's head (负责人电话): within a stored form it stands encrypted, on pages masked. */
@Component
class HeadPhone {

    /** What {@link FieldCipher} writes; rows from before it was encrypted hold the number itself. */
    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9-]{1,16}:[A-Za-z0-9+/]{38,}={0,2}");

    private final FieldCipher cipher;

    HeadPhone(FieldCipher cipher) {
        this.cipher = cipher;
    }

    FilingForm sealed(FilingForm form, String context) {
        return with(form, number -> cipher.encrypt(number, context));
    }

    FilingForm opened(FilingForm form, String context) {
        return with(form, stored -> SEALED.matcher(stored).matches() ? cipher.decrypt(stored, context) : stored);
    }

    private static FilingForm with(FilingForm form, UnaryOperator<String> change) {
        String phone = form.values().get(FilingField.HEAD_PHONE.key());
        return phone == null || phone.isEmpty() ? form : form.withValues(Map.of(FilingField.HEAD_PHONE.key(), change.apply(phone)));
    }

    /** 138****0000; what is no number shows nothing of itself. */
    static String masked(String typed) {
        var phone = Phone.parse(typed);
        return typed.isEmpty() ? "" : phone.ok() ? phone.value().masked() : "***";
    }
}
