package dev.edgelaw.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What a call of the program gave.
 *
 * @param exitCode its exit code
 * @param out lines of standard output
 * @param err lines of standard error
 */
record Captured(int exitCode, List<String> out, List<String> err) {
  static Captured of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        new CommandLine(new Main())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = Main.execute(commandLine, args);
    return new Captured(exitCode, out.toString().lines().toList(), err.toString().lines().toList());
  }
}
