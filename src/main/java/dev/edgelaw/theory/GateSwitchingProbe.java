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

  /** Behind the bits of positive infinity. */
  private static final long FIRST_NAN = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) + 1;

  /** Neurons whose sums run side by side, each in the order of the samples. */
  private static final int TOGETHER = 4;

  private final Arithmetic arithmetic;
  private final MatrixLayout weight;

  /** X', features x samples. */
  private final double[] inputs;

  private final MatrixLayout inputLayout;
  private final int samples;
  private final int width;

  /** Neurons x samples; rows up to a multiple of {@link #TOGETHER} follow, which stay zero. */
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
    this.inputLayout = MatrixLayout.alone(data.features(), samples);
    this.inputs = new double[inputLayout.arrayLength()];
    new MatrixLayout(0, samples, data.features(), data.features())
        .transpose(data.inputs(), inputs, inputLayout);
    this.outputs = MatrixLayout.alone(width, samples);
    int rows = (width + TOGETHER - 1) / TOGETHER * TOGETHER;
    int length = MatrixLayout.alone(rows, samples).arrayLength();
    this.initial = new boolean[length];
    this.z = new double[length];
    this.next = new double[length];
    this.weights = new double[weight.length()];
    this.squares = new double[rows];
    this.flips = new int[steps];
    this.neuronsChanged = new int[steps];
    this.relativeMoves = new double[steps];
    this.expectedFlips = new double[steps];
    this.distinctPatterns = new int[(steps - 1) / EVERY + 1];
  }

  @Override
  public void start(TrainingState state) {
    arithmetic.multiplyTransposed(state.parameters(), weight, inputs, inputLayout, z, outputs);
    for (int at = 0; at < z.length; at++) {
      initial[at] = z[at] > 0;
    }
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < samples; i++) {
        squares[j] = Math.fma(z[outputs.index(j, i)], z[outputs.index(j, i)], squares[j]);
      }
    }
    System.arraycopy(state.parameters(), weight.offset(), weights, 0, weights.length);
  }

  @Override
  public void afterUpdate(TrainingState state) {
    relativeMoves[count] = move(state.parameters());
    arithmetic.multiplyTransposed(state.parameters(), weight, inputs, inputLayout, next, outputs);
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
   * Counts the flips between z and next, and their first-order expectation, four neurons at a time:
   * a sum alone would wait for each of its terms. Sums in local variables cost a fraction of sums
   * in arrays, which the compiler takes for possible parts of z.
   */
  private void compare() {
    double sum = 0;
    for (int j = 0; j < squares.length; j += TOGETHER) {
      double density0 = density(squares[j]);
      double density1 = density(squares[j + 1]);
      double density2 = density(squares[j + 2]);
      double density3 = density(squares[j + 3]);
      double squares0 = 0;
      double squares1 = 0;
      double squares2 = 0;
      double squares3 = 0;
      double sum0 = 0;
      double sum1 = 0;
      double sum2 = 0;
      double sum3 = 0;
      int flips0 = 0;
      int flips1 = 0;
      int flips2 = 0;
      int flips3 = 0;
      double[] from = z;
      double[] to = next;
      int row0 = outputs.index(j, 0);
      int row1 = row0 + outputs.stride();
      int row2 = row1 + outputs.stride();
      int row3 = row2 + outputs.stride();
      for (int i = 0; i < samples; i++) {
        double from0 = from[row0 + i];
        double to0 = to[row0 + i];
        squares0 = Math.fma(to0, to0, squares0);
        sum0 += atMostHalf(Math.abs(to0 - from0) * density0);
        flips0 += flip(from0, to0);
        double from1 = from[row1 + i];
        double to1 = to[row1 + i];
        squares1 = Math.fma(to1, to1, squares1);
        sum1 += atMostHalf(Math.abs(to1 - from1) * density1);
        flips1 += flip(from1, to1);
        double from2 = from[row2 + i];
        double to2 = to[row2 + i];
        squares2 = Math.fma(to2, to2, squares2);
        sum2 += atMostHalf(Math.abs(to2 - from2) * density2);
        flips2 += flip(from2, to2);
        double from3 = from[row3 + i];
        double to3 = to[row3 + i];
        squares3 = Math.fma(to3, to3, squares3);
        sum3 += atMostHalf(Math.abs(to3 - from3) * density3);
        flips3 += flip(from3, to3);
      }
      squares[j] = squares0;
      squares[j + 1] = squares1;
      squares[j + 2] = squares2;
      squares[j + 3] = squares3;
      sum += sum0 + sum1;
      sum += sum2 + sum3;
      flips[count] += flips0 + flips1 + flips2 + flips3;
      neuronsChanged[count] +=
          changed(flips0) + changed(flips1) + changed(flips2) + changed(flips3);
    }
    expectedFlips[count] = sum;
  }

  private static int changed(int flips) {
    return flips > 0 ? 1 : 0;
  }

  /** Normal density at 0 of a neuron's pre-activations; 0 where they all are 0 and cannot flip. */
  private double density(double sumOfSquares) {
    return sumOfSquares > 0 ? DENSITY_AT_ZERO / Math.sqrt(sumOfSquares / samples) : 0;
  }

  private static double atMostHalf(double chance) {
    return chance > 0.5 ? 0.5 : chance;
  }

  /** 1 if one of two numbers is positive and the other not, without branches. */
  private static int flip(double z, double next) {
    return (int)
        ((gate(Double.doubleToRawLongBits(z)) ^ gate(Double.doubleToRawLongBits(next))) >>> 63);
  }

  /**
   * Of the bits of z: negative if z is positive. The bits of a positive z are a positive whole
   * number below those of NaN; -bits is negative for positive numbers and for the smallest one,
   * which is z = -0.
   */
  private static long gate(long bits) {
    return -bits & ~bits & (bits - FIRST_NAN);
  }

  private Margin margin() {
    double smallest = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < width; j++) {
        double distance = Math.abs(z[outputs.index(j, i)]);
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
        pattern.set(j, z[outputs.index(j, i)] > 0);
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
        int at = outputs.index(j, i);
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
