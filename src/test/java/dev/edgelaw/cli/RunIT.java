package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What needs a virtual machine of its own: a vector length is fixed with its first use. */
@Timeout(300)
class RunIT {
  private static final List<String> WITH_MODULE = List.of("--add-modules", "jdk.incubator.vector");
  private static final String JAR = Path.of("target/edgelaw.jar").toAbsolutePath().toString();

  @TempDir private Path folder;

  @Test
  @DisplayName("every backend writes the same bytes")
  void backends() throws Exception {
    Map<String, String> expected = null;
    for (String backend : List.of("scalar", "simd128", "simd256", "simd512", "auto")) {
      Captured captured = run(Map.of(), WITH_MODULE, plan(backend, "--backend", backend));
      assertThat(captured.exitCode()).as(backend).isZero();
      assertThat(captured.err()).singleElement().asString().startsWith(kernel(backend));
      Map<String, String> written = numbers(folder.resolve(backend));
      assertThat(written).as(backend).containsKeys("E01/results.json", "E07/results.json");
      expected = expected == null ? written : expected;
      assertThat(written).as(backend).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("without the module: vectors by name are refused in one line, auto takes the scalar")
  void withoutTheModule() throws Exception {
    Captured refused = run(Map.of(), List.of(), plan("none", "--backend", "simd256"));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .singleElement()
        .asString()
        .startsWith("edgelaw: backend 'simd256': the module jdk.incubator.vector is not loaded");

    Captured scalar = run(Map.of(), List.of(), plan("none"));
    assertThat(scalar.exitCode()).isZero();
    assertThat(scalar.err())
        .singleElement()
        .asString()
        .startsWith("kernel: scalar reference (the module jdk.incubator.vector is not loaded");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "fonts are found by fontconfig")
  @DisplayName("on a machine without fonts: the numbers, and one line for each missing picture")
  void withoutFonts() throws Exception {
    Path fonts =
        Files.writeString(folder.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig/>");
    List<String> options = new ArrayList<>(WITH_MODULE);
    // The machine keeps what it knows of fonts in the user's folder.
    options.add("-Duser.home=" + folder);
    Captured captured = run(Map.of("FONTCONFIG_FILE", fonts.toString()), options, plan("no-fonts"));

    assertThat(captured.exitCode()).isZero();
    assertThat(captured.err())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("figure E07-drift.png: not drawn (");
    assertThat(numbers(folder.resolve("no-fonts"))).containsKey("E07/results.json");
    try (Stream<Path> files = Files.list(folder.resolve("no-fonts/E07"))) {
      // An SVG leaves its letters to whoever shows it.
      assertThat(files)
          .anyMatch(file -> file.toString().endsWith(".svg"))
          .noneMatch(file -> file.toString().endsWith(".png"));
    }
  }

  @Test
  @DisplayName("the program as a user starts it: unusable input ends in one line and exit code 2")
  void unusableInput() throws Exception {
    Captured captured = run(Map.of(), WITH_MODULE, List.of("run", "E99"));
    assertThat(captured.exitCode()).isEqualTo(2);
    assertThat(captured.out()).isEmpty();
    assertThat(captured.err())
        .singleElement()
        .asString()
        .startsWith("edgelaw: study 'E99': must be one of ");
  }

  private static String kernel(String backend) {
    if (backend.startsWith("simd")) {
      return "kernel: SIMD, " + backend.substring("simd".length()) + "-bit vectors";
    }
    return backend.equals("scalar") ? "kernel: scalar" : "kernel: SIMD";
  }

  /** Deep nets and every optimiser, a few steps each. */
  private List<String> plan(String out, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "E01", "E07", "--seeds", "7,42"));
    args.addAll(List.of("--learning-rates", "0.1,1e6", "--steps", "12"));
    args.addAll(List.of("--out", folder.resolve(out).toString()));
    args.addAll(List.of(more));
    return args;
  }

  /** Results, plans and stored runs: everything that must not depend on the machine. */
  private static Map<String, String> numbers(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        if (!file.endsWith("machine.json")) {
          contents.put(
              folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return contents;
  }

  private Captured run(Map<String, String> environment, List<String> options, List<String> args)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", JAR, Main.class.getName()));
    command.addAll(args);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Captured(
        exitCode,
        Files.readAllLines(out),
        // The machine's own remark is none of the program's.
        Files.readAllLines(err).stream()
            .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
            .toList());
  }
}
