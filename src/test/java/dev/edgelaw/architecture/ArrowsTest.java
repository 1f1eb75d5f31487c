package dev.edgelaw.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arrow points down, and the numerics stand on the Java platform alone. */
class ArrowsTest {
  private static final String ROOT = "dev.edgelaw.";

  /** From the top; what shares a row does not know its neighbours. */
  private static final List<Set<String>> ROWS =
      List.of(
          Set.of("cli"),
          Set.of("benchmarks"),
          Set.of("report"),
          Set.of("studies"),
          Set.of("study"),
          Set.of("engine", "theorems"),
          Set.of("theory", "stats"),
          Set.of("curvature"),
          Set.of("optim", "flow"),
          Set.of("net"),
          Set.of("data"),
          Set.of("random"),
          Set.of("kernel"));

  private static final String[] NUMERICS =
      packages("kernel", "net", "optim", "flow", "data", "random", "theory", "curvature");

  private static final JavaClasses MAIN = MainClasses.all();

  private static String[] packages(String... names) {
    return Stream.of(names).map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  static Stream<String> layers() {
    return ROWS.stream().flatMap(Set::stream);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void dependsOnlyOnWhatLiesBelow(String layer) {
    int row =
        IntStream.range(0, ROWS.size())
            .filter(i -> ROWS.get(i).contains(layer))
            .findFirst()
            .orElseThrow();
    Set<String> below = new LinkedHashSet<>(Set.of(layer));
    ROWS.subList(row + 1, ROWS.size()).forEach(below::addAll);
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(packages(below.toArray(String[]::new)))
            .or(DescribedPredicate.not(resideInAPackage("dev.edgelaw..")));
    classes()
        .that()
        .resideInAPackage(ROOT + layer + "..")
        .should()
        .onlyDependOnClassesThat(allowed)
        .check(MAIN);
  }

  @Test
  @DisplayName("a new package needs its place among the rows")
  void everyPackageHasItsPlace() {
    Set<String> found =
        MAIN.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()).split("\\.")[0])
            .collect(toSet());
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(layers(), Stream.of("launch")).collect(toSet()));
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  @DisplayName("numerics: java.base and jdk.incubator.vector, no library")
  void numericsArePure() {
    classes()
        .that()
        .resideInAnyPackage(NUMERICS)
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("dev.edgelaw..")
                .or(resideInAPackage("jdk.incubator.vector.."))
                .or(PlatformBase.classes()))
        .check(MAIN);
  }

  @Test
  void vectorsStayInTheKernel() {
    outside("kernel", "curvature").shouldNotUse("jdk.incubator.vector..");
  }

  @Test
  @DisplayName("launch runs on any Java: it knows neither the project nor a library")
  void launchStandsAlone() {
    classes()
        .that()
        .resideInAPackage(ROOT + "launch..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", ROOT + "launch.."))
        .check(MAIN);
  }

  @Test
  void eachLibraryHasItsPlace() {
    outside("stats").shouldNotUse("org.hipparchus..");
    outside("cli").shouldNotUse("picocli..", "me.tongfei..");
    outside("report")
        .shouldNotUse("com.samskivert..", "java.awt..", "javax.imageio..", "javax.swing..");
    outside("engine", "study", "report", "studies", "benchmarks")
        .shouldNotUse("tools.jackson..", "com.fasterxml..");
  }

  @Test
  void nothingUsesABenchmarkOrATestLibrary() {
    outside()
        .shouldNotUse(
            ROOT + "bench..", "org.openjdk.jmh..", "org.junit..", "org.assertj..", "org.ejml..");
  }

  private static Outside outside(String... packages) {
    return new Outside(packages(packages));
  }

  private record Outside(String[] packages) {
    void shouldNotUse(String... libraries) {
      noClasses()
          .that()
          .resideOutsideOfPackages(packages)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(libraries)
          .check(MAIN);
    }
  }
}
