package org.peixun.projectlist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.peixun.directory.Directory;
import org.peixun.directory.Trainers;

/** A listed project beside what was typed over it; what was not typed stays as it is. */
record Amended(ListedProject project, ProjectRow row, ListFacts facts) {

    private static final List<Set<ProjectField>> TOGETHER =
            List.of(Set.of(ProjectField.PROGRESS, ProjectField.TRAINED), Set.of(ProjectField.THEME, ProjectField.THEME_NOTE));

    static Amended of(ListedProject project, Map<String, String> typed, ListFacts facts) {
        return new Amended(project, project.row(facts).with(typed), facts);
    }

    String text(ProjectField field) {
        return row.value(field).strip();
    }

    /** Written in one way, so that 80 and ８０ are the same. */
    String plain(ProjectField field) {
        return plain(field, row);
    }

    private String now(ProjectField field) {
        return plain(field, project.row(facts));
    }

    /** @param fields keys */
    Map<ProjectField, String> now(Collection<String> fields) {
        Map<ProjectField, String> now = new EnumMap<>(ProjectField.class);
        AmendedValues.FURTHER.stream().filter(field -> fields.contains(field.key())).forEach(field -> now.put(field, now(field)));
        return now;
    }

    /** Those that are read, and kept, with the field. */
    static Set<ProjectField> together(ProjectField field) {
        return TOGETHER.stream().filter(fields -> fields.contains(field)).findFirst().orElse(Set.of(field));
    }

    private String plain(ProjectField field, ProjectRow from) {
        String text = from.value(field).strip();
        return switch (field) {
            case HOURS, TRAINED -> {
                Integer number = Project.integer(text);
                yield number == null ? text : number.toString();
            }
            case BUDGET -> {
                BigDecimal amount = Project.money(text);
                yield amount == null ? text : amount.stripTrailingZeros().toPlainString();
            }
            case THEME_NOTE -> facts.theme(from.value(ProjectField.THEME).strip()).filter(Themes.Theme::needsNote).isPresent() ? text : "";
            case OCCUPATION -> facts.occupation(text).map(this::named).orElse(text);
            default -> text;
        };
    }

    /** By its name, where that names one occupation only. */
    private String named(Directory.Occupation occupation) {
        return facts.occupation(occupation.name()).isPresent() ? occupation.name() : occupation.code();
    }

    String occupationCode() {
        return facts.occupation(text(ProjectField.OCCUPATION)).map(Directory.Occupation::code).orElse(project.occupationCode());
    }

    /** Of {@link AmendedValues#FURTHER} those that differ. */
    List<ProjectField> changed() {
        List<ProjectField> changed = new ArrayList<>(AmendedValues.FURTHER);
        changed.removeIf(field -> plain(field).equals(now(field)));
        return changed;
    }

    boolean changesTrade() {
        return changed().stream().anyMatch(field -> field == ProjectField.OCCUPATION || field == ProjectField.LEVEL);
    }

    /** As they are now, of the fields that change. */
    AmendedValues before() {
        AmendedValues now = AmendedValues.of(project);
        return new AmendedValues(now.institutionId(), now.body(), now.planned(), now.startsOn(), now.endsOn(), further(project.row(facts)));
    }

    /** As they are to be; only when {@link AmendmentRules} found nothing. */
    AmendedValues after() {
        String body = text(ProjectField.BODY);
        // a body that stays keeps its id, whatever the directory calls it now
        Long id = body.equals(project.body()) ? project.institutionId() : facts.body(body).map(Trainers.Body::id).orElse(null);
        return new AmendedValues(id, body, Project.integer(text(ProjectField.PLANNED)), Project.date(text(ProjectField.STARTS)),
                Project.date(text(ProjectField.ENDS)), further(row));
    }

    private Map<String, String> further(ProjectRow from) {
        Set<ProjectField> fields = EnumSet.noneOf(ProjectField.class);
        changed().forEach(field -> fields.addAll(together(field)));
        Map<String, String> further = new LinkedHashMap<>();
        for (ProjectField field : AmendedValues.FURTHER) {
            if (fields.contains(field)) {
                further.put(field.key(), plain(field, from));
            }
        }
        return further;
    }
}
