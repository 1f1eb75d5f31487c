package dev.edgelaw.cli;

import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.report.StudyVerdict;
import dev.edgelaw.report.VerdictTable;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code edgelaw results-table}. */
@Command(
    name = "results-table",
    description = "Shows all studies in a row each, from stored runs, and runs nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ResultsTableCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Spec private CommandSpec spec;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "A Markdown file: the table goes between its two marker lines.")
  private Path file;

  @Mixin private ResultsFolder out;

  ResultsTableCommand() {}

  @Override
  public Integer call() {
    PlanOverrides none = new PlanOverrides();
    Map<Study, Plan> plans = none.plans(List.of("all"), new KnownSharpness(out.path()));
    CellStore store = CellStore.reading(out.cells());
    ProgressLine listener = new ProgressLine(program.terminal(), spec.commandLine().getErr());
    Map<RunSpec, String> checksums = Engine.look(store, PlanOverrides.cells(plans), listener);
    plans.values().forEach(plan -> Missing.require(plan, checksums, none, out.path()));

    List<StudyVerdict> rows = new ArrayList<>();
    plans.forEach(
        (study, plan) ->
            rows.add(Stored.of(study, plan, out.path(), store, checksums, listener).verdict()));
    PrintWriter console = spec.commandLine().getOut();
    if (file == null) {
      VerdictTable.lines(rows, program.terminal().screen()).forEach(console::println);
    } else {
      VerdictTable.write(file, rows);
      console.printf("%s: %d rows written%n", file, rows.size());
    }
    console.flush();
    return 0;
  }
}
