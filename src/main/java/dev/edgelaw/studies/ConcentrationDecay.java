package dev.edgelaw.studies;

import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.theory.ConcentrationRecord;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Laws fitted to the decay of 1 - q in one run.
 *
 * @param exponential ln(1 - q) on t, at the checkpoints that the published fit uses
 * @param power ln(1 - q) on ln t, at the same checkpoints
 * @param tail the same from s = eta t = {@value #TAIL} on, whatever 1 - q is
 * @param rate the tail's order p in d(1 - q)/ds = -k (1 - q)^p, from the logarithmic slopes between
 *     neighbouring checkpoints: ln(-d ln(1 - q)/ds) on ln(1 - q) has slope p - 1 and intercept ln k
 */
record ConcentrationDecay(
    Optional<LineFit> exponential,
    Optional<PowerLawFit> power,
    Optional<PowerLawFit> tail,
    Optional<LineFit> rate) {
  /** Where the tail begins, in units of eta t. */
  static final double TAIL = 3;

  private static final int FIRST = 25;
  private static final double LOWEST = 0.01;
  private static final double HIGHEST = 0.9;
  private static final int FEWEST = 3;

  static ConcentrationDecay of(ConcentrationRecord record, double learningRate) {
    int[] t = record.checkpoints();
    double[] u = record.missing();
    int[] window =
        IntStream.range(0, t.length)
            .filter(i -> t[i] >= FIRST && u[i] > LOWEST && u[i] < HIGHEST)
            .toArray();
    // Checkpoints are whole numbers, eta t is not: 0.003 * 1000 must count as 3.
    int[] late =
        IntStream.range(0, t.length)
            .filter(i -> learningRate * t[i] > TAIL * (1 - 1e-9) && u[i] > 0)
            .toArray();
    boolean enough = window.length >= FEWEST;
    double[] times = at(window, i -> t[i]);
    double[] values = at(window, i -> u[i]);
    return new ConcentrationDecay(
        enough ? LineFit.fit(times, at(window, i -> StrictMath.log(u[i]))) : Optional.empty(),
        enough ? PowerLawFit.fit(times, values, 0) : Optional.empty(),
        PowerLawFit.fit(at(late, i -> t[i]), at(late, i -> u[i]), 0),
        rate(late, t, u, learningRate));
  }

  private static Optional<LineFit> rate(int[] late, int[] t, double[] u, double learningRate) {
    int[] intervals = IntStream.range(0, Math.max(0, late.length - 1)).map(i -> late[i]).toArray();
    return LineFit.fit(
        at(intervals, i -> StrictMath.log(u[i] * u[i + 1]) / 2),
        at(
            intervals,
            i ->
                StrictMath.log(
                    StrictMath.log(u[i] / u[i + 1]) / (learningRate * (t[i + 1] - t[i])))));
  }

  private interface Coordinate {
    double of(int index);
  }

  private static double[] at(int[] indices, Coordinate coordinate) {
    return IntStream.of(indices).mapToDouble(coordinate::of).toArray();
  }

  /** -1/slope of the exponential fit; NaN where there is none or 1 - q does not fall. */
  double tau() {
    return exponential
        .filter(line -> line.slope() < 0)
        .map(line -> -1 / line.slope())
        .orElse(Double.NaN);
  }

  /** Prefactor of the exponential fit. */
  double amplitude() {
    return exponential.map(line -> StrictMath.exp(line.intercept())).orElse(Double.NaN);
  }

  double rSquared() {
    return exponential.map(LineFit::rSquared).orElse(Double.NaN);
  }

  int points() {
    return exponential.map(LineFit::points).orElse(0);
  }

  double powerRSquared() {
    return power.map(PowerLawFit::rSquared).orElse(Double.NaN);
  }

  double tailExponent() {
    return tail.map(PowerLawFit::exponent).orElse(Double.NaN);
  }

  double tailRSquared() {
    return tail.map(PowerLawFit::rSquared).orElse(Double.NaN);
  }

  /** p in d(1 - q)/ds = -k (1 - q)^p. */
  double order() {
    return rate.map(line -> 1 + line.slope()).orElse(Double.NaN);
  }

  /** k in d(1 - q)/ds = -k (1 - q)^p. */
  double coefficient() {
    return rate.map(line -> StrictMath.exp(line.intercept())).orElse(Double.NaN);
  }
}
