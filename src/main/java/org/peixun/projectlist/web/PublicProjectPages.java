package org.peixun.projectlist.web;

import org.peixun.projectlist.ProjectSummaries;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The published lists for everybody: projects, no persons. */
@Controller
class PublicProjectPages {

    private final ProjectSummaries summaries;

    PublicProjectPages(ProjectSummaries summaries) {
        this.summaries = summaries;
    }

    @GetMapping("/published/projects")
    String newest(Model model) {
        var years = summaries.publishedYears();
        if (!years.isEmpty()) {
            return "redirect:/published/projects/" + years.get(0);
        }
        model.addAttribute("years", years);
        return "projectlist/published";
    }

    @GetMapping("/published/projects/{year}")
    String year(@PathVariable int year, Model model) {
        model.addAttribute("years", summaries.publishedYears());
        model.addAttribute("published", summaries.published(year)
                .orElseThrow(() -> RequestRefused.notFound(year + "年的项目清单尚未公布。")));
        model.addAttribute("givenUp", summaries.givenUp(year));
        return "projectlist/published";
    }
}
