package dev.redstart.app;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The architecture, as far as class files show it: who owns which library, the one-way flow, and what nobody does. */
class ArchitectureTest {
    private static final String COMMON = "dev.redstart.common..";
    private static final String DATASETS = "dev.redstart.datasets..";
    private static final String RECOMMENDER = "dev.redstart.recommender..";
    private static final String TENSOR = "dev.redstart.tensor..";
    private static final String NLP = "dev.redstart.nlp..";
    private static final String VISION = "dev.redstart.vision..";
    private static final String TABULAR = "dev.redstart.tabular..";
    private static final String APP = "dev.redstart.app..";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.redstart");

    /** Without this, a module that is missing from the class path would pass every rule below. */
    @TestFactory
    Stream<DynamicTest> seesEachModule() {
        return Stream.of(COMMON, TENSOR, DATASETS, RECOMMENDER, NLP, VISION, TABULAR, APP)
                .map(module ->
                        DynamicTest.dynamicTest(module, () -> assertThat(PRODUCTION.that(resideInAPackage(module)))
                                .isNotEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> givesEachLibraryOneOwner() {
        return Stream.of(
                onlyIn(RECOMMENDER, "org.apache.mahout.."),
                onlyInAnyOf(new String[] {"dev.redstart.common.vector..", TENSOR}, "jdk.incubator.."),
                onlyIn(TENSOR, "org.nd4j..", "org.deeplearning4j..", "org.bytedeco..", "ai.onnxruntime.."),
                // What DL4J computes by, with DL4J's types.
                onlyIn(
                        TENSOR,
                        "dev.redstart.tensor.lstm..",
                        "dev.redstart.tensor.convolution..",
                        "dev.redstart.tensor.floats.."),
                onlyInAnyOf(new String[] {"dev.redstart.common.vector..", NLP}, "org.apache.lucene.."),
                onlyIn(NLP, "com.ibm.icu.."),
                onlyIn(
                        APP,
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.micrometer..",
                        "io.vertx..",
                        "org.eclipse.microprofile.."),
                onlyIn(APP, "jakarta..", "java.sql..", "javax.sql..", "picocli.."));
    }

    @Test
    void keepsHeavyTypesOutOfPublicSignatures() {
        var heavy = resideInAnyPackage(
                "org.apache.mahout..",
                "org.apache.lucene..",
                "com.ibm.icu..",
                "jdk.incubator..",
                "org.nd4j..",
                "org.deeplearning4j..",
                "org.bytedeco..",
                "ai.onnxruntime..");
        // recommender.mahout is the door for those who bring Mahout's matrices; nobody sees them behind it.
        var door = resideInAnyPackage(
                "dev.redstart.recommender.mahout..",
                "dev.redstart.tensor.lstm..",
                "dev.redstart.tensor.convolution..",
                "dev.redstart.tensor.floats..");
        var publicOnes = noCodeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(not(door).and(HasModifiers.Predicates.modifier(JavaModifier.PUBLIC)));

        publicOnes.should().haveRawReturnType(heavy).check(PRODUCTION);
        publicOnes.should().haveRawParameterTypes(anyElementThat(heavy)).check(PRODUCTION);
    }

    @TestFactory
    Stream<DynamicTest> flowsOneWay() {
        return Stream.of(
                dependsOnlyOn(COMMON, COMMON),
                dependsOnlyOn(TENSOR, TENSOR, COMMON),
                dependsOnlyOn(DATASETS, DATASETS, COMMON),
                dependsOnlyOn(RECOMMENDER, RECOMMENDER, COMMON),
                dependsOnlyOn(NLP, NLP, COMMON, TENSOR),
                dependsOnlyOn(VISION, VISION, COMMON, TENSOR),
                dependsOnlyOn(TABULAR, TABULAR, COMMON, TENSOR));
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.redstart.(**)").should().beFreeOfCycles().check(PRODUCTION);
    }

    /** Deserialising a Java object runs code that the file chose; a model file comes from anywhere. */
    @Test
    void neverSerialisesJavaObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                .check(PRODUCTION);
        noClasses()
                .that()
                .areNotEnums()
                .and()
                .areNotAssignableTo(Throwable.class)
                .and(not(assignableTo(resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")))) // born so
                .should()
                .implement(Serializable.class)
                .check(PRODUCTION);
    }

    @Test
    void leavesStreamsAndSystemSettingsToTheApp() {
        var libraries = noClasses().that().resideOutsideOfPackage(APP);

        var systemSettings =
                target(owner(type(System.class))).and(target(nameMatching("getProperty|setProperty|getenv|exit")));

        libraries.should(ACCESS_STANDARD_STREAMS).check(PRODUCTION);
        libraries.should().callMethodWhere(systemSettings).check(PRODUCTION);
    }

    @Test
    void declaresNullnessInEachPackage() {
        assertThat(PRODUCTION)
                .allMatch(type -> type.getPackage().isAnnotatedWith(NullMarked.class), "its package is @NullMarked");
    }

    private static DynamicTest onlyIn(String owner, String... libraries) {
        return onlyInAnyOf(new String[] {owner}, libraries);
    }

    private static DynamicTest onlyInAnyOf(String[] owners, String... libraries) {
        String name = String.join(" ", libraries) + " only in " + String.join(", ", owners);
        return DynamicTest.dynamicTest(name, () -> noClasses()
                .that()
                .resideOutsideOfPackages(owners)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(PRODUCTION));
    }

    private static DynamicTest dependsOnlyOn(String module, String... modules) {
        return DynamicTest.dynamicTest(module, () -> noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.redstart..").and(not(resideInAnyPackage(modules))))
                .check(PRODUCTION));
    }
}
