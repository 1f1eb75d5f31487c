package dev.edgelaw.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;

/**
 * The forks of every benchmark, which a summary runs in rounds: every benchmark once, then all of
 * them again. What others do on the machine lasts for minutes; forks in a row would all have it, or
 * none.
 */
final class Rounds {
  private final Map<String, RunResult> results = new LinkedHashMap<>();

  /** Adds forks to those of the same benchmark with the same parameters. */
  void add(Collection<RunResult> forks) {
    forks.forEach(fork -> results.merge(fork.getParams().id(), fork, Rounds::together));
  }

  private static RunResult together(RunResult before, RunResult fork) {
    List<BenchmarkResult> forks = new ArrayList<>(before.getBenchmarkResults());
    forks.addAll(fork.getBenchmarkResults());
    return new RunResult(before.getParams(), forks);
  }

  /** One entry per benchmark, in the order of the first round. */
  Collection<RunResult> results() {
    return results.values();
  }
}
