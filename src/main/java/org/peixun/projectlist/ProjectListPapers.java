package org.peixun.projectlist;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.FiledPaper;
import org.peixun.letter.FiledPaper.Fact;
import org.peixun.letter.FiledPaper.Part;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.peixun.letter.Wording;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the archive of a list keeps of it: the projects as they were sent each time, the notices, the progress, the amendments (clause 7). */
@Service
@Transactional(readOnly = true)
class ProjectListPapers implements CaseLetters {

    private final ProjectListFiles lists;
    private final ListSubmissions submissions;
    private final ListNotices notices;
    private final ProjectRegister register;
    private final AmendmentFiles amendments;
    private final Offices offices;
    private final Clock clock;

    ProjectListPapers(ProjectListFiles lists, ListSubmissions submissions, ListNotices notices, ProjectRegister register, AmendmentFiles amendments,
            Offices offices, Clock clock) {
        this.lists = lists;
        this.submissions = submissions;
        this.notices = notices;
        this.register = register;
        this.amendments = amendments;
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public List<Letter> of(String number) {
        return lists.findById(number).map(this::all).orElse(List.of());
    }

    private List<Letter> all(ProjectList list) {
        List<ListSubmissions.Kept> sent = submissions.all(list.number());
        var letters = new ArrayList<Letter>();
        sent.forEach(one -> letters.add(projects(list, "项目清单（第" + one.submission() + "次报送）", one.rows(), one.takenAt())));
        if (sent.stream().noneMatch(one -> one.rows().equals(list.draft().rows())) && !list.draft().rows().isEmpty()) {
            letters.add(projects(list, "项目清单（未报送）", list.draft().rows(), closed(list)));
        }
        letters.add(course(list));
        return letters;
    }

    private Letter projects(ProjectList list, String title, List<ProjectRow> rows, Instant at) {
        return letter(list, title, "共" + rows.size() + "个项目。", IntStream.range(0, rows.size()).mapToObj(i -> project(i + 1, rows.get(i))), at);
    }

    private static Part project(int position, ProjectRow row) {
        return new Part("项目" + position + "：" + row.value(ProjectField.NAME),
                Arrays.stream(ProjectField.values()).map(field -> new Fact(field.label(), row.value(field))).toList());
    }

    private Letter course(ProjectList list) {
        Stream<Part> returned = notices.all(list.number()).stream().map(one -> Part.of("退回补正（" + Wording.day(one.givenAt()) + "，" + one.givenBy() + "）",
                new Fact("需要补正", one.items().stream().map(item -> (item.project() == null ? "" : item.project() + "：") + item.sentence()).collect(Collectors.joining("\n"))),
                new Fact("意见", one.opinion())));
        List<ProjectReports.Reported> history = register.history(list.number());
        Stream<Part> projects = register.ofList(list.number()).stream().map(one -> new Part("进展：" + one.name(), Stream.concat(
                history.stream().filter(report -> report.code().equals(one.code())).map(report -> new Fact(
                        report.period().toString(), report.progress() + "，已培训" + report.trained() + "人。" + report.narrative())),
                Stream.of(new Fact("最后的进展", one.progress() + "，已培训" + one.trained() + "人，" + one.classes() + "个班期"))).toList()));
        Stream<Part> amended = amendments.ofList(list.number()).stream().map(one -> Part.of("调整（" + Wording.day(one.proposedAt()) + "）：" + one.name(),
                new Fact("内容", one.change()), new Fact("理由", one.reason()), new Fact("决定", one.state().label()), new Fact("意见", one.opinion())));
        Stream<Part> end = Stream.of(Part.of("办结", new Fact("状态", list.state().label()), new Fact("理由", list.closingReason())));
        return letter(list, "补正、进展和调整情况", "项目清单的办理情况如下。",
                Stream.of(returned, projects, amended, end).flatMap(parts -> parts), closed(list));
    }

    private Letter letter(ProjectList list, String title, String opening, Stream<Part> parts, Instant at) {
        return new FiledPaper(opening, parts.toList()).letter(list.year() + "年", title, list.number(), offices.of(list.jurisdiction()), at);
    }

    private Instant closed(ProjectList list) {
        Instant ended = list.file("").endedAt();
        return ended == null ? clock.instant() : ended;
    }
}
