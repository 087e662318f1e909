package org.peixun.classfiling.web;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingDrafts;
import org.peixun.classfiling.FilingStep;
import org.peixun.classfiling.FilingView;
import org.peixun.classfiling.Seen;
import org.peixun.classfiling.TimetableMaker;
import org.peixun.classfiling.WholeTimetables;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.Needs;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whole timetables at once: made from the days, or pasted from a worksheet. */
@Controller
@Needs(Action.FILE_CLASS)
class TimetableController {

    private final ClassFilings filings;
    private final FilingDrafts drafts;
    private final WholeTimetables timetables;
    private final Commands commands;
    private final CurrentActor actor;

    TimetableController(ClassFilings filings, FilingDrafts drafts, WholeTimetables timetables, Commands commands, CurrentActor actor) {
        this.filings = filings;
        this.drafts = drafts;
        this.timetables = timetables;
        this.commands = commands;
        this.actor = actor;
    }

    @PostMapping("/filings/{number}/timetable/make")
    String make(
            @PathVariable String number, @RequestParam(required = false) String commandId,
            @RequestParam(defaultValue = "false") boolean workingDays, @RequestParam(defaultValue = "") List<Integer> day,
            @RequestParam List<String> slotStarts, @RequestParam List<String> slotEnds,
            @RequestParam List<String> slotHours, @RequestParam(defaultValue = "") String teacher,
            @RequestParam(defaultValue = "0") int replaced, @RequestParam(required = false) String seen, RedirectAttributes flash) {
        List<DayOfWeek> days = day.stream().filter(each -> each >= 1 && each <= 7).map(DayOfWeek::of).toList();
        Actor person = actor.get();
        var slotsTyped = new ArrayList<>(List.of(new ArrayList<>(slotStarts), new ArrayList<>(slotEnds), new ArrayList<>(slotHours)));
        return told(number, flash, "wished", Map.of("workingDays", workingDays, "days", new ArrayList<>(day), "slots", slotsTyped, "teacher", teacher), () -> {
            var wish = new TimetableMaker.Wish(days, workingDays, slots(slotStarts, slotEnds, slotHours), teacher);
            commands.once(commandId, person, () -> {
                int rows = timetables.make(number, wish, replaced, new Seen(FilingStep.TIMETABLE, seen), person);
                flash.addFlashAttribute("told", "已生成" + rows + "行。请核对内容和教师后保存。");
                return "done";
            });
        });
    }

    private static List<TimetableMaker.Slot> slots(List<String> starts, List<String> ends, List<String> hours) {
        List<TimetableMaker.Slot> slots = new ArrayList<>();
        for (int i = 0; i < Math.min(starts.size(), Math.min(ends.size(), hours.size())); i++) {
            if (hours.get(i).isBlank() || hours.get(i).equals("0")) {
                continue;
            }
            var slot = TimetableMaker.Slot.read(starts.get(i), ends.get(i), hours.get(i));
            if (slot != null) {
                slots.add(slot);
                continue;
            }
            throw RequestRefused.badInput("第" + (i + 1) + "个时段填写有误。时间如“08:30”，结束晚于开始，课时为大于0的整数；不用的时段把课时留空。");
        }
        return slots;
    }

    @PostMapping("/filings/{number}/timetable/paste")
    String paste(
            @PathVariable String number, @RequestParam(required = false) String commandId,
            @RequestParam(defaultValue = "") String rows, @RequestParam(defaultValue = "false") boolean append,
            @RequestParam(defaultValue = "0") int replaced, @RequestParam(required = false) String seen, RedirectAttributes flash) {
        Actor person = actor.get();
        return told(number, flash, "pasted", rows, () -> commands.once(commandId, person, () -> {
            FilingView view = filings.view(number, person);
            var pasted = new PastedLessons(rows, view, append ? view.form().lessons().size() : 0);
            if (pasted.lessons().isEmpty()) {
                throw RequestRefused.badInput("没有可以导入的行。请从表格中复制后粘贴，每行依次为日期、开始、结束、课时、课别、内容、教师、场地。");
            }
            var page = new Seen(FilingStep.TIMETABLE, seen);
            if (append) {
                drafts.saveLessons(number, before -> Stream.concat(before.stream(), pasted.lessons().stream()).toList(), page, person);
            } else {
                timetables.replace(number, pasted.lessons(), replaced, page, person);
            }
            flash.addFlashAttribute("told", pasted.told());
            return "done";
        }));
    }

    /** @param typed is in the form again, as {@code name}, when it is refused */
    private static String told(String number, RedirectAttributes flash, String name, Object typed, Runnable change) {
        try {
            change.run();
        } catch (RequestRefused refused) {
            if (refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            flash.addFlashAttribute("refused", refused.getMessage());
            flash.addFlashAttribute(name, typed);
        }
        return StepController.to(number, FilingStep.TIMETABLE);
    }
}
