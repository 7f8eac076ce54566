package dev.opsledger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.opsledger.core.runtime.FunctionEnvironment;

/** Dependencies point one way: context, github, core; only local/app sees everything. */
@AnalyzeClasses(packages = "dev.opsledger", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> CONTEXTS =
      DescribedPredicate.describe(
          "of a context",
          type ->
              type.getPackageName().startsWith("dev.opsledger.")
                  && !type.getPackageName()
                      .matches("dev\\.opsledger\\.(core|github|local|bench)(\\..*)?"));

  @ArchTest
  static final ArchRule contextsDoNotKnowEachOther =
      SlicesRuleDefinition.slices()
          .matching("dev.opsledger.(ci|deployments|activity|traffic|gists|oncall|front)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule coreKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.opsledger.core..")
          .should()
          .dependOnClassesThat(
              CONTEXTS.or(
                  JavaClass.Predicates.resideInAnyPackage(
                      "dev.opsledger.github..", "dev.opsledger.local..")));

  @ArchTest
  static final ArchRule theGitHubClientKnowsOnlyCore =
      noClasses()
          .that()
          .resideInAPackage("dev.opsledger.github..")
          .should()
          .dependOnClassesThat(
              CONTEXTS.or(JavaClass.Predicates.resideInAPackage("dev.opsledger.local..")));

  /** Only the commands beside it know of a context. */
  @ArchTest
  static final ArchRule theLocalHostKnowsNoContext =
      noClasses()
          .that()
          .resideInAPackage("dev.opsledger.local..")
          .and()
          .resideOutsideOfPackages("dev.opsledger.local.app..")
          .should()
          .dependOnClassesThat(CONTEXTS);

  @ArchTest
  static final ArchRule theEnvironmentIsReadInOnePlace =
      noClasses()
          .that()
          .resideInAnyPackage("dev.opsledger.core..", "dev.opsledger.github..")
          .or(CONTEXTS)
          .and()
          .doNotBelongToAnyOf(FunctionEnvironment.class)
          .and()
          .haveSimpleNameNotContaining("SnapStartSafeCredentials")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule workersPlannersAndPublishersDoWithoutMicronaut =
      noClasses()
          .that()
          .implement(RequestStreamHandler.class)
          .and()
          .areNotAssignableTo("dev.opsledger.core.web.ApiHandler")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut.context..", "io.micronaut.http..");

  @ArchTest
  static final ArchRule everyContextHasTheSameRooms =
      classes().that(CONTEXTS).should(Rooms.standInAKnownRoom());

  @ArchTest
  static final ArchRule roomsDependDownwards =
      classes().that(CONTEXTS).should(Rooms.lookOnlyIntoRoomsBelow());

  @ArchTest
  static final ArchRule roomsAreFreeOfCycles =
      SlicesRuleDefinition.slices().matching("dev.opsledger.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theDomainKnowsNeitherAwsNorMicronaut =
      noClasses()
          .that(CONTEXTS)
          .and()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..", "io.micronaut..");

  @ArchTest
  static final ArchRule onlyApiAndPageSpeakHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.opsledger.*.api..",
              "dev.opsledger.*.page..",
              "dev.opsledger.core.web..",
              "dev.opsledger.core.access..",
              "dev.opsledger.local..",
              "dev.opsledger.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micronaut.http..");

  @ArchTest
  static final ArchRule handlersStandAtTheRootOfTheirContext =
      classes()
          .that(CONTEXTS)
          .and()
          .areAssignableTo(RequestStreamHandler.class)
          .should()
          .resideInAPackage("dev.opsledger.*");

  @ArchTest
  static final ArchRule theRootOfAContextHasOnlyHandlersAndSettings =
      classes()
          .that(CONTEXTS)
          .and()
          .areTopLevelClasses()
          .and()
          .resideInAPackage("dev.opsledger.*")
          .should()
          // Micronaut makes a $BeanConfiguration of a package-info.
          .haveNameMatching(".*(Handler|Settings|package-info|\\$BeanConfiguration)");

  @ArchTest
  static final ArchRule exceptionsAreNamedSo =
      classes()
          .that()
          .areAssignableTo(Throwable.class)
          .should()
          .haveSimpleNameEndingWith("Exception");

  @ArchTest
  static final ArchRule namesSayWhatThingsDo =
      classes()
          .that()
          .resideInAPackage("dev.opsledger..")
          .should()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Impl");
}
