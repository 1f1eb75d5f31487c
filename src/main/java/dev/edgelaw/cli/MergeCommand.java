package dev.edgelaw.cli;

import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.StoreMerge;
import dev.edgelaw.report.ShardFile;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code edgelaw merge}. */
@Command(
    name = "merge",
    description =
        "Joins the stored runs of several machines and says what is missing for which study.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit codes: 0 complete, 1 runs are missing or differ, 2 unusable input."})
final class MergeCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "STORE",
      description = "What --out was on each machine; left as it is.")
  private List<Path> stores = List.of();

  @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where all goes.")
  private Path out;

  @Option(
      names = "--studies",
      split = ",",
      paramLabel = "STUDY",
      description = "Whose runs have to be complete; 'all' by default.")
  private List<String> names = List.of("all");

  @Mixin private PlanOverrides overrides;

  MergeCommand() {}

  @Override
  public Integer call() {
    Map<Study, Plan> plans = overrides.plans(names, new KnownSharpness(out));
    List<Path> folders = stores.stream().map(MergeCommand::cells).toList();
    CellStore target = new CellStore(out.resolve("cells"));
    StoreMerge merge = new StoreMerge(target);
    folders.forEach(merge::add);
    stores.forEach(store -> ShardFile.copy(store, out));

    PrintWriter console = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    StoreMerge.Report report = merge.report();
    report.damaged().forEach(line -> err.println("edgelaw: damaged, passed over: " + line));
    report.differing().forEach(line -> err.println("edgelaw: differs, passed over: " + line));
    console.printf(
        "%d stored runs read: %d new, %d joined with other observations of the same run, %d that"
            + " differ%n",
        report.cells(), report.copied(), report.joined(), report.differing().size());
    boolean complete = completeness(plans, target);
    console.flush();
    err.flush();
    return complete && report.differing().isEmpty() ? 0 : 1;
  }

  private boolean completeness(Map<Study, Plan> plans, CellStore target) {
    PrintWriter console = spec.commandLine().getOut();
    ProgressLine listener = new ProgressLine(program.terminal(), spec.commandLine().getErr());
    Map<RunSpec, String> stored = Engine.look(target, PlanOverrides.cells(plans), listener);
    List<String> incomplete = new ArrayList<>();
    plans.forEach(
        (study, plan) -> {
          int missing = Missing.count(plan, stored);
          console.printf(
              "%-5s %s%n",
              study.id(),
              missing == 0
                  ? "complete, %d runs".formatted(plan.cells().size())
                  : "%d of %d runs are missing".formatted(missing, plan.cells().size()));
          if (missing > 0) {
            incomplete.add(study.id());
          }
        });
    if (!incomplete.isEmpty()) {
      console.printf(
          "make them with: %s%n", Missing.remedy(String.join(" ", incomplete), overrides, out));
    }
    return incomplete.isEmpty();
  }

  private static Path cells(Path store) {
    Path inside = store.resolve("cells");
    Path cells = Files.isDirectory(inside) ? inside : store;
    if (!Files.isDirectory(cells)) {
      throw new IllegalArgumentException(
          "store '%s': must be a folder that 'edgelaw run' has written to".formatted(store));
    }
    return cells;
  }
}
