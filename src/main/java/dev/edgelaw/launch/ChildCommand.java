package dev.edgelaw.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The command line that starts the program in another JVM. */
final class ChildCommand {
  private static final Pattern COLLECTOR =
      Pattern.compile(
          "-XX:\\+Use(Serial|Parallel|ParallelOld|ConcMarkSweep|G1|Z|Shenandoah|Epsilon)GC");

  /** Objects at cache lines: products of matrices are up to a third faster, see MatrixLayout. */
  private static final String ALIGNMENT = "-XX:ObjectAlignmentInBytes=";

  private static final int CACHE_LINE = 64;

  private final Jdk jdk;
  private final List<String> inherited;

  /**
   * @param jdk the installation to start
   * @param jvmArguments what the running JVM was started with
   */
  ChildCommand(Jdk jdk, List<String> jvmArguments) {
    this.jdk = jdk;
    this.inherited = new ArrayList<>(jvmArguments);
    // A debugger's address is taken already, by the running JVM.
    inherited.removeIf(
        argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
  }

  /**
   * @param marker an argument that tells the child it is one
   * @param collector the garbage collector unless the user chose one; may be empty
   */
  List<String> forMain(
      String marker, String collector, String classPath, Class<?> main, String[] args) {
    List<String> command = new ArrayList<>();
    command.add(jdk.executable().toString());
    if (inherited.stream().anyMatch(argument -> argument.startsWith("-XX:"))) {
      // They were valid for the running JVM; a newer one may have dropped some.
      command.add("-XX:+IgnoreUnrecognizedVMOptions");
    }
    if (!collector.isEmpty()
        && inherited.stream().noneMatch(argument -> COLLECTOR.matcher(argument).matches())) {
      command.add(collector);
    }
    if (inherited.stream().noneMatch(argument -> argument.startsWith(ALIGNMENT))) {
      command.add(ALIGNMENT + CACHE_LINE);
    }
    command.addAll(inherited);
    command.addAll(
        Arrays.asList(
            "--add-modules", Jdk.REQUIRED_MODULE, marker, "-cp", classPath, main.getName()));
    command.addAll(Arrays.asList(args));
    return command;
  }
}
