package org.peixun.registration.web;

import java.util.function.Supplier;
import org.peixun.identity.Actor;
import org.peixun.registration.Imported;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a workbook is answered with: on to the page it came from, or that page again with everything that is wrong in it. */
final class ImportAnswer {

    private ImportAnswer() {}

    static ModelAndView of(Commands commands, String commandId, Actor person, String path, Supplier<Imported> importing,
            Supplier<ModelAndView> page, RedirectAttributes flash) {
        var results = new Imported[1];
        try {
            commands.once(commandId, person, path, () -> results[0] = importing.get());
        } catch (RequestRefused refused) {
            boolean conflict = refused.kind() == RequestRefused.Kind.CONFLICT;
            if (!conflict && refused.kind() != RequestRefused.Kind.BAD_INPUT) {
                throw refused;
            }
            return answered(page.get().addObject("refused", refused.getMessage()), conflict ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST);
        }
        Imported result = results[0];
        if (result != null && !result.faults().isEmpty()) {
            return answered(page.get().addObject("faults", result.faults()), HttpStatus.BAD_REQUEST);
        }
        if (result != null) {
            flash.addFlashAttribute("told", "已导入" + result.number() + "条。");
            flash.addFlashAttribute("notes", result.notes());
        }
        return new ModelAndView("redirect:" + path);
    }

    private static ModelAndView answered(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
