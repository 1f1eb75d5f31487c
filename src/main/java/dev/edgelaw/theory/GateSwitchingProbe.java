package dev.edgelaw.theory;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.InputMatrix;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts the gates of the first hidden layer that switch in every update, from pre-activations of
 * its own: those of a ReLU net are overwritten by its activations. For nets without biases, of any
 * activation.
 */
public final class GateSwitchingProbe implements Probe {
  /** Updates from one count of distinct patterns to the next. */
  private static final int EVERY = 100;

  /** Density of the standard normal distribution at 0. */
  private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

  /** Behind the bits of positive infinity. */
  private static final long FIRST_NAN = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) + 1;

  private final InputMatrix inputs;
  private final MatrixLayout weight;
  private final MatrixLayout outputs;
  private final boolean[] initial;
  private double[] z;
  private double[] next;
  private final double[] weights;

  /** Per neuron: sum of the squares of z. */
  private final double[] squares;

  private final int[] flips;
  private final int[] neuronsChanged;
  private final double[] relativeMoves;
  private final double[] expectedFlips;
  private final int[] distinctPatterns;
  private int count;
  private int distinctCount;
  private Margin first = new Margin(Double.NaN, Double.NaN);

  private record Margin(double smallest, double mean) {}

  /**
   * Creates the probe for one run.
   *
   * @param layout layout of the parameters
   * @param inputs the training inputs
   * @param samples number of samples n
   * @param steps number of updates T
   */
  public GateSwitchingProbe(ParameterLayout layout, InputMatrix inputs, int samples, int steps) {
    this.inputs = inputs;
    this.weight = layout.weight(0);
    int width = layout.architecture().fanOut(0);
    this.outputs = MatrixLayout.alone(samples, width);
    this.initial = new boolean[outputs.arrayLength()];
    this.z = new double[outputs.arrayLength()];
    this.next = new double[outputs.arrayLength()];
    this.weights = new double[weight.length()];
    this.squares = new double[outputs.stride()];
    this.flips = new int[steps];
    this.neuronsChanged = new int[steps];
    this.relativeMoves = new double[steps];
    this.expectedFlips = new double[steps];
    this.distinctPatterns = new int[(steps - 1) / EVERY + 1];
  }

  @Override
  public void start(TrainingState state) {
    inputs.multiply(state.parameters(), weight, z, outputs);
    for (int at = 0; at < z.length; at++) {
      initial[at] = z[at] > 0;
    }
    for (int i = 0; i < outputs.rows(); i++) {
      for (int j = 0; j < outputs.columns(); j++) {
        squares[j] = Math.fma(z[outputs.index(i, j)], z[outputs.index(i, j)], squares[j]);
      }
    }
    System.arraycopy(state.parameters(), weight.offset(), weights, 0, weights.length);
  }

  @Override
  public void afterUpdate(TrainingState state) {
    relativeMoves[count] = move(state.parameters());
    inputs.multiply(state.parameters(), weight, next, outputs);
    compare();
    double[] old = z;
    z = next;
    next = old;
    if (count == 0) {
      first = margin();
    }
    if (count % EVERY == 0) {
      distinctPatterns[distinctCount++] = distinct();
    }
    count++;
  }

  /** Relative length of the step that the weights just made. */
  private double move(double[] parameters) {
    double squares = 0;
    double norm = 0;
    for (int i = 0; i < weights.length; i++) {
      double step = parameters[weight.offset() + i] - weights[i];
      squares = Math.fma(step, step, squares);
      norm = Math.fma(weights[i], weights[i], norm);
      weights[i] = parameters[weight.offset() + i];
    }
    return Math.sqrt(squares / norm);
  }

  /**
   * Counts the flips between z and next, and their first-order expectation, two neurons at a time:
   * sums in local variables cost a fraction of sums in arrays, which the compiler takes for
   * possible parts of z.
   */
  private void compare() {
    double sum = 0;
    for (int j = 0; j < outputs.columns(); j += 2) {
      // The odd neuron may be padding, which is zero and never flips.
      double evenDensity = density(squares[j]);
      double oddDensity = density(squares[j + 1]);
      double evenSquares = 0;
      double oddSquares = 0;
      double evenSum = 0;
      double oddSum = 0;
      long evenFlips = 0;
      long oddFlips = 0;
      int end = outputs.index(outputs.rows(), j);
      for (int at = outputs.index(0, j); at < end; at += outputs.stride()) {
        evenSquares = Math.fma(next[at], next[at], evenSquares);
        oddSquares = Math.fma(next[at + 1], next[at + 1], oddSquares);
        evenSum += atMostHalf(Math.abs(next[at] - z[at]) * evenDensity);
        oddSum += atMostHalf(Math.abs(next[at + 1] - z[at + 1]) * oddDensity);
        evenFlips += gate(z[at]) ^ gate(next[at]);
        oddFlips += gate(z[at + 1]) ^ gate(next[at + 1]);
      }
      squares[j] = evenSquares;
      squares[j + 1] = oddSquares;
      sum += evenSum + oddSum;
      flips[count] += (int) (evenFlips + oddFlips);
      neuronsChanged[count] += (evenFlips > 0 ? 1 : 0) + (oddFlips > 0 ? 1 : 0);
    }
    expectedFlips[count] = sum;
  }

  /** Normal density at 0 of a neuron's pre-activations; 0 where they all are 0 and cannot flip. */
  private double density(double sumOfSquares) {
    return sumOfSquares > 0 ? DENSITY_AT_ZERO / Math.sqrt(sumOfSquares / outputs.rows()) : 0;
  }

  private static double atMostHalf(double chance) {
    return chance > 0.5 ? 0.5 : chance;
  }

  /**
   * 1 if z is positive, else 0, without branches, which nothing predicts. The bits of a positive z
   * are a positive whole number below those of NaN; -bits is negative for positive numbers and for
   * the smallest one, which is z = -0.
   */
  private static long gate(double z) {
    long bits = Double.doubleToRawLongBits(z);
    return (-bits & ~bits & (bits - FIRST_NAN)) >>> 63;
  }

  private Margin margin() {
    double smallest = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < outputs.rows(); i++) {
      for (int j = 0; j < outputs.columns(); j++) {
        double distance = Math.abs(z[outputs.index(i, j)]);
        smallest = Math.min(smallest, distance);
        sum += distance;
      }
    }
    return new Margin(smallest, sum / (outputs.rows() * outputs.columns()));
  }

  private int distinct() {
    Set<BitSet> patterns = new HashSet<>();
    for (int i = 0; i < outputs.rows(); i++) {
      BitSet pattern = new BitSet(outputs.columns());
      for (int j = 0; j < outputs.columns(); j++) {
        pattern.set(j, z[outputs.index(i, j)] > 0);
      }
      patterns.add(pattern);
    }
    return patterns.size();
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public GateSwitchingRecord record() {
    int changed = 0;
    int touched = 0;
    for (int j = 0; j < outputs.columns(); j++) {
      int before = changed;
      for (int i = 0; i < outputs.rows(); i++) {
        int at = outputs.index(i, j);
        changed += z[at] > 0 == initial[at] ? 0 : 1;
      }
      touched += changed > before ? 1 : 0;
    }
    Margin last = count == 0 ? first : margin();
    return new GateSwitchingRecord(
        outputs.rows(),
        outputs.columns(),
        Arrays.copyOf(flips, count),
        Arrays.copyOf(neuronsChanged, count),
        Arrays.copyOf(relativeMoves, count),
        Arrays.copyOf(expectedFlips, count),
        Arrays.copyOf(distinctPatterns, distinctCount),
        changed,
        touched,
        first.smallest,
        first.mean,
        last.smallest,
        last.mean);
  }
}
