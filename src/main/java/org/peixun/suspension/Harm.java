package org.peixun.suspension;

/** How grave the circumstances are; the decision table asks for it. */
enum Harm {
    MINOR("较轻"),
    SERIOUS("较重"),
    GRAVE("严重");

    private final String label;

    Harm(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
