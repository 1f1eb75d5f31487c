package dev.edgelaw.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user gave to the first JVM reaches the second. */
class ChildCommandTest {
  @Test
  void keepsTheUsersOptionsAndArguments() {
    assertThat(command(List.of("-Xmx300m", "-Dname=a b"), "run", "a  b", ""))
        .containsSubsequence(
            "-XX:+UseSerialGC", "-Xmx300m", "-Dname=a b", "--add-modules", "jdk.incubator.vector")
        .endsWith(
            "-Dmarker", "-cp", "some.jar", ChildCommandTest.class.getName(), "run", "a  b", "")
        .doesNotContain("-XX:+IgnoreUnrecognizedVMOptions");
  }

  @Test
  void keepsTheUsersCollector() {
    assertThat(command(List.of("-XX:+UseParallelGC")))
        .contains("-XX:+UseParallelGC", "-XX:+IgnoreUnrecognizedVMOptions")
        .doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void alignsObjectsUnlessTheUserDoes() {
    assertThat(command(List.of())).contains("-XX:ObjectAlignmentInBytes=64");
    assertThat(command(List.of("-XX:ObjectAlignmentInBytes=8")))
        .filteredOn(argument -> argument.contains("Alignment"))
        .containsExactly("-XX:ObjectAlignmentInBytes=8");
  }

  @Test
  void leavesTheDebuggerToTheFirstJvm() {
    assertThat(command(List.of("-agentlib:jdwp=transport=dt_socket,server=y,address=5005")))
        .noneMatch(argument -> argument.contains("jdwp"));
  }

  @ParameterizedTest
  @CsvSource({
    "25.0.3, 25",
    "26-ea, 26",
    "1.8.0_402, 8",
    "17, 17",
    "1.8, 8",
    "nonsense, 0",
    "'', 0"
  })
  void readsTheFeatureNumber(String version, int feature) {
    assertThat(Jdk.feature(version)).isEqualTo(feature);
  }

  private static List<String> command(List<String> jvmArguments, String... args) {
    Jdk jdk = Jdk.at(Path.of(System.getProperty("java.home"))).orElseThrow();
    return new ChildCommand(jdk, jvmArguments)
        .forMain("-Dmarker", "-XX:+UseSerialGC", "some.jar", ChildCommandTest.class, args);
  }
}
