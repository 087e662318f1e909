package org.peixun.users.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.peixun.identity.Action;
import org.peixun.identity.CurrentActor;
import org.peixun.identity.IdentityProof;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Needs;
import org.peixun.identity.NewUser;
import org.peixun.identity.Role;
import org.peixun.identity.SecondFactors;
import org.peixun.identity.UserFacts;
import org.peixun.identity.UserList;
import org.peixun.identity.Users;
import org.peixun.shared.RequestRefused;
import org.peixun.web.Commands;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/admin/users")
@Needs(Action.MANAGE_USERS)
class UserPages {

    private static final int SIZE = 20;

    private final Users users;
    private final UserFacts facts;
    private final SecondFactors secondFactors;
    private final UserAccount page;
    private final UserList list;
    private final GrantLines grantLines;
    private final Jurisdictions jurisdictions;
    private final Commands commands;
    private final CurrentActor actor;

    UserPages(Users users, UserFacts facts, SecondFactors secondFactors, UserAccount page, UserList list,
            GrantLines grantLines, Jurisdictions jurisdictions, Commands commands, CurrentActor actor) {
        this.users = users;
        this.facts = facts;
        this.secondFactors = secondFactors;
        this.page = page;
        this.list = list;
        this.grantLines = grantLines;
        this.jurisdictions = jurisdictions;
        this.commands = commands;
        this.actor = actor;
    }

    /** The form's inputs, by the names that they have in it. */
    record Form(String userId, String name, String email, List<String> role, List<String> jurisdiction,
            List<String> institution) {

        Form {
            userId = userId == null ? "" : userId.strip();
            name = name == null ? "" : name.strip();
            email = email == null || email.isBlank() ? null : email.strip();
        }

        /** Whether it has the fields of 姓名 and 邮箱. */
        boolean facts() {
            return role == null;
        }

        List<GrantLines.Line> lines() {
            var lines = new ArrayList<GrantLines.Line>();
            for (int i = 0; role != null && i < role.size(); i++) {
                lines.add(new GrantLines.Line(role.get(i), at(jurisdiction, i), at(institution, i)));
            }
            return lines;
        }

        private static String at(List<String> values, int i) {
            return values == null || i >= values.size() || values.get(i) == null ? "" : values.get(i);
        }
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("roles", Role.values());
        model.addAttribute("jurisdictions", jurisdictions);
        model.addAttribute("grantLines", grantLines);
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "1") int page, Model model) {
        int number = Math.max(1, page);
        model.addAttribute("text", text);
        model.addAttribute("page", number);
        model.addAttribute("count", list.count(text));
        model.addAttribute("size", SIZE);
        var rows = list.find(text, (number - 1L) * SIZE, SIZE);
        model.addAttribute("rows", rows).addAttribute("named", grantLines.namedIn(rows.stream().flatMap(row -> row.grants().stream())));
        return "users/list";
    }

    /** Its path cannot be a user id, which starts with a letter or a digit. */
    @GetMapping("/_new")
    String blank(Model model) {
        return form(model, new Form("", "", "", null, null, null));
    }

    @PostMapping
    String create(Form form, @RequestParam(required = false) String commandId, Model model,
            RedirectAttributes once, HttpServletResponse response) {
        try {
            return change(commandId, () -> {
                String password = users.create(new NewUser(form.userId(), form.name(), form.email(), null,
                        grantLines.grants(form.lines()), true), actor.get());
                once.addFlashAttribute("oneTimePassword", password);
                return "/admin/users/" + form.userId();
            });
        } catch (RequestRefused refused) {
            response.setStatus(refused.kind() == RequestRefused.Kind.CONFLICT ? 409 : 400);
            model.addAttribute("problem", refused.getMessage());
            return form(model, form);
        }
    }

    @GetMapping("/{userId}")
    String account(@PathVariable String userId, Model model) {
        return page.of(userId, null, model);
    }

    @PostMapping("/{userId}/facts")
    String correct(@PathVariable String userId, Form form, @RequestParam(required = false) String seen,
            @RequestParam(required = false) String commandId, Model model, RedirectAttributes once, HttpServletResponse response) {
        return orAgain(userId, form, model, response, () -> change(commandId, () -> {
            facts.correct(userId, form.name(), form.email(), seen, actor.get());
            return done(once, userId, "姓名、邮箱已更正，本人重新登录后生效；以前办理的记录保留原姓名。");
        }));
    }

    @PostMapping("/{userId}/grants")
    String setGrants(@PathVariable String userId, Form form, @RequestParam(required = false) String seen,
            @RequestParam(required = false) String commandId, Model model, RedirectAttributes once, HttpServletResponse response) {
        return orAgain(userId, form, model, response, () -> change(commandId, () -> {
            users.setGrants(userId, seen, grantLines.grants(form.lines()), actor.get());
            return done(once, userId, "角色已调整，该用户的登录已退出，重新登录后生效。");
        }));
    }

    @PostMapping("/{userId}/enabled")
    String setEnabled(@PathVariable String userId, @RequestParam boolean enabled,
            @RequestParam(required = false) String commandId, RedirectAttributes once) {
        return change(commandId, () -> {
            users.setEnabled(userId, enabled, actor.get());
            return done(once, userId, enabled ? "账号已启用。" : "账号已停用，该用户的登录已全部退出。");
        });
    }

    @PostMapping("/{userId}/password")
    String resetPassword(@PathVariable String userId, @RequestParam(required = false) IdentityProof proof,
            @RequestParam(required = false) String commandId, RedirectAttributes once) {
        return change(commandId, () -> {
            once.addFlashAttribute("oneTimePassword", users.resetPassword(userId, proof, actor.get()));
            return "/admin/users/" + userId;
        });
    }

    @PostMapping("/{userId}/second-factor/reset")
    String resetSecondFactor(@PathVariable String userId, @RequestParam(required = false) IdentityProof proof,
            @RequestParam(required = false) String commandId, RedirectAttributes once) {
        return change(commandId, () -> {
            secondFactors.reset(userId, proof, actor.get());
            return done(once, userId, "动态口令已重置，该用户的登录已全部退出，原手机和恢复码作废。请通知本人重新绑定。");
        });
    }

    private String change(String commandId, Supplier<String> change) {
        return "redirect:" + commands.once(commandId, actor.get(), change);
    }

    private static String done(RedirectAttributes once, String userId, String sentence) {
        once.addFlashAttribute("done", sentence);
        return "/admin/users/" + userId;
    }

    /** Refused, the page comes again with what was typed. */
    private String orAgain(String userId, Form form, Model model, HttpServletResponse response, Supplier<String> change) {
        try {
            return change.get();
        } catch (RequestRefused refused) {
            response.setStatus(switch (refused.kind()) {
                case FORBIDDEN -> 403;
                case CONFLICT -> 409;
                default -> 400;
            });
            model.addAttribute("problem", refused.getMessage());
            return page.of(userId, form, model);
        }
    }

    private String form(Model model, Form form) {
        model.addAttribute("form", form);
        model.addAttribute("lines", GrantLines.padded(form.lines())).addAttribute("named", grantLines.named(form.lines().stream()));
        return "users/new";
    }
}
