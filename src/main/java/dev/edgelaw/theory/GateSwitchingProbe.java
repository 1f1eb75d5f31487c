package dev.edgelaw.theory;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
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

  private final Arithmetic arithmetic;
  private final MatrixLayout weight;

  private final double[] inputs;
  private final MatrixLayout inputLayout;
  private final int samples;
  private final int width;

  /** Samples x neurons, padded. */
  private final MatrixLayout outputs;

  private final boolean[] initial;
  private double[] z;
  private double[] next;
  private final double[] weights;

  /** Per neuron: sum of the squares of z, and what an update is compared by and counts. */
  private final double[] squares;

  private final double[] densities;
  private final double[] expected;
  private final double[] flipped;

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
   * @param arithmetic the kernel
   * @param layout layout of the parameters
   * @param data the training set
   * @param steps number of updates T
   */
  public GateSwitchingProbe(
      Arithmetic arithmetic, ParameterLayout layout, Dataset data, int steps) {
    this.arithmetic = arithmetic;
    this.weight = layout.weight(0);
    this.samples = data.samples();
    this.width = layout.architecture().fanOut(0);
    this.inputs = data.inputs();
    this.inputLayout = new MatrixLayout(0, samples, data.features(), data.features());
    this.outputs = MatrixLayout.alone(samples, width);
    this.initial = new boolean[outputs.arrayLength()];
    this.z = new double[outputs.arrayLength()];
    this.next = new double[outputs.arrayLength()];
    this.weights = new double[weight.length()];
    this.squares = new double[outputs.stride()];
    this.densities = new double[outputs.stride()];
    this.expected = new double[outputs.stride()];
    this.flipped = new double[outputs.stride()];
    this.flips = new int[steps];
    this.neuronsChanged = new int[steps];
    this.relativeMoves = new double[steps];
    this.expectedFlips = new double[steps];
    this.distinctPatterns = new int[(steps - 1) / EVERY + 1];
  }

  @Override
  public void start(TrainingState state) {
    arithmetic.multiply(inputs, inputLayout, state.parameters(), weight, z, outputs);
    for (int at = 0; at < z.length; at++) {
      initial[at] = z[at] > 0;
    }
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < samples; i++) {
        squares[j] = Math.fma(z[outputs.index(i, j)], z[outputs.index(i, j)], squares[j]);
      }
    }
    System.arraycopy(state.parameters(), weight.offset(), weights, 0, weights.length);
  }

  @Override
  public void afterUpdate(TrainingState state) {
    relativeMoves[count] = move(state.parameters());
    arithmetic.multiply(inputs, inputLayout, state.parameters(), weight, next, outputs);
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

  /** Counts the flips between z and next, and their first-order expectation. */
  private void compare() {
    for (int j = 0; j < width; j++) {
      densities[j] = density(squares[j]);
    }
    arithmetic.compareGates(z, next, outputs, densities, squares, expected, flipped);
    for (int j = 0; j < width; j++) {
      expectedFlips[count] += expected[j];
      flips[count] += (int) flipped[j];
      neuronsChanged[count] += flipped[j] > 0 ? 1 : 0;
    }
  }

  /** Normal density at 0 of a neuron's pre-activations; 0 where they all are 0 and cannot flip. */
  private double density(double sumOfSquares) {
    return sumOfSquares > 0 ? DENSITY_AT_ZERO / Math.sqrt(sumOfSquares / samples) : 0;
  }

  private Margin margin() {
    double smallest = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < width; j++) {
        double distance = Math.abs(z[outputs.index(i, j)]);
        smallest = Math.min(smallest, distance);
        sum += distance;
      }
    }
    return new Margin(smallest, sum / (samples * width));
  }

  private int distinct() {
    Set<BitSet> patterns = new HashSet<>();
    for (int i = 0; i < samples; i++) {
      BitSet pattern = new BitSet(width);
      for (int j = 0; j < width; j++) {
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
    for (int j = 0; j < width; j++) {
      int before = changed;
      for (int i = 0; i < samples; i++) {
        int at = outputs.index(i, j);
        changed += z[at] > 0 == initial[at] ? 0 : 1;
      }
      touched += changed > before ? 1 : 0;
    }
    Margin last = count == 0 ? first : margin();
    return new GateSwitchingRecord(
        samples,
        width,
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
