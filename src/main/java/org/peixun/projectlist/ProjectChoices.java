package org.peixun.projectlist;

import java.util.List;
import java.util.stream.Stream;
import org.peixun.directory.DirectoryStatus;

/** What may be chosen for a project today: on the page and in the workbook's lists. */
public record ProjectChoices(
        List<String> themes, List<String> occupations, List<String> levels, List<String> bodies, List<String> funding,
        List<String> progress) {

    static ProjectChoices of(ListFacts facts) {
        return new ProjectChoices(facts.choosable(),
                facts.occupations().stream().map(each -> each.name()).toList(), Project.levels(),
                Stream.concat(Stream.of(ProjectField.BODY_PENDING), facts.bodies().stream()
                        .filter(body -> body.status() == DirectoryStatus.NORMAL).map(body -> body.name())).toList(),
                Project.FUNDING, Project.PROGRESS);
    }

    public List<String> of(ProjectField field) {
        return switch (field) {
            case THEME -> themes;
            case OCCUPATION -> occupations;
            case LEVEL -> levels;
            case BODY -> bodies;
            case FUNDING -> funding;
            case PROGRESS -> progress;
            default -> List.of();
        };
    }
}
