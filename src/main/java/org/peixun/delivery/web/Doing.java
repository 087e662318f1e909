package org.peixun.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.peixun.delivery.SheetImports;
import org.peixun.identity.Actor;
import org.peixun.roster.Worksheet;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.peixun.web.Files;
import org.peixun.web.FormRefusals;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** One change of a class's page: done once and told, or shown again with what is wrong and what was typed. */
@Component
public class Doing {

    /** After the path in the stored answer to a sheet: what was told; nothing of one that was not taken over. */
    private static final String TOLD = "#";
    private static final List<Problem> REFUSED_BEFORE =
            List.of(new Problem("", "这份表格有错误，没有导入。请按错误说明修改后重新上传。"));

    private final Commands commands;

    Doing(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param path of the page
     * @param again shows the page again; what was typed is in the model already
     */
    public String once(
            String commandId, Actor actor, String path, String told, Runnable change, RedirectAttributes flash, Model model,
            HttpServletResponse response, Supplier<String> again) {
        try {
            commands.once(commandId, actor, () -> {
                change.run();
                return path;
            });
            flash.addFlashAttribute("told", told);
            return redirect(path);
        } catch (RequestRefused refused) {
            return refused(refused, model, response, again);
        }
    }

    /**
     * A filled-in sheet: taken over whole, or shown again with its faults and kept for fetching. The same sent a second time
     * is told the same as the first time.
     *
     * @param next what to do now that it was taken over; may be empty
     */
    public String sheet(
            String commandId, Actor actor, String path, String next, MultipartFile file,
            Function<InputStream, SheetImports.Taken> take, RedirectAttributes flash, Model model,
            HttpServletResponse response, Supplier<String> again) {
        List<Worksheet.Fault> faults = new ArrayList<>();
        try {
            String reply = commands.once(Files.command(commandId, file), actor, () -> {
                SheetImports.Taken taken = Files.read(file, take);
                faults.addAll(taken.faults());
                return path + TOLD + UriUtils.encodeFragment(taken.told(), StandardCharsets.UTF_8);
            });
            if (!faults.isEmpty()) {
                response.setStatus(400);
                model.addAttribute("faults", faults);
                return again.get();
            }
            // an answer of before an upgrade has none
            String told = Objects.toString(URI.create(reply).getFragment(), "已导入。");
            if (told.isEmpty()) {
                flash.addFlashAttribute("problems", REFUSED_BEFORE);
            } else {
                flash.addFlashAttribute("told", told + next);
            }
            return redirect(path);
        } catch (RequestRefused refused) {
            return refused(refused, model, response, again);
        }
    }

    private static String redirect(String path) {
        return "redirect:" + URI.create(path).toASCIIString();
    }

    private static String refused(RequestRefused refused, Model model, HttpServletResponse response, Supplier<String> again) {
        response.setStatus(FormRefusals.shownAgain(refused).value());
        model.addAttribute("problems", refused.problems().isEmpty()
                ? List.of(new Problem("", refused.getMessage())) : refused.problems());
        return again.get();
    }
}
