package org.peixun.suspension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;

/** The letters of a suspension, each from the moment at which it is given. */
public enum SuspensionLetterKind {
    SUSPENSION("suspension", "暂停承训资格决定书"),
    FACTS("facts", "陈述申辩告知书"),
    DECISION("decision", "处理决定书"),
    HANDOVER("handover", "案件移送书");

    private final String slug;
    private final String label;

    SuspensionLetterKind(String slug, String label) {
        this.slug = slug;
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The one to the departments is between offices: the institution reads in its decision that the case was handed over. */
    boolean readBy(Actor reader) {
        return this != HANDOVER || !reader.has(Role.APPLICANT);
    }

    String path(String number) {
        return "/suspensions/" + number + "/letters/" + slug + ".pdf";
    }

    public static Optional<SuspensionLetterKind> bySlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }

    /** @return {@code null} for the notification of the facts, which decides nothing and has no number of its own */
    String number(Suspension suspension) {
        return switch (this) {
            case SUSPENSION -> suspension.documentNo();
            case FACTS -> null;
            case DECISION -> suspension.decision().measureNo();
            case HANDOVER -> suspension.handover().handedNo();
        };
    }

    /** The day of the letter, and until when what was found is a ground of it. */
    Instant given(Suspension suspension) {
        return switch (this) {
            case SUSPENSION -> suspension.suspendedAt();
            // cases of the time before reported_at was kept
            case FACTS -> suspension.inquiry().reportedAt() == null ? suspension.suspendedAt() : suspension.inquiry().reportedAt();
            case DECISION -> suspension.decision().measureAt();
            case HANDOVER -> suspension.handover().handedAt();
        };
    }

    /** Those that exist by now. */
    static List<SuspensionLetterKind> of(Suspension suspension) {
        var kinds = new ArrayList<SuspensionLetterKind>();
        if (suspension.suspendedAt() != null) {
            kinds.add(SUSPENSION);
        }
        if (suspension.inquiry().investigation() != null) {
            kinds.add(FACTS);
        }
        if (suspension.decision().measureAt() != null) {
            kinds.add(DECISION);
        }
        if (suspension.handover().handedTo() != null) {
            kinds.add(HANDOVER);
        }
        return kinds;
    }
}
