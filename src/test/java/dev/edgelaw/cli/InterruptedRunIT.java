package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed, stopped, or share a store: whatever happens, the same bytes in the end. */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
class InterruptedRunIT {
  private static final String JAR = Path.of("target/edgelaw.jar").toAbsolutePath().toString();

  /** Twenty cells of a fifth of a second or so. */
  private static final List<String> PLAN =
      List.of("run", "E05", "--seeds", "7,8,9,10,11", "--steps", "400");

  private static final List<String> RATES = List.of("--learning-rates", "0.1,0.2,0.3,0.4");

  @TempDir private Path folder;

  @Test
  @DisplayName("killed at 20 moments, each call goes on from the last; the end is the same bytes")
  void killed() throws Exception {
    assertThat(start("whole").waitFor()).isZero();
    Random random = new Random(20);
    for (int i = 0; i < 20; i++) {
      Process process = start("killed");
      // From the start of the machine to beyond its first cells.
      process.waitFor(200 + random.nextInt(1800), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    assertThat(start("killed").waitFor()).isZero();
    assertThat(numbers("killed")).isEqualTo(numbers("whole"));
    try (Stream<Path> files = Files.list(folder.resolve("killed/cells"))) {
      assertThat(files)
          .map(file -> file.getFileName().toString())
          .noneMatch(name -> name.matches(".*(tmp|damaged).*"));
    }
  }

  @Test
  @DisplayName("two processes at once share the work and end in the same bytes")
  void twoAtOnce() throws Exception {
    assertThat(start("whole").waitFor()).isZero();
    Process one = start("both");
    Process two = start("both");
    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    assertThat(numbers("both")).isEqualTo(numbers("whole"));
  }

  @Test
  @DisplayName("Ctrl-C ends within a second, says what is done and how to go on, and exits 130")
  void stopped() throws Exception {
    Process process = start("stopped", "--steps", "400000");
    Path cells = folder.resolve("stopped/cells");
    while (!Files.isDirectory(cells)) {
      Thread.sleep(50);
    }
    Thread.sleep(1500);
    assumeThat(ignoresInterrupts(process)).as("SIGINT is ignored in the background").isFalse();
    long start = System.nanoTime();
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat((System.nanoTime() - start) * 1e-9)
        .as("seconds; slow machines have more")
        .isLessThan(5);
    assertThat(Files.readAllLines(folder.resolve("err")))
        .last()
        .asString()
        .matches(
            "edgelaw: stopped; \\d+ of 20 runs are stored in .*cells, and the same command goes on"
                + " from there");
  }

  private static boolean ignoresInterrupts(Process process) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  private Process start(String out, String... instead) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp", JAR));
    command.add(Main.class.getName());
    command.addAll(instead.length == 0 ? PLAN : PLAN.subList(0, 4));
    command.addAll(List.of(instead));
    command.addAll(RATES);
    command.addAll(List.of("--out", folder.resolve(out).toString()));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private Map<String, String> numbers(String out) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path root = folder.resolve(out);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        if (!file.endsWith("machine.json")) {
          contents.put(root.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return contents;
  }
}
