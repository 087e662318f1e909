package org.peixun.delivery;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.complaint.Topic;

/** What a trainee says on the phone that must not be (clause 12); the first is the gravest. */
enum Concern {
    CHARGED("被收费", Topic.FEE),
    PROMISED("被许诺补贴", Topic.ADVERTISING),
    NOT_THERE("没有参加培训", Topic.MANAGEMENT);

    private final String label;
    private final Topic topic;

    Concern(String label, Topic topic) {
        this.label = label;
        this.topic = topic;
    }

    /** What it is called as a complaint. */
    Topic topic() {
        return topic;
    }

    /** @param attended {@code null}, like the others, when it was not asked */
    static Set<Concern> of(Boolean attended, Boolean charged, Boolean promised) {
        Set<Concern> concerns = EnumSet.noneOf(Concern.class);
        if (Boolean.TRUE.equals(charged)) {
            concerns.add(CHARGED);
        }
        if (Boolean.TRUE.equals(promised)) {
            concerns.add(PROMISED);
        }
        if (Boolean.FALSE.equals(attended)) {
            concerns.add(NOT_THERE);
        }
        return concerns;
    }

    /** 被收费1人，没有参加培训2人: how many, never who. @param each of one trainee */
    static String counted(Collection<Set<Concern>> each) {
        List<Concern> all = each.stream().flatMap(Set::stream).toList();
        return Stream.of(values()).filter(all::contains)
                .map(one -> one.label + all.stream().filter(one::equals).count() + "人").collect(Collectors.joining("，"));
    }
}
