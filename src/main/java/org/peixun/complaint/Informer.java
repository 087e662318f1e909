package org.peixun.complaint;

/** Who informed us. Not a record: its {@link #toString()} must tell nothing, wherever it ends up. */
public final class Informer {

    private static final String HIDDEN = "（电话已隐去）";

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

    /** The text without what would lead to the informer; any other mobile number goes too. */
    String hiddenFrom(String text) {
        String hidden = name == null || name.length() < 2 ? text : text.replace(name, "投诉人");
        return withoutPhones(phone == null ? hidden : PhoneInText.of(phone).matcher(hidden).replaceAll(HIDDEN));
    }

    /** @param informer {@code null} when anonymous: numbers go nevertheless */
    static String hidden(Informer informer, String text) {
        return informer == null ? withoutPhones(text) : informer.hiddenFrom(text);
    }

    static String withoutPhones(String text) {
        return PhoneInText.MOBILE.matcher(text).replaceAll(HIDDEN);
    }

    boolean isIn(String text) {
        return text != null && (name != null && name.length() >= 2 && text.contains(name)
                || phone != null && PhoneInText.of(phone).matcher(text).find());
    }

    @Override
    public String toString() {
        return "Informer";
    }
}
