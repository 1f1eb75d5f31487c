package dev.edgelaw.cli;

import dev.edgelaw.studies.Catalogue;
import dev.edgelaw.study.Study;
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
    for (Study study : Catalogue.studies()) {
      out.printf("%-5s %s%n", study.id(), study.title());
    }
    out.flush();
    return 0;
  }
}
