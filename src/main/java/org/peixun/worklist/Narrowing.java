package org.peixun.worklist;

import java.util.List;
import org.peixun.identity.Actor;
import org.springframework.stereotype.Component;

/** What a filter leaves of a list of items, the same for its rows and its numbers, with every value that either asks for. */
@Component
class Narrowing {

    private final DueWindow window;
    private final OnceEach onceEach;

    Narrowing(DueWindow window, OnceEach onceEach) {
        this.window = window;
        this.onceEach = onceEach;
    }

    Conditions todo(Actor actor, ListFilter filter) {
        Conditions conditions = ofAnyDay(actor, filter);
        switch (filter.due()) {
            case "overdue" -> conditions.add("w.due_at < :now");
            case "soon" -> conditions.add("w.due_at >= :now AND w.due_at < :soonUntil");
            case "today" -> conditions.add("w.due_at >= :now AND w.due_at < :tomorrow");
            case "followUp" -> conditions.add("w.holder = :me" + Branch.FOLLOW_UP);
            default -> { }
        }
        return conditions;
    }

    /** The numbers by day stand beside each other: none is narrowed by the day that another asks for. */
    Conditions ofAnyDay(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("me", actor.userId());
        conditions.put("among", actor.groups().toArray(String[]::new));
        conditions.put("today", window.today());
        conditions.put("tomorrow", window.tomorrow());
        putDays(conditions);
        conditions.add(onceEach, actor);
        return conditions;
    }

    Conditions done(Actor actor, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("me", actor.userId());
        return conditions;
    }

    Conditions supervision(List<String> jurisdictions, ListFilter filter) {
        Conditions conditions = Conditions.ofItems(filter);
        conditions.put("among", jurisdictions.stream()
                .filter(code -> filter.county().isEmpty() || filter.county().equals(code)).toArray(String[]::new));
        putDays(conditions);
        return conditions;
    }

    private void putDays(Conditions conditions) {
        conditions.put("now", window.now());
        conditions.put("soonUntil", window.soonUntil());
    }
}
