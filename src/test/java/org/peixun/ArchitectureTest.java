package org.peixun;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.beans.Introspector;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;

@DisplayName("程序结构")
class ArchitectureTest {

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.peixun");

    private static final Set<String> CLOCKED = Set.of(
            "java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime", "java.time.LocalTime",
            "java.time.ZonedDateTime", "java.time.OffsetDateTime", "java.time.Year", "java.time.YearMonth");

    @Test
    @DisplayName("模块之间只经由公开接口往来，没有循环")
    void modulesKeepTheirBoundaries() {
        ApplicationModules.of(PeixunApplication.class).verify();
    }

    @Test
    @DisplayName("每个包有一段说明（package-info.java）")
    void everyPackageSaysWhatItIs() {
        assertThat(Models.files(Path.of("src/main/java/org/peixun"), ".java").stream().map(Path::getParent).distinct())
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).isRegularFile());
    }

    @Test
    @DisplayName("只有 workflow 和各事项的 process 包使用流程引擎")
    void engineStaysInWorkflowAndProcessPackages() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.peixun.workflow..", "org.peixun..process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(MAIN);
    }

    @Test
    @DisplayName("当前时间只从时钟取得")
    void timeComesFromTheClock() {
        noClasses().should(readTheSystemTime()).check(MAIN);
    }

    @Test
    @DisplayName("页面控制器的参数和返回值中没有持久化实体")
    void controllersDoNotExposeEntities() {
        methods()
                .that()
                .areDeclaredInClassesThat(are(annotatedWithController()))
                .should(haveNoEntityInTheirSignature())
                .check(MAIN);
    }

    @Test
    @DisplayName("查询结果整批取回：不关闭的结果流会一直占住数据库连接，十次以后全系统停摆")
    void queriesGiveTheirConnectionBack() {
        noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .orShould().callMethodWhere(describe("a stream of rows", call ->
                        call.getName().equals("queryForStream")))
                .check(MAIN);
    }

    @Test
    @DisplayName("组件的类名和 @Bean 方法名在全部模块中不重复：它就是组件的名称，重复的启动不了")
    void componentsHaveNamesOfTheirOwn() {
        Stream<String> classes = MAIN.stream().filter(type -> type.isMetaAnnotatedWith(Component.class) || type.isAnnotatedWith(Component.class) || type.isAssignableTo(Repository.class))
                .filter(type -> !type.isAnnotation()).map(JavaClass::getSimpleName).map(Introspector::decapitalize);
        Stream<String> methods = MAIN.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.isAnnotatedWith(Bean.class)).map(JavaMethod::getName);
        assertThat(Stream.concat(classes, methods)).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("演示城市里有每一个事项的例子（demo/ 里的 DemoTale）")
    void theDemoTellsOfEveryProcess() {
        Set<String> told = MAIN.stream().filter(type -> type.getPackageName().equals("org.peixun.demo"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream()).map(use -> use.getTargetClass().getPackageName())
                .collect(Collectors.toSet());
        assertThat(Models.all()).allSatisfy(model -> assertThat(told).contains("org.peixun." + model.folder().getFileName()));
    }

    private static ArchCondition<JavaClass> readTheSystemTime() {
        return new ArchCondition<>("read the system time past the clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(ArchitectureTest::readsSystemTime)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    private static boolean readsSystemTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        if (access instanceof com.tngtech.archunit.core.domain.JavaMethodCall call && name.equals("now")) {
            return CLOCKED.contains(owner) && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        }
        if (access instanceof com.tngtech.archunit.core.domain.JavaConstructorCall call) {
            return owner.equals("java.util.Date") && call.getTarget().getRawParameterTypes().isEmpty();
        }
        return owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    }

    private static DescribedPredicate<JavaClass> annotatedWithController() {
        return new DescribedPredicate<>("annotated with @Controller") {
            @Override
            public boolean test(JavaClass type) {
                return type.isMetaAnnotatedWith(Controller.class) || type.isAnnotatedWith(Controller.class);
            }
        };
    }

    private static ArchCondition<JavaMethod> haveNoEntityInTheirSignature() {
        return new ArchCondition<>("have no entity in their signature") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows the entity " + type.getName())));
            }
        };
    }
}
