package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Loss;
import java.util.Arrays;

/**
 * Second derivative of the loss with respect to the network's outputs: for every sample the K x K
 * matrix a I + b (diag(p) - p p'), with a = (1-w) 2/(nK), b = w/n, w the weight of the
 * cross-entropy and p the sample's softmax probabilities.
 */
final class OutputCurvature {
  private final Arithmetic arithmetic;
  private final MatrixLayout shape;
  private final int samples;
  private final int classes;
  private final double squared;
  private final double entropy;

  /** Samples x classes, padded rows. */
  private final double[] probabilities;

  /** For outputs of the given shape, samples x classes. */
  OutputCurvature(Arithmetic arithmetic, Loss loss, MatrixLayout shape) {
    double weight =
        switch (loss) {
          case Loss.CrossEntropy() -> 1;
          case Loss.MeanSquaredError() -> 0;
          case Loss.Interpolated(double crossEntropyWeight) -> crossEntropyWeight;
        };
    this.arithmetic = arithmetic;
    this.shape = shape;
    this.samples = shape.rows();
    this.classes = shape.columns();
    this.squared = (1 - weight) * 2 / ((double) samples * classes);
    this.entropy = weight / samples;
    this.probabilities = new double[shape.arrayLength()];
  }

  /** Takes the outputs of a point, samples x classes, padded rows. */
  void at(double[] outputs) {
    for (int i = 0; i < samples; i++) {
      int row = shape.index(i, 0);
      double largest = outputs[row];
      for (int k = 1; k < classes; k++) {
        largest = Math.max(largest, outputs[row + k]);
      }
      for (int k = 0; k < shape.stride(); k++) {
        probabilities[row + k] =
            k < classes ? outputs[row + k] - largest : Double.NEGATIVE_INFINITY;
      }
    }
    arithmetic.exp(probabilities, 0, probabilities.length);
    for (int i = 0; i < samples; i++) {
      int row = shape.index(i, 0);
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += probabilities[row + k];
      }
      for (int k = 0; k < classes; k++) {
        probabilities[row + k] /= sum;
      }
    }
  }

  boolean crossEntropyAlone() {
    return squared == 0;
  }

  double probability(int sample, int output) {
    return probabilities[shape.index(sample, output)];
  }

  /** Entry (k, q) of a sample's matrix. */
  double entry(int sample, int k, int q) {
    double p = probability(sample, k);
    double diagonal = k == q ? Math.fma(entropy, p, squared) : 0;
    return Math.fma(-entropy * p, probability(sample, q), diagonal);
  }

  /**
   * Multiplies tangents of the outputs of some samples in place.
   *
   * @param tangents of all samples, samples x classes with padded rows
   * @param first the first sample
   * @param count how many
   */
  void apply(double[] tangents, int first, int count) {
    if (entropy == 0) {
      arithmetic.scale(squared, tangents, shape.index(first, 0), count * shape.stride());
      return;
    }
    for (int i = first; i < first + count; i++) {
      applyTo(i, tangents, shape.index(i, 0));
    }
  }

  /** Multiplies one tangent of the outputs of one sample, in place. */
  void applyTo(int sample, double[] tangents, int from) {
    int row = shape.index(sample, 0);
    double mean = 0;
    for (int k = 0; entropy != 0 && k < classes; k++) {
      mean = Math.fma(probabilities[row + k], tangents[from + k], mean);
    }
    for (int k = 0; k < classes; k++) {
      double tangent = tangents[from + k];
      double curved = (entropy * probabilities[row + k]) * (tangent - mean);
      tangents[from + k] = squared == 0 ? curved : Math.fma(squared, tangent, curved);
    }
  }

  /**
   * The same for many tangents at once: that of output k on sample {@code from + i} in column b is
   * element {@code (k, i * columns + b)}.
   *
   * @param layout place of the tangents, outputs x (samples times columns)
   * @param from index of the first sample
   * @param scratch at least classes + 1 rows of columns
   */
  void applyInterleaved(
      double[] tangents, MatrixLayout layout, int from, int columns, double[] scratch) {
    int step = layout.stride();
    if (entropy == 0) {
      arithmetic.scale(squared, tangents, layout.offset(), layout.length());
      return;
    }
    int means = classes * columns;
    for (int i = 0; i < layout.columns() / columns; i++) {
      int first = layout.index(0, i * columns);
      int row = shape.index(from + i, 0);
      Arrays.fill(scratch, means, means + columns, 0);
      for (int k = 0; k < classes; k++) {
        int at = first + k * step;
        System.arraycopy(tangents, at, scratch, k * columns, columns);
        arithmetic.addScaled(probabilities[row + k], tangents, at, scratch, means, columns);
      }
      for (int k = 0; k < classes; k++) {
        int at = first + k * step;
        arithmetic.addScaled(-1, scratch, means, tangents, at, columns);
        arithmetic.scale(entropy * probabilities[row + k], tangents, at, columns);
        if (squared != 0) {
          arithmetic.addScaled(squared, scratch, k * columns, tangents, at, columns);
        }
      }
    }
  }
}
