package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Needs;
import org.peixun.identity.Role;
import org.peixun.identity.Seats;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@IntegrationTest
@DisplayName("每一个导出：填过的文字永远是文字，不会成为公式")
class EveryExportTest {

    private static final String OTHER_COUNTY = "371525";
    private static final String EXPORTS = ".*(export|template|annotated|returned|xlsx|csv)";

    @Autowired MockMvc mvc;
    @Autowired List<ExportStory> stories;
    @Autowired TimeMachine.Mover time;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private record About(String start, String variable, String value) {}

    private final List<About> told = new ArrayList<>();
    private final Set<Actor> owners = new LinkedHashSet<>();
    private final TreeSet<String> risks = new TreeSet<>();
    private int rareNames;

    @BeforeEach
    void wednesdayMorning() {
        time.set(LocalDateTime.of(ExportStory.YEAR, 3, 4, 9, 0));
    }

    @AfterEach
    void backToNow() {
        stories.forEach(ExportStory::tidy);
        time.reset();
    }

    @Test
    @DisplayName("全部导出逐个打开：没有公式单元格，以等号等开头的带文字标记；生僻字姓名原样")
    void noFormulas() throws Exception {
        stories.forEach(story -> story.tell(new ExportStory.Told() {
            @Override
            public void about(String start, String variable, String value) {
                told.add(new About(start, variable, value));
            }

            @Override
            public void owner(Actor applicant) {
                owners.add(applicant);
            }
        }));
        var opened = new TreeSet<String>();
        var all = exports();
        for (var export : all.entrySet()) {
            for (Role role : export.getValue().value().roles()) {
                for (String path : paths(export.getKey())) {
                    for (Actor reader : readers(role)) {
                        open(export.getKey(), path, reader, opened);
                    }
                }
            }
        }
        assertThat(all.keySet()).hasSizeGreaterThan(20);
        assertThat(opened).as("打开过的导出；没有打开的，由所在事项的 ExportStory 准备").isEqualTo(new TreeSet<>(all.keySet()));
        assertThat(risks).as("导出中有需要标记的文字").hasSizeGreaterThan(8);
        assertThat(rareNames).isPositive();
    }

    private void open(String pattern, String path, Actor reader, TreeSet<String> opened) throws Exception {
        var answer = mvc.perform(get(path).param("year", String.valueOf(ExportStory.YEAR)).with(signedInAs(reader))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isLessThan(500);
        if (answer.getStatus() != 200) {
            return;
        }
        assertThat(answer.getContentType()).as(path).contains("spreadsheetml");
        opened.add(pattern);
        // a sheet that is given back with its faults is the reader's own: its cells stay as he typed them
        boolean own = pattern.matches(".*(annotated|returned)");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> check(path, cell, own))));
        }
    }

    private void check(String path, Cell cell, boolean own) {
        assertThat(cell.getCellType()).as(path + " " + cell.getAddress()).isNotEqualTo(CellType.FORMULA);
        if (cell.getCellType() == CellType.STRING && !own) {
            String text = cell.getStringCellValue();
            boolean risky = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
            assertThat(!risky || cell.getCellStyle().getQuotePrefixed()).as(path + " " + cell.getAddress() + " " + text).isTrue();
            if (risky) {
                risks.add(path.replaceAll("/[^/]*\\d[^/]*", ""));
            }
            rareNames += text.equals(ExportStory.RARE) ? 1 : 0;
        }
    }

    private Map<String, Needs> exports() {
        var found = new TreeMap<String, Needs>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET) && needs(handler) != null) {
                mapping.getPatternValues().stream().filter(path -> path.matches(EXPORTS)).forEach(path -> found.put(path, needs(handler)));
            }
        });
        return found;
    }

    private static Needs needs(HandlerMethod handler) {
        Needs own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
    }

    private List<String> paths(String pattern) {
        return pattern.contains("{") ? told.stream().filter(one -> pattern.startsWith(one.start()) && pattern.contains("{" + one.variable() + "}"))
                .map(one -> pattern.replace("{" + one.variable() + "}", one.value())).toList() : List.of(pattern);
    }

    private List<Actor> readers(Role role) {
        return role == Role.APPLICANT ? List.copyOf(owners)
                : Seats.of(role, FilingScenario.COUNTY, OTHER_COUNTY);
    }

}
