package dev.edgelaw.optim;

import dev.edgelaw.kernel.Arithmetic;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs small programs in virtual machines of their own. */
final class ChildMachine {
  static final List<String> WITH_MODULE = List.of("--add-modules", "jdk.incubator.vector");

  private ChildMachine() {}

  /** The lines, of output and errors, that a test program prints under these options. */
  static List<String> run(List<String> options, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(location(program) + File.pathSeparator + location(Arithmetic.class));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
      // The machine's own remark that the module is an incubating one.
      return lines.filter(line -> !line.startsWith("WARNING: Using incubator modules")).toList();
    }
  }

  private static String location(Class<?> type) {
    String source = type.getProtectionDomain().getCodeSource().getLocation().toString();
    return Path.of(URI.create(source)).toString();
  }
}
