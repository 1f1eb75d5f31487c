package dev.edgelaw.cli;

import dev.edgelaw.benchmarks.BenchmarkFolder;
import dev.edgelaw.benchmarks.BenchmarkReport;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.report.Machine;
import dev.edgelaw.report.PaperFigures;
import dev.edgelaw.report.page.BenchmarkSection;
import dev.edgelaw.report.page.Judged;
import dev.edgelaw.report.page.ReportContent;
import dev.edgelaw.report.page.ReportFiles;
import dev.edgelaw.studies.Catalogue;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import dev.edgelaw.theorems.Check;
import dev.edgelaw.theorems.Outcome;
import dev.edgelaw.theorems.Theorems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code edgelaw report}. */
@Command(
    name = "report",
    description =
        "Writes one HTML page of all verdicts, comparisons and figures, and a folder of figures,"
            + " from stored runs; runs no study.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Spec private CommandSpec spec;

  @Mixin private ResultsFolder out;

  @Option(
      names = "--benchmarks",
      paramLabel = "FOLDER",
      description = "Where benchmark results lie; 'bench-results' by default.")
  private Path benchmarks = Path.of("bench-results");

  @Option(
      names = "--without-theorems",
      description = "Leaves out the theorem checks, which take most of the time.")
  private boolean withoutTheorems;

  ReportCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    CellStore store = CellStore.reading(out.cells());
    // Read first: a file that is none should not cost the minutes of the rest.
    Optional<BenchmarkSection> stored = BenchmarkReport.of(new BenchmarkFolder(benchmarks));
    ProgressLine listener = new ProgressLine(program.terminal(), err);
    List<ReportContent.Entry> entries = new ArrayList<>();
    Map<String, Findings> found = new LinkedHashMap<>();
    int judged = 0;
    try (Progress progress = progress("studies", Catalogue.studies().size())) {
      for (Study study : Catalogue.studies()) {
        ReportContent.Entry shown = entry(study, store, listener);
        entries.add(shown);
        if (shown.judged() != null) {
          judged++;
          found.put(study.id(), shown.judged().findings());
        }
        progress.step();
      }
    }
    ReportContent content =
        new ReportContent(
            Machine.here(),
            entries,
            withoutTheorems ? List.of() : theorems(),
            PaperFigures.of(found),
            stored.map(List::of).orElse(List.of()));
    Path page = ReportFiles.write(content, out.path(), err::println);
    err.flush();
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        "%s: %d of %d studies, %d theorem checks; figures in %s%n",
        page, judged, entries.size(), content.theorems().size(), out.path().resolve("figures"));
    console.flush();
    return found.values().stream().allMatch(Findings::reproduced)
            && content.theorems().stream().allMatch(Outcome::asExpected)
        ? 0
        : 1;
  }

  private ReportContent.Entry entry(Study study, CellStore store, ProgressLine listener) {
    Plan plan = study.plan(PlanOptions.PUBLISHED);
    Map<RunSpec, String> checksums = Engine.look(store, plan.cells(), listener);
    int missing = Missing.count(plan, checksums);
    if (missing > 0) {
      return new ReportContent.Entry(
          study.id(),
          study.title(),
          null,
          "%d of %d runs are not stored; make them with: edgelaw run %s"
              .formatted(missing, plan.cells().size(), study.id()));
    }
    Findings findings = Stored.of(study, plan, out.path(), store, checksums, listener).findings();
    return new ReportContent.Entry(
        study.id(), study.title(), new Judged(study, plan, findings), "");
  }

  /** All checks, with fixed seeds, so that they come out the same every time. */
  private List<Outcome> theorems() {
    List<Check> checks =
        Theorems.catalogue(ArithmeticProvider.lookup(Backend.fromSystemProperty()).arithmetic());
    try (Progress progress = progress("theorem checks", checks.size())) {
      return checks.parallelStream()
          .map(
              check -> {
                Outcome outcome = check.run();
                progress.step();
                return outcome;
              })
          .toList();
    }
  }

  private Progress progress(String what, int total) {
    return Progress.of(program.terminal(), spec.commandLine().getErr(), what, total);
  }
}
