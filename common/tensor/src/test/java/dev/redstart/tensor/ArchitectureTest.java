package dev.redstart.tensor;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module shows of the libraries that it owns: nothing. */
class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.redstart.tensor");

    /** But for what works under DL4J, and which nobody outside may use. */
    @Test
    void keepsItsLibrariesOutOfPublicSignatures() {
        var heavy = resideInAnyPackage(
                "org.nd4j..", "org.deeplearning4j..", "org.bytedeco..", "ai.onnxruntime..", "jdk.incubator..");
        var publicOnes = noCodeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(not(resideInAnyPackage(
                                "dev.redstart.tensor.lstm..",
                                "dev.redstart.tensor.convolution..",
                                "dev.redstart.tensor.floats.."))
                        .and(HasModifiers.Predicates.modifier(JavaModifier.PUBLIC)));

        publicOnes.should().haveRawReturnType(heavy).check(PRODUCTION);
        publicOnes.should().haveRawParameterTypes(anyElementThat(heavy)).check(PRODUCTION);
    }

    @Test
    void servesWithoutTheLibraryThatItTrainsWith() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.redstart.tensor.onnx..",
                        "dev.redstart.tensor.protobuf..",
                        "dev.redstart.tensor.tensorboard..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.nd4j..",
                        "org.deeplearning4j..",
                        "dev.redstart.tensor.lstm..",
                        "dev.redstart.tensor.convolution..",
                        "dev.redstart.tensor.floats..")
                .check(PRODUCTION);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.redstart.(**)").should().beFreeOfCycles().check(PRODUCTION);
    }
}
