package dev.edgelaw.cli;

import dev.edgelaw.studies.Catalogue;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code edgelaw list}. */
@Command(
    name = "list",
    description = "Shows all studies of the paper.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  ListCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Catalogue.Entry entry : Catalogue.entries()) {
      out.printf(
          "%-5s %s%s%n",
          entry.id(), entry.title(), entry.study().isPresent() ? "" : "  (not built yet)");
    }
    out.flush();
    return 0;
  }
}
