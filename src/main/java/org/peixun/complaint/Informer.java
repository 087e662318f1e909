package org.peixun.complaint;

/** Who informed us. Not a record: its {@link #toString()} must tell nothing, wherever it ends up. */
public final class Informer {

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

    /** The text without what would lead to the informer; any other telephone number goes too. */
    String hiddenFrom(String text) {
        String hidden = name == null || name.length() < 2 ? text : text.replace(name, "投诉人");
        return withoutPhones(phone == null ? hidden : hidden.replace(phone, "（电话已隐去）"));
    }

    static String withoutPhones(String text) {
        return text.replaceAll("(?<!\\d)1[3-9]\\d{9}(?!\\d)", "（电话已隐去）");
    }

    boolean isIn(String text) {
        return text != null && (name != null && name.length() >= 2 && text.contains(name) || phone != null && text.contains(phone));
    }

    @Override
    public String toString() {
        return "Informer";
    }
}
