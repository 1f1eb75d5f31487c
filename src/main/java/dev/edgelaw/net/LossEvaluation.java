package dev.edgelaw.net;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * Evaluates a loss and its gradient with respect to the network's outputs, for the samples of one
 * batch. Holds its workspace; allocates nothing per call; not for several threads at once.
 */
final class LossEvaluation {
  private final Arithmetic arithmetic;
  private final double crossEntropyWeight;
  private final int classes;
  private final MatrixLayout shape;

  private final int[] labels;
  private final double[] targets;
  private final double[] errors;

  /** Scores, then exponentials, then probabilities: classes x samples, padded rows. */
  private final double[] scores;

  private final double[] largest;
  private final double[] normalizers;
  private final double[] factors;
  private final double[] sampleLosses;
  private final double[] lanes = new double[Lanes.COUNT];
  private int samples;

  LossEvaluation(Arithmetic arithmetic, Loss loss, int classes, int capacity) {
    this.arithmetic = arithmetic;
    this.crossEntropyWeight =
        switch (loss) {
          case Loss.CrossEntropy() -> 1;
          case Loss.MeanSquaredError() -> 0;
          case Loss.Interpolated(double weight) -> weight;
        };
    this.classes = classes;
    this.shape = MatrixLayout.alone(capacity, classes);
    this.labels = new int[capacity];
    this.targets = new double[shape.arrayLength()];
    this.errors = new double[shape.arrayLength()];
    int padded = Lanes.padded(capacity);
    this.scores = new double[classes * padded];
    this.largest = new double[padded];
    // The vectors of the last samples may reach beyond the end.
    this.normalizers = new double[padded + Lanes.COUNT];
    this.factors = new double[padded];
    this.sampleLosses = new double[padded];
  }

  /**
   * Takes the targets of some samples of a data set; null stands for all of them. The cross-entropy
   * needs labels.
   */
  void select(Dataset data, int[] rows) {
    samples = rows == null ? data.samples() : rows.length;
    Arrays.fill(targets, 0);
    Arrays.fill(sampleLosses, 0);
    for (int i = 0; i < samples; i++) {
      int row = rows == null ? i : rows[i];
      System.arraycopy(data.targets(), row * classes, targets, shape.index(i, 0), classes);
      if (crossEntropyWeight != 0) {
        labels[i] = data.labels()[row];
      }
    }
  }

  /**
   * Computes the loss and its gradient.
   *
   * @param outputs network outputs, samples x classes, padded rows, from the origin on
   * @param gradient dLoss/dOutputs of the same shape, overwritten; its padding becomes zero
   * @return the loss
   */
  double valueAndGradient(double[] outputs, double[] gradient) {
    gradient(outputs, gradient, 0, samples);
    return value();
  }

  /**
   * Computes the gradient for some samples; {@link #value} follows when all have had their turn.
   *
   * @param outputs as above
   * @param gradient as above, overwritten for these samples
   * @param first the first sample: 0, or the one behind those of the last call
   * @param count how many
   */
  void gradient(double[] outputs, double[] gradient, int first, int count) {
    if (first == 0) {
      Arrays.fill(lanes, 0);
    }
    if (crossEntropyWeight == 0) {
      squaredErrors(outputs, gradient, first, count, 1);
      return;
    }
    if (crossEntropyWeight == 1) {
      probabilities(outputs, gradient, first, count, 1);
      return;
    }
    squaredErrors(outputs, errors, first, count, 1 - crossEntropyWeight);
    probabilities(outputs, gradient, first, count, crossEntropyWeight);
    int from = shape.index(first, 0);
    arithmetic.addScaled(1, errors, from, gradient, from, count * shape.stride());
  }

  /** The loss, once the gradient has been computed for all samples. */
  double value() {
    if (crossEntropyWeight == 0) {
      return meanSquaredError();
    }
    if (crossEntropyWeight == 1) {
      return crossEntropy();
    }
    double squared = meanSquaredError();
    return (1 - crossEntropyWeight) * squared + crossEntropyWeight * crossEntropy();
  }

  private void squaredErrors(
      double[] outputs, double[] gradient, int first, int count, double weight) {
    int from = shape.index(first, 0);
    int length = count * shape.stride();
    arithmetic.subtract(outputs, targets, gradient, from, length);
    arithmetic.accumulateProducts(gradient, from, gradient, from, length, lanes, 0);
    arithmetic.scale(weight * 2 / entries(), gradient, from, length);
  }

  private double meanSquaredError() {
    return Lanes.sum(lanes, 0) / entries();
  }

  private double entries() {
    return (double) samples * classes;
  }

  /**
   * Works class by class, so that every operation runs over samples side by side. What the vectors
   * of the last samples hold beyond them may be anything and is not read.
   */
  private void probabilities(
      double[] outputs, double[] gradient, int first, int count, double weight) {
    int padded = Lanes.padded(count);
    toClasses(outputs, first, count, padded);
    System.arraycopy(scores, 0, largest, 0, padded);
    for (int k = 1; k < classes; k++) {
      arithmetic.maximum(scores, k * padded, largest, 0, padded);
    }
    for (int k = 0; k < classes; k++) {
      arithmetic.addScaled(-1, largest, 0, scores, k * padded, padded);
    }
    for (int i = 0, sample = first; i < count; i++, sample++) {
      sampleLosses[sample] = -scores[labels[sample] * padded + i];
    }
    arithmetic.exp(scores, 0, classes * padded);
    // What is written behind the last of these samples is overwritten with the next.
    System.arraycopy(scores, 0, normalizers, first, padded);
    for (int k = 1; k < classes; k++) {
      arithmetic.addScaled(1, scores, k * padded, normalizers, first, padded);
    }
    double scale = weight / samples;
    System.arraycopy(normalizers, first, factors, 0, padded);
    arithmetic.divideInto(scale, factors, 0, padded);
    for (int k = 0; k < classes; k++) {
      arithmetic.multiplyEntries(factors, 0, scores, k * padded, padded);
    }
    toSamples(gradient, first, count, padded);
    for (int i = first; i < first + count; i++) {
      gradient[shape.index(i, labels[i])] -= scale;
    }
  }

  private double crossEntropy() {
    int padded = Lanes.padded(samples);
    // What lies behind the last sample must add nothing to the sum of logarithms.
    Arrays.fill(normalizers, samples, padded, 1);
    arithmetic.log(normalizers, 0, padded);
    Arrays.fill(lanes, 0);
    arithmetic.accumulate(normalizers, 0, padded, lanes, 0);
    arithmetic.accumulate(sampleLosses, 0, padded, lanes, 0);
    return Lanes.sum(lanes, 0) / samples;
  }

  private void toClasses(double[] outputs, int first, int count, int padded) {
    for (int k = 0; k < classes; k++) {
      gather(outputs, shape.index(first, k), shape.stride(), scores, k * padded, count);
    }
  }

  private void toSamples(double[] gradient, int first, int count, int padded) {
    Arrays.fill(gradient, shape.index(first, 0), shape.index(first + count, 0), 0);
    for (int k = 0; k < classes; k++) {
      scatter(scores, k * padded, gradient, shape.index(first, k), shape.stride(), count);
    }
  }

  /** Column to row; up to eight classes have a constant distance, which halves the time. */
  private static void gather(
      double[] from, int fromAt, int stride, double[] to, int toAt, int count) {
    if (stride == Lanes.COUNT) {
      for (int i = 0; i < count; i++) {
        to[toAt + i] = from[fromAt + i * Lanes.COUNT];
      }
    } else {
      for (int i = 0; i < count; i++) {
        to[toAt + i] = from[fromAt + i * stride];
      }
    }
  }

  /** Row to column. */
  private static void scatter(
      double[] from, int fromAt, double[] to, int toAt, int stride, int count) {
    if (stride == Lanes.COUNT) {
      for (int i = 0; i < count; i++) {
        to[toAt + i * Lanes.COUNT] = from[fromAt + i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        to[toAt + i * stride] = from[fromAt + i];
      }
    }
  }
}
