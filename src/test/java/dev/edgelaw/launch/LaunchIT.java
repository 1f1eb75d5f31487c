package dev.edgelaw.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged programs, started the way a user starts them. */
@Timeout(60)
class LaunchIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String JAR = PROJECT.resolve("target/edgelaw.jar").toString();
  private static final String SCRIPT = PROJECT.resolve("edgelaw").toString();
  private static final String JAVA_25 =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path folder;

  @Test
  void theJarNeedsNoFlag() throws Exception {
    assertThat(run(JAVA_25, "-jar", JAR, "--help").exitCode()).isZero();
  }

  @Test
  void theJarRunsOnAnOlderJava() throws Exception {
    Optional<String> java17 = java17();
    assumeThat(java17).as("a Java 17 in the usual folders").isPresent();

    assertThat(run(java17.orElseThrow(), "-jar", JAR, "--help").exitCode()).isZero();
  }

  @Test
  void anUnusableChoiceEndsInOneLine() throws Exception {
    assertRefused(run(Map.of("EDGELAW_JAVA", "nonsense"), JAVA_25, "-jar", JAR, "--help"));
    assertRefused(
        run(Map.of("EDGELAW_JAVA", "nonsense"), JAVA_25, "-cp", JAR, E05.class.getName()));
  }

  @Test
  void optionsExitCodeAndArgumentsPassThrough() throws Exception {
    Outcome outcome =
        run(
            JAVA_25,
            "-Xmx77m",
            "-Dgreeting=a b",
            "-cp",
            testClassPath(),
            Relaunching.class.getName(),
            "7",
            "x  y");

    assertThat(outcome.out()).containsExactly("greeting a b", "option true", "argument x  y");
    assertThat(outcome.exitCode()).isEqualTo(7);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
  void aSignalReachesTheChildWhichEndsFirst() throws Exception {
    Process process =
        new ProcessBuilder(JAVA_25, "-cp", testClassPath(), Relaunching.class.getName(), "wait")
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("waiting");
      // Process.destroy would close the stream that is read next.
      process.toHandle().destroy();
      assertThat(process.waitFor()).isEqualTo(128 + 15);
      assertThat(out.ready()).as("the child has ended by now").isTrue();
      assertThat(out.readLine()).isEqualTo("stopped");
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script")
  void theScriptRunsFromAnywhereThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("a link"), Path.of(SCRIPT));

    assertThat(run(Map.of("EDGELAW_NO_BUILD", "1"), link.toString(), "--help").exitCode()).isZero();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script")
  void theScriptRefusesAnUnusableChoice() throws Exception {
    assertRefused(run(Map.of("EDGELAW_JAVA", "nonsense"), SCRIPT, "--help"));
  }

  private static void assertRefused(Outcome outcome) {
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .singleElement()
        .asString()
        .startsWith("edgelaw: EDGELAW_JAVA=nonsense is not a JDK 25 or later");
  }

  private static String testClassPath() {
    return PROJECT.resolve("target/classes")
        + File.pathSeparator
        + PROJECT.resolve("target/test-classes");
  }

  private static Optional<String> java17() throws IOException {
    Path usual = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(usual)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(usual)) {
      return homes
          .flatMap(home -> Jdk.at(home).stream())
          .filter(jdk -> jdk.feature() == 17)
          .map(jdk -> jdk.executable().toString())
          .findFirst();
    }
  }

  private Outcome run(String... command) throws Exception {
    return run(Map.of(), command);
  }

  private Outcome run(Map<String, String> environment, String... command) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Outcome(exitCode, Files.readAllLines(out), Files.readAllLines(err));
  }

  private record Outcome(int exitCode, List<String> out, List<String> err) {}
}
