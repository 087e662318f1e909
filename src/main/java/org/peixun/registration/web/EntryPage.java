package org.peixun.registration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.directory.Directory;
import org.peixun.registration.Field;
import org.peixun.registration.Form;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The one page on which anything of the register is typed; what was typed stays when it is refused. */
final class EntryPage {

    private EntryPage() {}

    /** @param institution {@code null} when it belongs to none yet @param path where the form goes */
    static ModelAndView of(Form form, Directory.Institution institution, String path) {
        return page(form, institution, path, form.values(), "", List.of());
    }

    /** @throws RequestRefused what is not about the fields */
    static ModelAndView again(Form form, Directory.Institution institution, String path, Map<String, String> typed, String reason, RequestRefused refused) {
        boolean conflict = refused.kind() == RequestRefused.Kind.CONFLICT;
        if (!conflict && refused.problems().isEmpty()) {
            throw refused;
        }
        ModelAndView page = page(form, institution, path, typed, reason,
                conflict ? List.of(new Problem("entry", refused.getMessage())) : refused.problems());
        page.setStatus(conflict ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST);
        return page;
    }

    private static ModelAndView page(Form form, Directory.Institution institution, String path, Map<String, String> values, String reason, List<Problem> problems) {
        return new ModelAndView("registration/entry").addObject("form", form).addObject("institution", institution).addObject("path", path)
                .addObject("values", values).addObject("reason", reason).addObject("problems", problems)
                .addObject("fresh", form.seen().isEmpty());
    }

    /** Of the fields asked and nothing else; several options are joined. */
    static Map<String, String> typed(Form form, HttpServletRequest request) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            String[] values = request.getParameterValues(field.key());
            if (values != null && values.length > 1 && field.type() != Field.Type.MANY) {
                throw RequestRefused.badInput("提交的内容有误：同一项给了不止一个值。请从页面上的按钮重新操作。");
            }
            typed.put(field.key(), values == null ? "" : String.join("、", values));
        }
        return typed;
    }
}
