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
    this.normalizers = new double[padded];
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
    if (crossEntropyWeight == 0) {
      return meanSquaredError(outputs, gradient, 1);
    }
    if (crossEntropyWeight == 1) {
      return crossEntropy(outputs, gradient, 1);
    }
    double squared = meanSquaredError(outputs, errors, 1 - crossEntropyWeight);
    double entropy = crossEntropy(outputs, gradient, crossEntropyWeight);
    int from = shape.offset();
    arithmetic.addScaled(1, errors, from, gradient, from, samples * shape.stride());
    return (1 - crossEntropyWeight) * squared + crossEntropyWeight * entropy;
  }

  private double meanSquaredError(double[] outputs, double[] gradient, double weight) {
    int from = shape.offset();
    int length = samples * shape.stride();
    double entries = (double) samples * classes;
    arithmetic.subtract(outputs, targets, gradient, from, length);
    Arrays.fill(lanes, 0);
    arithmetic.accumulateProducts(gradient, from, gradient, from, length, lanes, 0);
    arithmetic.scale(weight * 2 / entries, gradient, from, length);
    return Lanes.sum(lanes, 0) / entries;
  }

  /** Works class by class, so that every operation runs over samples side by side. */
  private double crossEntropy(double[] outputs, double[] gradient, double weight) {
    int padded = Lanes.padded(samples);
    toClasses(outputs, padded);
    System.arraycopy(scores, 0, largest, 0, padded);
    for (int k = 1; k < classes; k++) {
      arithmetic.maximum(scores, k * padded, largest, 0, padded);
    }
    for (int k = 0; k < classes; k++) {
      arithmetic.addScaled(-1, largest, 0, scores, k * padded, padded);
    }
    for (int i = 0; i < samples; i++) {
      sampleLosses[i] = -scores[labels[i] * padded + i];
    }
    arithmetic.exp(scores, 0, classes * padded);
    System.arraycopy(scores, 0, normalizers, 0, padded);
    for (int k = 1; k < classes; k++) {
      arithmetic.addScaled(1, scores, k * padded, normalizers, 0, padded);
    }
    // What lies behind the last sample must add nothing to the sum of logarithms.
    Arrays.fill(normalizers, samples, padded, 1);
    double scale = weight / samples;
    System.arraycopy(normalizers, 0, factors, 0, padded);
    arithmetic.divideInto(scale, factors, 0, padded);
    for (int k = 0; k < classes; k++) {
      arithmetic.multiplyEntries(factors, 0, scores, k * padded, padded);
    }
    toSamples(gradient, padded);
    for (int i = 0; i < samples; i++) {
      gradient[shape.index(i, labels[i])] -= scale;
    }
    arithmetic.log(normalizers, 0, padded);
    Arrays.fill(lanes, 0);
    arithmetic.accumulate(normalizers, 0, padded, lanes, 0);
    arithmetic.accumulate(sampleLosses, 0, padded, lanes, 0);
    return Lanes.sum(lanes, 0) / samples;
  }

  private void toClasses(double[] outputs, int padded) {
    for (int i = 0; i < samples; i++) {
      int row = shape.index(i, 0);
      for (int k = 0; k < classes; k++) {
        scores[k * padded + i] = outputs[row + k];
      }
    }
  }

  private void toSamples(double[] gradient, int padded) {
    for (int i = 0; i < samples; i++) {
      int row = shape.index(i, 0);
      for (int k = 0; k < classes; k++) {
        gradient[row + k] = scores[k * padded + i];
      }
      for (int k = classes; k < shape.stride(); k++) {
        gradient[row + k] = 0;
      }
    }
  }
}
