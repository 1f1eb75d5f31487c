package dev.edgelaw.net;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import java.util.Arrays;

/**
 * Evaluates a loss and its gradient with respect to the network's outputs, for the samples of one
 * batch. Holds its workspace; allocates nothing per call; not for several threads at once.
 */
final class LossEvaluation {
  private final Arithmetic arithmetic;
  private final double crossEntropyWeight;
  private final int classes;
  private final int stride;

  private final int[] labels;
  private final double[] targets;
  private final double[] errors;
  private final double[] normalizers;
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
    this.stride = Lanes.padded(classes);
    this.labels = new int[capacity];
    this.targets = new double[capacity * stride];
    this.errors = new double[capacity * stride];
    this.normalizers = new double[Lanes.padded(capacity)];
    this.sampleLosses = new double[Lanes.padded(capacity)];
  }

  /** Takes the targets of some samples of a data set; null stands for all of them. */
  void select(Dataset data, int[] rows) {
    samples = rows == null ? data.samples() : rows.length;
    Arrays.fill(targets, 0);
    Arrays.fill(sampleLosses, 0);
    for (int i = 0; i < samples; i++) {
      labels[i] = data.labels()[rows == null ? i : rows[i]];
      targets[i * stride + labels[i]] = 1;
    }
  }

  /**
   * Computes the loss and its gradient.
   *
   * @param outputs network outputs, samples x classes, padded rows
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
    arithmetic.addScaled(1, errors, 0, gradient, 0, samples * stride);
    return (1 - crossEntropyWeight) * squared + crossEntropyWeight * entropy;
  }

  private double meanSquaredError(double[] outputs, double[] gradient, double weight) {
    int length = samples * stride;
    double entries = (double) samples * classes;
    arithmetic.subtract(outputs, targets, gradient, 0, length);
    Arrays.fill(lanes, 0);
    arithmetic.accumulateProducts(gradient, 0, gradient, 0, length, lanes, 0);
    arithmetic.scale(weight * 2 / entries, gradient, 0, length);
    return Lanes.sum(lanes, 0) / entries;
  }

  private double crossEntropy(double[] outputs, double[] gradient, double weight) {
    for (int i = 0; i < samples; i++) {
      shiftByMaximum(outputs, gradient, i * stride);
      sampleLosses[i] = -gradient[i * stride + labels[i]];
    }
    arithmetic.exp(gradient, 0, samples * stride);
    double scale = weight / samples;
    for (int i = 0; i < samples; i++) {
      int row = i * stride;
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += gradient[row + k];
      }
      normalizers[i] = sum;
      double factor = scale / sum;
      for (int k = 0; k < classes; k++) {
        gradient[row + k] *= factor;
      }
      gradient[row + labels[i]] -= scale;
    }
    int padded = Lanes.padded(samples);
    // Overwritten by the logarithms of the call before; only ln 1 adds nothing to the sum.
    Arrays.fill(normalizers, samples, padded, 1);
    arithmetic.log(normalizers, 0, padded);
    Arrays.fill(lanes, 0);
    arithmetic.accumulate(normalizers, 0, padded, lanes, 0);
    arithmetic.accumulate(sampleLosses, 0, padded, lanes, 0);
    return Lanes.sum(lanes, 0) / samples;
  }

  /** The padding is sent to minus infinity, so that its exponential is the zero it must hold. */
  private void shiftByMaximum(double[] outputs, double[] shifted, int row) {
    double largest = outputs[row];
    for (int k = 1; k < classes; k++) {
      largest = Math.max(largest, outputs[row + k]);
    }
    for (int k = 0; k < classes; k++) {
      shifted[row + k] = outputs[row + k] - largest;
    }
    for (int k = classes; k < stride; k++) {
      shifted[row + k] = Double.NEGATIVE_INFINITY;
    }
  }
}
