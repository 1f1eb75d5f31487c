package dev.edgelaw.cli;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.Results;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.report.Circumstances;
import dev.edgelaw.report.Machine;
import dev.edgelaw.report.StudyFolder;
import dev.edgelaw.report.StudyTable;
import dev.edgelaw.studies.Catalogue;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgelaw run}. */
@Command(
    name = "run",
    description =
        "Runs studies, or reads their stored runs, and prints what reproduces and which claims hold.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "STUDY",
      description = "Studies such as E05, or 'all' (see 'edgelaw list').")
  private List<String> names = List.of();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "Other seeds, separated by commas.")
  private List<Long> seeds;

  @Option(
      names = "--learning-rates",
      split = ",",
      paramLabel = "ETA",
      description = "Other learning rates, separated by commas, each above 0.")
  private List<Double> learningRates;

  @Option(
      names = "--steps",
      paramLabel = "T",
      description = "Another number of updates, at least 1.")
  private Integer steps;

  @Option(
      names = "--mnist",
      paramLabel = "FOLDER",
      description =
          "Your own MNIST files for E04 (IDX, plain or gzipped); its first images are used.")
  private String digits;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at a time; all processors by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "auto, scalar, simd128, simd256 or simd512; changes the speed, not one bit of the results.")
  private String backend = System.getProperty(Backend.PROPERTY, Backend.AUTO.label());

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where results go; 'results' by default.")
  private Path out = Path.of("results");

  @Option(names = "--verbose", description = "List the float64 comparisons one by one.")
  private boolean verbose;

  RunCommand() {}

  @Override
  public Integer call() {
    List<Study> studies = studies();
    PlanOptions options = options();
    ArithmeticProvider.Choice kernel = kernel();
    Engine engine = new Engine(kernel.arithmetic(), new CellStore(out.resolve("cells")), threads);
    Map<Study, Plan> plans = new LinkedHashMap<>();
    studies.forEach(study -> plans.put(study, study.plan(options)));
    PrintWriter err = spec.commandLine().getErr();
    err.println(kernel.explanation());
    err.flush();

    Results results;
    Circumstances circumstances;
    try (ProgressLine progress = new ProgressLine(err)) {
      List<Cell> cells = plans.values().stream().flatMap(plan -> plan.cells().stream()).toList();
      results = engine.run(cells, progress);
      circumstances = progress.circumstances(Machine.here(), kernel.explanation(), threads);
    }
    boolean reproduced = true;
    for (Map.Entry<Study, Plan> entry : plans.entrySet()) {
      reproduced &= show(entry.getKey(), entry.getValue(), results, circumstances);
    }
    return reproduced ? 0 : 1;
  }

  private boolean show(Study study, Plan plan, Results results, Circumstances circumstances) {
    PrintWriter console = spec.commandLine().getOut();
    Findings findings = study.findings(plan, results);
    Path folder = out.resolve(study.id());
    new StudyFolder(folder)
        .write(study, plan, findings, circumstances, spec.commandLine().getErr()::println);
    StudyTable.lines(study, plan, findings, verbose).forEach(console::println);
    console.printf("%s  written to %s%n%n", study.id(), folder);
    console.flush();
    return findings.reproduced();
  }

  private List<Study> studies() {
    List<Study> studies = new ArrayList<>();
    for (String name : names) {
      for (Study study :
          name.equalsIgnoreCase("all") ? Catalogue.studies() : List.of(Catalogue.study(name))) {
        if (!studies.contains(study)) {
          studies.add(study);
        }
      }
    }
    return studies;
  }

  private ArithmeticProvider.Choice kernel() {
    Backend wanted = Backend.ofLabel(backend);
    try {
      return ArithmeticProvider.lookup(wanted);
    } catch (IllegalStateException cannotBeHad) {
      throw new IllegalArgumentException(cannotBeHad.getMessage(), cannotBeHad);
    }
  }

  private PlanOptions options() {
    return new PlanOptions(
        Optional.ofNullable(seeds).map(list -> list.stream().distinct().toList()),
        Optional.ofNullable(learningRates).map(list -> list.stream().distinct().sorted().toList()),
        steps == null ? OptionalInt.empty() : OptionalInt.of(steps),
        Optional.ofNullable(digits));
  }
}
