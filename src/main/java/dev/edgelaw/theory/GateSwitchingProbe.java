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

  /** Per neuron: gates that switched in the last update. */
  private final long[] switched;

  /** Per neuron: density of its pre-activations at 0; their squares while it is summed up. */
  private final double[] density;

  /** Per neuron: first-order expectation of the gates that switch. */
  private final double[] expected;

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
    this.switched = new long[width];
    this.density = new double[width];
    this.expected = new double[width];
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
    System.arraycopy(state.parameters(), weight.offset(), weights, 0, weights.length);
  }

  @Override
  public void afterUpdate(TrainingState state) {
    relativeMoves[count] = move(state.parameters());
    inputs.multiply(state.parameters(), weight, next, outputs);
    expectedFlips[count] = expect();
    flip();
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

  /** First-order expectation of the flips between z and next. */
  private double expect() {
    int width = outputs.columns();
    Arrays.fill(density, 0);
    for (int i = 0; i < outputs.rows(); i++) {
      int row = outputs.index(i, 0);
      for (int j = 0; j < width; j++) {
        density[j] = Math.fma(z[row + j], z[row + j], density[j]);
      }
    }
    for (int j = 0; j < width; j++) {
      // A neuron whose weights vanish has nothing to flip.
      density[j] = density[j] > 0 ? DENSITY_AT_ZERO / Math.sqrt(density[j] / outputs.rows()) : 0;
    }
    Arrays.fill(expected, 0);
    for (int i = 0; i < outputs.rows(); i++) {
      int row = outputs.index(i, 0);
      for (int j = 0; j < width; j++) {
        double chance = Math.abs(next[row + j] - z[row + j]) * density[j];
        expected[j] += Math.min(0.5, chance);
      }
    }
    double sum = 0;
    for (int j = 0; j < width; j++) {
      sum += expected[j];
    }
    return sum;
  }

  private void flip() {
    int width = outputs.columns();
    Arrays.fill(switched, 0);
    for (int i = 0; i < outputs.rows(); i++) {
      int row = outputs.index(i, 0);
      for (int j = 0; j < width; j++) {
        switched[j] += gate(z[row + j]) ^ gate(next[row + j]);
      }
    }
    for (int j = 0; j < width; j++) {
      flips[count] += (int) switched[j];
      neuronsChanged[count] += switched[j] > 0 ? 1 : 0;
    }
  }

  /**
   * 1 if z is positive, else 0, without branches, for the compiler to use vectors. The bits of a
   * positive z are a positive whole number below those of NaN; -bits is negative for positive
   * numbers and for the smallest one, which is z = -0.
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
