package org.peixun.projectlist;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peixun.directory.Directory;
import org.peixun.directory.Level;
import org.peixun.directory.Trainers;
import org.peixun.policy.Policy;

/**
 * What the rules need to know beside the list itself; read once a check.
 *
 * @param year of the round
 * @param themes in force today, or on a day since the list was first sent
 * @param bodies institutions of the county with their standing of today
 * @param standards {@code occupation|LEVEL} → yuan a person in force today
 */
record ListFacts(
        int year, LocalDate today, Policy policy, List<Themes.Theme> themes, List<Directory.Occupation> occupations,
        List<Trainers.Body> bodies, Map<String, BigDecimal> standards) {

    /** Names that may still be chosen. */
    List<String> choosable() {
        return themes.stream().filter(theme -> theme.validOn(today)).map(Themes.Theme::name).toList();
    }

    Optional<Themes.Theme> theme(String text) {
        return themes.stream().filter(theme -> theme.name().equals(text)).findFirst();
    }

    /** By name or by code; a name that stands twice needs the code. */
    Optional<Directory.Occupation> occupation(String text) {
        List<Directory.Occupation> found = occupations.stream()
                .filter(each -> each.name().equals(text) || each.code().equals(text)
                        || (each.name() + "（" + each.code() + "）").equals(text)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whom the name means; nobody where it stands twice. */
    Optional<Trainers.Body> body(String text) {
        return isAmbiguous(text) ? Optional.empty() : bodies.stream().filter(body -> body.name().equals(text)).findFirst();
    }

    boolean isAmbiguous(String name) {
        return bodies.stream().filter(body -> body.name().equals(name)).count() > 1;
    }

    static String sameName(String name) {
        return "本县（市、区）机构目录中有不止一家“" + name + "”，不能确定是哪一家。请先在“机构目录”中给名称加注所在地，再填写全称";
    }

    Optional<BigDecimal> standard(String occupation, Level level) {
        return Optional.ofNullable(standards.get(occupation + "|" + level.name()));
    }
}
