package dev.edgelaw.cli;

import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.report.TheoremTable;
import dev.edgelaw.theorems.Check;
import dev.edgelaw.theorems.Outcome;
import dev.edgelaw.theorems.Theorems;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code edgelaw theorems}. */
@Command(
    name = "theorems",
    description =
        "Checks every theorem of the paper numerically, with counterexamples where it is false.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Column 'paper' says what is known of the statement: TRUE, TRUE IF the condition named holds,",
      "FALSE (the quoted statement; the check is a counterexample), VACUOUS (true, but it says nothing",
      "about networks), STATISTICAL. 'worst' is the number that met its tolerance least. Every one of",
      "the mutations (a bias added, a gradient off by 1e-6, ...) must break the check, in each of its",
      "instances, or the verdict is UNEXPECTED.",
      "",
      "Exit codes: 0 everything comes out as stated, 1 something does not, 2 unusable input.",
      "",
      "Examples:",
      "  edgelaw theorems             all of them, under a minute",
      "  edgelaw theorems 1 4.10 X    Theorem 1, row 4.10, the extensions",
    })
final class TheoremsCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description =
          "A theorem such as 4, a row such as 4.1, or X for the extensions; all by default.")
  private List<String> ids = List.of();

  @Option(names = "--json", description = "Print JSON, with every mutation, instead of the table.")
  private boolean json;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Checks at a time; all processors by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  TheoremsCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": must be at least 1");
    }
    List<Check> catalogue =
        Theorems.catalogue(ArithmeticProvider.lookup(Backend.fromSystemProperty()).arithmetic());
    List<Outcome> outcomes = run(Theorems.select(catalogue, ids));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(TheoremTable.json(outcomes));
    } else {
      out.println();
      out.println(TheoremTable.summary(outcomes));
    }
    out.flush();
    return outcomes.stream().allMatch(Outcome::asExpected) ? 0 : 1;
  }

  /** Prints rows in order as soon as they are there. */
  private List<Outcome> run(List<Check> checks) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    TheoremTable table = new TheoremTable(program.terminal().screen());
    if (!json) {
      out.println(table.heading());
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Outcome>> futures = new ArrayList<>();
      for (Check check : checks) {
        futures.add(pool.submit(check::run));
      }
      try {
        for (Future<Outcome> future : futures) {
          Outcome outcome = future.get();
          outcomes.add(outcome);
          if (!json) {
            table.lines(outcome).forEach(out::println);
            out.flush();
          }
        }
      } catch (ExecutionException | CancellationException failure) {
        pool.shutdownNow();
        throw new IllegalStateException("a check failed to run", failure);
      }
    }
    return outcomes;
  }
}
