package io.revsync.rehearsal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** functions -> aws -> sync -> quickbooks, revio -> http; sandbox knows none of them, and nobody knows the rehearsal. */
@AnalyzeClasses(packages = "io.revsync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {

    @ArchTest
    static final ArchRule httpKnowsNoOther = knowsOnly("http");

    @ArchTest
    static final ArchRule theApiKnowsOnlyHttp = knowsOnly("api", "http");

    @ArchTest
    static final ArchRule quickBooksKnowsOnlyHttp = knowsOnly("quickbooks", "http");

    @ArchTest
    static final ArchRule revioKnowsOnlyHttp = knowsOnly("revio", "http");

    @ArchTest
    static final ArchRule theEngineKnowsTheClientsButNoAws = knowsOnly("sync", "quickbooks", "revio", "http");

    @ArchTest
    static final ArchRule theAdaptersKnowTheEngine = knowsOnly("aws", "sync", "quickbooks", "revio", "http");

    @ArchTest
    static final ArchRule theFunctionsKnowTheAdapters =
            knowsOnly("functions", "api", "aws", "sync", "quickbooks", "revio", "http");

    @ArchTest
    static final ArchRule theSandboxKnowsNoneOfOurs = knowsOnly("sandbox");

    @ArchTest
    static final ArchRule onlyTheAdaptersAndTheCompositionKnowTheSdk = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.revsync.http..", "io.revsync.quickbooks..", "io.revsync.revio..", "io.revsync.sync..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule packagesOfAModuleDoNotGoRoundInCircles =
            slices().matching("io.revsync.(*).(*)..").should().beFreeOfCycles();

    private static ArchRule knowsOnly(String module, String... others) {
        String[] allowed = Arrays.stream(others).map(ArrowsTest::packagesOf).toArray(String[]::new);
        DescribedPredicate<JavaClass> elsewhere = DescribedPredicate.describe(
                "another module of ours",
                type -> type.getPackageName().startsWith("io.revsync.")
                        && !JavaClass.Predicates.resideInAPackage(packagesOf(module))
                                .test(type)
                        && !JavaClass.Predicates.resideInAnyPackage(allowed).test(type));
        return classes()
                .that()
                .resideInAPackage(packagesOf(module))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(elsewhere));
    }

    private static String packagesOf(String module) {
        return "io.revsync." + module + "..";
    }
}
