package org.peixun.complaint;

import java.util.regex.Pattern;

/** Who informed us. Not a record: its {@link #toString()} must tell nothing, wherever it ends up. */
public final class Informer {

    private static final String HIDDEN = "（电话已隐去）";
    private static final String HIDDEN_ID = "（证件号码已隐去）";

    private final String name;
    private final String phone;

    /** @param name or {@code null} @param phone or {@code null}, not both */
    Informer(String name, String phone) {
        this.name = name;
        this.phone = phone;
    }

    public String name() {
        return name;
    }

    public String phone() {
        return phone;
    }

    /** The text without what would lead to the informer; anybody's mobile and identity numbers go too. */
    String hiddenFrom(String text) {
        Pattern spelled = NameInText.of(name);
        String hidden = spelled == null ? text : spelled.matcher(text).replaceAll("投诉人");
        return withoutNumbers(phone == null ? hidden : PhoneInText.of(phone).matcher(hidden).replaceAll(HIDDEN));
    }

    /** @param informer {@code null} when anonymous: numbers go nevertheless */
    static String hidden(Informer informer, String text) {
        return informer == null ? withoutNumbers(text) : informer.hiddenFrom(text);
    }

    static String withoutNumbers(String text) {
        return PhoneInText.MOBILE.matcher(IdentityInText.hidden(text, HIDDEN_ID)).replaceAll(HIDDEN);
    }

    boolean isIn(String text) {
        Pattern spelled = NameInText.of(name);
        return text != null && (spelled != null && spelled.matcher(text).find()
                || phone != null && PhoneInText.of(phone).matcher(text).find());
    }

    @Override
    public String toString() {
        return "Informer";
    }
}
