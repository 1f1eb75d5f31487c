package dev.edgelaw.cli;

import dev.edgelaw.data.MalformedIdxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code edgelaw}. */
@Command(
    name = "edgelaw",
    description =
        "Re-runs the studies of arXiv:2604.07405 from the same random numbers and judges every claim.",
    subcommands = {
      RunCommand.class,
      ShowCommand.class,
      MergeCommand.class,
      ResultsTableCommand.class,
      ReportCommand.class,
      ListCommand.class,
      TheoremsCommand.class,
      BenchCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 everything comparable reproduces, 1 something does not, 2 unusable input,",
      "130 stopped by Ctrl-C.",
      "",
      "Examples:",
      "  edgelaw run E05              one study",
      "  edgelaw run E01 E02 E03      several; runs that they share are made once",
      "  edgelaw run all              everything, and a table of all verdicts",
      "  edgelaw run E05 --seeds 7    another seed (then nothing is compared with the paper)",
      "  edgelaw show E05             its findings in full, from stored runs",
      "  edgelaw report               one HTML page of everything, and all figures",
      "  edgelaw theorems             the paper's theorems as numerical checks",
    })
public final class Main {
  /** Exit code of unusable input. */
  static final int UNUSABLE_INPUT = 2;

  private final Terminal terminal;

  /** Creates the command, for a file or another program. */
  public Main() {
    this(Terminal.NONE);
  }

  Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Runs the program and ends the virtual machine with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /**
   * Runs the program.
   *
   * @param args the command line
   * @return the exit code
   */
  public static int execute(String... args) {
    // Numbers are written the same way everywhere, for people and for programs.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    Terminal here = Terminal.here();
    CommandLine commandLine = new CommandLine(new Main(here));
    commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(here.ansi()));
    return execute(commandLine, args);
  }

  /** Who reads what commands print. */
  Terminal terminal() {
    return terminal;
  }

  static int execute(CommandLine commandLine, String... args) {
    // Figures are drawn without a display.
    System.setProperty("java.awt.headless", "true");
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(
        (exception, unused) -> complain(commandLine, exception.getMessage()));
    commandLine.setExecutionExceptionHandler(
        (exception, unused, result) ->
            switch (exception) {
              case IllegalArgumentException bad -> complain(commandLine, bad.getMessage());
              case MalformedIdxException file -> complain(commandLine, file.getMessage());
              case UncheckedIOException io -> complain(commandLine, describe(io.getCause()));
              default -> throw exception;
            });
    if (args.length == 0) {
      commandLine.usage(commandLine.getOut());
      return 0;
    }
    return commandLine.execute(args);
  }

  private static int complain(CommandLine commandLine, String message) {
    commandLine
        .getErr()
        .println("edgelaw: " + message.lines().findFirst().orElse("unusable input"));
    commandLine.getErr().flush();
    return UNUSABLE_INPUT;
  }

  private static String describe(IOException problem) {
    return switch (problem) {
      case AccessDeniedException denied -> denied.getFile() + ": no permission to write there";
      case FileAlreadyExistsException exists ->
          exists.getFile() + ": is a file, a folder is needed";
      case NoSuchFileException missing -> missing.getFile() + ": cannot be created there";
      case FileSystemException other ->
          other.getFile()
              + ": "
              + (other.getReason() == null ? other.getClass().getSimpleName() : other.getReason());
      default -> String.valueOf(problem.getMessage());
    };
  }

  /** What is wrong, without the file. */
  static String reason(FileSystemException problem) {
    return describe(problem).substring(String.valueOf(problem.getFile()).length() + 2);
  }
}
