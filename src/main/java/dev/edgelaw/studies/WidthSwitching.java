package dev.edgelaw.studies;

import dev.edgelaw.curvature.SharpnessPoints;
import dev.edgelaw.engine.GateSwitching;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SharpnessAt;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.GateSwitchingRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Two-layer ReLU nets of several widths trained with mean squared error, their gates watched.
 *
 * @param widths hidden widths m, ascending
 * @param runs every run of the grid
 */
record WidthSwitching(List<Integer> widths, List<Run> runs) {
  /**
   * A run.
   *
   * @param width m
   * @param seed its seed
   * @param rate its learning rate
   * @param record its conservation record
   * @param gates its gates
   * @param sharpness lambda_max at some points; of the highest learning rate alone
   */
  record Run(
      int width,
      long seed,
      double rate,
      ConservationRecord record,
      GateSwitchingRecord gates,
      Optional<SharpnessPoints> sharpness) {
    /** Flips per pair for each time that W_1 moves by its own norm. */
    double flipsPerPath() {
      return (double) gates.totalFlips() / gates.pairs() / gates.relativePath();
    }

    /** Population deviation of the flips over updates. */
    double flipDeviation() {
      return gates.updates() == 0
          ? Double.NaN
          : Summary.of(IntStream.of(gates.flips()).asDoubleStream().toArray()).standardDeviation();
    }

    /** Share of the pairs that the first update flips. */
    double firstRate() {
      return gates.updates() == 0 ? Double.NaN : (double) gates.flips()[0] / gates.pairs();
    }

    /** Median over updates of the flips. */
    double medianFlips() {
      int[] sorted = gates.flips().clone();
      Arrays.sort(sorted);
      return sorted.length == 0
          ? Double.NaN
          : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    /** eta lambda_max(t) / 2, which is 1 at the edge of stability. */
    double edge(int step) {
      return sharpness.map(points -> rate * points.at(step) / 2).orElse(Double.NaN);
    }
  }

  static RunSpec run(int width, double rate, int steps, long seed) {
    return Protocol.squaredDescent(
        Architecture.unbiased(Activation.relu(), 20, width, 5), rate, steps, seed);
  }

  static Run read(
      Results results, int width, double rate, int steps, long seed, Optional<SharpnessAt> edge) {
    RunSpec run = run(width, rate, steps, seed);
    return new Run(
        width,
        seed,
        rate,
        results.conservation(run),
        results.of(run, new GateSwitching()),
        edge.map(observation -> results.of(run, observation)));
  }

  WidthSwitching only(Predicate<Run> kept) {
    List<Run> part = runs.stream().filter(kept).toList();
    List<Integer> left =
        widths.stream()
            .filter(width -> part.stream().anyMatch(run -> run.width() == width))
            .toList();
    return new WidthSwitching(left, part);
  }

  WidthSwitching rate(double rate) {
    return only(run -> run.rate() == rate);
  }

  WidthSwitching seed(long seed) {
    return only(run -> run.seed() == seed);
  }

  Run at(int width, double rate, long seed) {
    return runs.stream()
        .filter(run -> run.width() == width && run.rate() == rate && run.seed() == seed)
        .findFirst()
        .orElseThrow();
  }

  double[] axis() {
    return widths.stream().mapToDouble(Integer::doubleValue).toArray();
  }

  /** Mean over all runs of a width. */
  double[] means(ToDoubleFunction<Run> quantity) {
    return widths.stream().mapToDouble(width -> summary(width, quantity).mean()).toArray();
  }

  double[] deviations(ToDoubleFunction<Run> quantity) {
    return widths.stream()
        .mapToDouble(width -> summary(width, quantity).standardDeviation())
        .toArray();
  }

  private Summary summary(int width, ToDoubleFunction<Run> quantity) {
    return Summary.of(
        runs.stream().filter(run -> run.width() == width).mapToDouble(quantity).toArray());
  }

  /** Least squares of ln(mean over the runs of a width) on ln m. */
  Optional<PowerLawFit> fit(ToDoubleFunction<Run> quantity) {
    return PowerLawFit.fit(axis(), means(quantity), 0);
  }

  /** The exponent beta of a decay as m^-beta, of a grid known to have points enough. */
  double decay(ToDoubleFunction<Run> quantity) {
    return -fit(quantity).orElseThrow().exponent();
  }
}
