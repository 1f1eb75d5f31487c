package dev.edgelaw.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * The program {@code benchmarks.jar}: JMH's command line, and before it a summary that judges
 * itself.
 */
public final class Main {
  private static final String SUMMARY = "summary";

  private static final String GUIDE =
      """
      Benchmarks of edgelaw.

        java -jar target/benchmarks.jar                      this guide and a summary of three minutes
        java -jar target/benchmarks.jar summary FOLDER -f 3  all that has a target, with 3 forks, in some
                                                             18 minutes; kept in FOLDER as
                                                             <date>-<revision>-<cpu>.json, which Ctrl-C leaves
                                                             with all that is finished
        java -jar target/benchmarks.jar -l                   all benchmarks; -lp with their parameters
        java -jar target/benchmarks.jar GradientStep         some of them, by a regular expression
        java -jar target/benchmarks.jar GradientStep -p width=64 -f 1 -wi 1 -i 1 -rf json -rff quick.json
        java -jar target/benchmarks.jar -h                   all options of JMH

        ./edgelaw bench table FILE                           figures next to their targets
        ./edgelaw bench compare A B                          ratios with intervals; exit code 1: slower
        ./edgelaw bench roofline FILE                        fractions of the measured peak

      Scores are times: lower is better. An idle machine gives steady ones.
      """;

  private Main() {}

  /**
   * Runs benchmarks.
   *
   * @param args nothing; {@code summary}, a folder or none, and options of JMH; or the command line
   *     of JMH
   * @throws Exception what JMH throws
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      System.out.println(GUIDE);
      summary(Optional.empty(), Selection.headlines());
    } else if (args[0].equals(SUMMARY)) {
      boolean folder = args.length > 1 && !args[1].startsWith("-");
      summary(
          folder ? Optional.of(Path.of(args[1])) : Optional.empty(),
          Selection.withTargets(),
          Arrays.copyOfRange(args, folder ? 2 : 1, args.length));
    } else {
      org.openjdk.jmh.Main.main(args);
    }
  }

  private static void summary(
      Optional<Path> folder, List<Selection> selections, String... options) {
    try {
      CommandLineOptions parsed = new CommandLineOptions(options);
      refuseWhatASummaryDecides(parsed);
      new Summary(parsed, selections, System.out).run(folder);
    } catch (CommandLineOptionException | RunnerException | IOException e) {
      System.err.println("benchmarks: " + e.getMessage());
      System.exit(2);
    }
  }

  /** JMH would take them and do something else. */
  static void refuseWhatASummaryDecides(CommandLineOptions options)
      throws CommandLineOptionException {
    if (!options.getIncludes().isEmpty()) {
      throw new CommandLineOptionException(
          "summary '%s': must be a folder and options; a summary selects its benchmarks itself"
              .formatted(String.join(" ", options.getIncludes())));
    }
    if (options.getResultFormat().hasValue() || options.getResult().hasValue()) {
      throw new CommandLineOptionException(
          "summary: takes neither -rf nor -rff; it writes its JSON into a folder: summary FOLDER");
    }
  }
}
