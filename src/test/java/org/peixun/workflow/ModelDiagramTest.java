package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

@DisplayName("流程图：由模型画出，标出走过的路")
class ModelDiagramTest {

    private static final List<String> TO_REVIEW = List.of(
            "flow_filingSubmitted", "flow_filingReceived", "flow_filingVerified", "flow_checksPassed", "flow_examinationStarted",
            "flow_acceptanceDecided", "flow_filingAccepted");

    private final ModelDiagram diagrams = new ModelDiagram();

    static Stream<Path> models() throws IOException {
        return in(Path.of("processes"));
    }

    static Stream<Path> withSkeleton() throws IOException {
        return Stream.concat(models(), in(Path.of("src/test/resources/skeleton")));
    }

    private static Stream<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    @DisplayName("模型旁的图就是现在的模型（-Dupdate.pictures=true 重画）")
    void pictureBesideModel(Path model) throws IOException {
        String id = model.getFileName().toString().replace(".bpmn", "");
        Path picture = model.resolveSibling(id + ".svg");
        String drawn = diagrams.svg(id, List.of(), List.of(), List.of());
        if (Boolean.getBoolean("update.pictures")) {
            Files.writeString(picture, drawn);
        }
        assertThat(picture).hasContent(drawn);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withSkeleton")
    @DisplayName("图上的名称互不重叠，不压线、不压框")
    void readable(Path model) {
        assertThat(new PictureTexts(PictureReader.read(Bpmn.readModelFromFile(model.toFile()))).collisions()).isEmpty();
    }

    @Test
    @DisplayName("当前环节写“当前”，超期写“超期”，文字说明里也有")
    void waitsAtReview() {
        String onTime = diagrams.svg("classFiling", TO_REVIEW, List.of("userTask_reviewFiling"), List.of());
        assertThat(onTime).contains("当前：审核备案。").contains("已走过：备案已提交").contains(">当前</text>").doesNotContain(">超期</text>");

        String late = diagrams.svg("classFiling", TO_REVIEW, List.of("userTask_reviewFiling"), List.of("userTask_reviewFiling"));
        assertThat(late).contains("当前并且超期：审核备案。").contains(">超期</text>").contains("#b3261e");
    }

    @Test
    @DisplayName("没有走到的环节不算走过")
    void notWalked() {
        String svg = diagrams.svg("classFiling", TO_REVIEW, List.of("userTask_reviewFiling"), List.of());
        String description = svg.substring(svg.indexOf("<desc>"), svg.indexOf("</desc>"));
        assertThat(description).doesNotContain("审批开班").doesNotContain("已撤回").doesNotContain("受理临期");
    }

    @Test
    @DisplayName("图是完整的XML，没有内联样式、脚本和编号")
    void safe() throws Exception {
        String svg = diagrams.svg("classFiling", TO_REVIEW, List.of("userTask_reviewFiling"), List.of());
        assertThat(svg).doesNotContainPattern("\\s(style|on\\w+|id)=").doesNotContain("<script").contains("role=\"img\"");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    @DisplayName("名称中的特殊字符不会变成标记")
    void escaped() {
        Picture picture = new Picture("x", "<script>alert(1)</script>", List.of(), List.of());
        assertThat(new PictureSvg(picture, new Walk(picture, java.util.Set.of(), java.util.Set.of(), java.util.Set.of())).draw())
                .contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    @DisplayName("长名称折行，标点不放行首")
    void wraps() {
        assertThat(LabelLines.of("送达不予同意通知书", 6.5)).containsExactly("送达不予同意", "通知书");
        assertThat(LabelLines.of("审核是否通过？", 6)).containsExactly("审核是否通过？");
        assertThat(LabelLines.of("登记逾期失效了", 6)).containsExactly("登记逾期", "失效了");
        assertThat(LabelLines.of("受理备案", 6)).containsExactly("受理备案");
        assertThat(LabelLines.of("OK", 1)).containsExactly("O", "K");
    }

    @Test
    @DisplayName("没有的流程：说出名称")
    void unknown() {
        assertThatThrownBy(() -> diagrams.svg("nothing", List.of(), List.of(), List.of())).hasMessageContaining("nothing");
    }
}
