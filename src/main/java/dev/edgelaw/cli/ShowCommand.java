package dev.edgelaw.cli;

import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.report.StudyTable;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code edgelaw show}. */
@Command(
    name = "show",
    description = "Prints the findings of a study in full from stored runs, and runs nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "STUDY", description = "A study such as E05 (see 'edgelaw list').")
  private String name;

  @Mixin private PlanOverrides overrides;

  @Option(names = "--json", description = "The document results.json, for programs.")
  private boolean json;

  @Mixin private ResultsFolder out;

  ShowCommand() {}

  @Override
  public Integer call() {
    if (name.equalsIgnoreCase("all")) {
      throw new IllegalArgumentException(
          "study 'all': one at a time; 'edgelaw results-table' shows all in a row each");
    }
    Map.Entry<Study, Plan> entry =
        overrides.plans(List.of(name), new KnownSharpness(out.path())).entrySet().iterator().next();
    Plan plan = entry.getValue();
    CellStore store = CellStore.reading(out.cells());
    ProgressLine listener = new ProgressLine(program.terminal(), spec.commandLine().getErr());
    Map<RunSpec, String> checksums = Engine.look(store, plan.cells(), listener);
    Missing.require(plan, checksums, overrides, out.path());

    Stored stored = Stored.of(entry.getKey(), plan, out.path(), store, checksums, listener);
    PrintWriter console = spec.commandLine().getOut();
    if (json) {
      console.print(stored.json());
      console.flush();
      return plan.overridden() || stored.verdict().reproduced() ? 0 : 1;
    }
    Findings findings = stored.findings();
    StudyTable.lines(entry.getKey(), plan, findings, true, program.terminal().screen())
        .forEach(console::println);
    console.flush();
    return plan.overridden() || findings.reproduced() ? 0 : 1;
  }
}
