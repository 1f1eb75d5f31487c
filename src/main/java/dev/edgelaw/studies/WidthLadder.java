package dev.edgelaw.studies;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The nets of one width.
 *
 * @param width number m of hidden neurons
 * @param squared under MSE, from linear to ReLU
 * @param entropy linear and ReLU under the cross-entropy; empty where it was not run
 */
record WidthLadder(int width, List<LadderSweep> squared, List<LadderSweep> entropy) {
  List<LadderSweep> all() {
    return Stream.concat(squared.stream(), entropy.stream()).toList();
  }

  LadderSweep squared(double nonlinearity) {
    return find(squared, nonlinearity);
  }

  LadderSweep entropy(double nonlinearity) {
    return find(entropy, nonlinearity);
  }

  private static LadderSweep find(List<LadderSweep> sweeps, double nonlinearity) {
    return sweeps.stream()
        .filter(sweep -> sweep.rung().where().get("epsilon").equals(nonlinearity))
        .findFirst()
        .orElseThrow();
  }

  /** Exponent of ReLU less that of the linear net, each on the rates of a window it survived. */
  double gap(Window window) {
    return squared(1).exponent(window) - squared(0).exponent(window);
  }

  /** The gaps of single seeds. */
  double[] gapsOfSeeds(Window window) {
    List<Long> seeds = squared(0).seeds();
    double[] linear = squared(0).exponents(seeds, window::contains);
    double[] relu = squared(1).exponents(seeds, window::contains);
    return IntStream.range(0, linear.length).mapToDouble(i -> relu[i] - linear[i]).toArray();
  }

  /** The same on the rates that both survived. */
  double gapWhereBothConverged() {
    LadderSweep linear = squared(0);
    LadderSweep relu = squared(1);
    return relu.exponent(rate -> linear.converged(rate) && relu.converged(rate))
        - linear.exponent(rate -> linear.converged(rate) && relu.converged(rate));
  }

  /** Exponent under MSE less that under the cross-entropy. */
  double squaredMinusEntropy(double nonlinearity, Window window) {
    return squared(nonlinearity).exponent(window) - entropy(nonlinearity).exponent(window);
  }
}
