package dev.edgelaw.cli;

import dev.edgelaw.engine.Canonical;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.Shard;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.report.Circumstances;
import dev.edgelaw.report.Machine;
import dev.edgelaw.report.Screen;
import dev.edgelaw.report.ShardFile;
import dev.edgelaw.report.StudyTable;
import dev.edgelaw.report.StudyVerdict;
import dev.edgelaw.report.VerdictTable;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code edgelaw run}. */
@Command(
    name = "run",
    description =
        "Runs studies, or reads their stored runs, and prints what reproduces and which claims"
            + " hold.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "STUDY",
      description = "Studies such as E05, or 'all' (see 'edgelaw list').")
  private List<String> names = List.of();

  @Mixin private PlanOverrides overrides;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs at a time; all processors by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "auto, scalar, simd128, simd256 or simd512; changes the speed, not one bit of the"
              + " results.")
  private String backend = System.getProperty(Backend.PROPERTY, Backend.AUTO.label());

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Runs the i-th of n parts of the runs and stores them; see 'edgelaw merge'.")
  private String shard;

  @Mixin private ResultsFolder out;

  @Option(
      names = "--verbose",
      description = "List every comparison, also those with float64 and of several studies.")
  private boolean verbose;

  RunCommand() {}

  @Override
  public Integer call() {
    // Plans whose learning rates depend on the curvature of a net take some seconds too.
    try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
      return run(interruption);
    }
  }

  private int run(Interruption interruption) {
    // Everything that can be refused is looked at before a folder is created.
    Engine.requireThreads(threads);
    Optional<Shard> part = Optional.ofNullable(shard).map(Shard::parse);
    KnownSharpness sharpness = new KnownSharpness(out.path());
    Map<Study, Plan> plans = overrides.plans(names, sharpness);
    ArithmeticProvider.Choice kernel = kernel();
    CellStore store = new CellStore(out.cells());
    sharpness.save();
    PrintWriter err = spec.commandLine().getErr();
    err.println(kernel.explanation());
    err.flush();

    Engine engine = new Engine(kernel.arithmetic(), store, threads);
    List<Cell> all = PlanOverrides.cells(plans);
    List<Cell> cells = part.isPresent() ? part.get().of(all) : all;
    ProgressLine progress = new ProgressLine(program.terminal(), err);
    interruption.during(
        engine,
        () ->
            "%s in %s, and the same command goes on from there"
                .formatted(progress.state(), store.folder()));
    Map<RunSpec, String> checksums = complete(engine, cells, progress);
    Circumstances circumstances = progress.circumstances(Machine.here(), kernel, threads);
    return part.isPresent()
        ? tellShard(part.get(), cells, circumstances)
        : report(plans, store, checksums, progress, circumstances);
  }

  private static Map<RunSpec, String> complete(
      Engine engine, List<Cell> cells, ProgressLine progress) {
    try (progress) {
      return engine.complete(cells, progress);
    } catch (UncheckedIOException e) {
      // What is finished is kept, and whoever reads the complaint should know.
      if (e.getCause() instanceof FileSystemException problem && progress.begun()) {
        throw new UncheckedIOException(
            new FileSystemException(
                problem.getFile(),
                problem.getOtherFile(),
                "%s (%s; the same command goes on from there)"
                    .formatted(Main.reason(problem), progress.state())));
      }
      throw e;
    }
  }

  private int tellShard(Shard part, List<Cell> cells, Circumstances circumstances) {
    ShardFile.write(out.path(), part, Canonical.hash(Canonical.json(cells)), circumstances);
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        "shard %s: %d runs stored in %s (%d run now); no study is judged%n",
        part, cells.size(), out.cells(), circumstances.cellsRun());
    console.printf("join all %d shards with: edgelaw merge STORE... --out FOLDER%n", part.count());
    console.flush();
    return 0;
  }

  private int report(
      Map<Study, Plan> plans,
      CellStore store,
      Map<RunSpec, String> checksums,
      ProgressLine progress,
      Circumstances circumstances) {
    boolean brief = plans.size() > 1 && !verbose;
    List<Stored> studies = new ArrayList<>();
    plans.forEach(
        (study, plan) ->
            studies.add(Stored.of(study, plan, out.path(), store, checksums, progress)));
    Map<Study, StudyVerdict> verdicts = new HashMap<>();
    if (brief) {
      studies.forEach(
          stored -> stored.knownVerdict().ifPresent(known -> verdicts.put(stored.study(), known)));
    }
    // What is printed study by study shows by itself how far it is.
    boolean silent = brief && plans.values().stream().noneMatch(Plan::overridden);
    try (Progress findings =
        Progress.of(
            program.terminal(),
            spec.commandLine().getErr(),
            "studies",
            silent ? studies.size() - verdicts.size() : 0)) {
      for (Stored stored : studies) {
        if (!verdicts.containsKey(stored.study())) {
          judge(stored, brief, circumstances)
              .ifPresent(verdict -> verdicts.put(stored.study(), verdict));
          findings.step();
        }
      }
    }
    List<StudyVerdict> rows =
        plans.keySet().stream().map(verdicts::get).filter(Objects::nonNull).toList();
    if (rows.size() > 1) {
      PrintWriter console = spec.commandLine().getOut();
      VerdictTable.lines(rows, program.terminal().screen()).forEach(console::println);
      console.printf("%n%d studies written to %s%n", rows.size(), out.path());
      console.flush();
    }
    return rows.stream().allMatch(StudyVerdict::reproduced) ? 0 : 1;
  }

  /** Computes, writes and, if need be, shows the findings; empty where the plan is changed. */
  private Optional<StudyVerdict> judge(Stored stored, boolean brief, Circumstances circumstances) {
    Findings findings = stored.findings();
    stored
        .folder()
        .write(
            stored.study(),
            stored.plan(),
            findings,
            stored.origin(),
            circumstances,
            spec.commandLine().getErr()::println);
    boolean overridden = stored.plan().overridden();
    if (!brief || overridden) {
      PrintWriter console = spec.commandLine().getOut();
      Screen screen = program.terminal().screen();
      StudyTable.lines(stored.study(), stored.plan(), findings, verbose, screen)
          .forEach(console::println);
      console.printf("%s  written to %s%n%n", stored.study().id(), stored.folder().folder());
      console.flush();
    }
    return overridden ? Optional.empty() : Optional.of(StudyVerdict.of(stored.study(), findings));
  }

  private ArithmeticProvider.Choice kernel() {
    Backend wanted = Backend.ofLabel(backend);
    try {
      return ArithmeticProvider.lookup(wanted);
    } catch (IllegalStateException cannotBeHad) {
      throw new IllegalArgumentException(cannotBeHad.getMessage(), cannotBeHad);
    }
  }
}
