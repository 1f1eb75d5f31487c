package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;

/**
 * Rows of features in float32, the arithmetic in which the published data sets were made.
 *
 * @param features length of a row
 * @param values the rows one after the other
 */
record Float32Rows(int features, float[] values) {

  /** Floats in a register of the machine that made the published data. */
  private static final int LANES = 8;

  /** Entries behind the last full register that its compiler still takes together. */
  private static final int REMAINDER = 4;

  /** Standard normal rows, drawn as one tensor. */
  static Float32Rows normal(TorchGenerator generator, int rows, int features) {
    float[] values = new float[rows * features];
    generator.normal(values);
    return new Float32Rows(features, values);
  }

  /** Brings every row to the same Euclidean norm. */
  void rescale(float norm) {
    for (int start = 0; start < values.length; start += features) {
      float current = norm(start);
      for (int j = start; j < start + features; j++) {
        values[j] = values[j] / current * norm;
      }
    }
  }

  /**
   * Euclidean norm of a row in the order of PyTorch's AVX2 reduction: eight lanes with fused
   * multiply-adds, the lanes added one after the other, then what is left over, rounded products
   * where four are left together and fused ones for the last three.
   */
  private float norm(int start) {
    float[] lanes = new float[LANES];
    int end = start + features;
    int j = start;
    for (; j <= end - LANES; j += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        float value = values[j + lane];
        lanes[lane] = Math.fma(value, value, lanes[lane]);
      }
    }
    float sum = lanes[0];
    for (int lane = 1; lane < LANES; lane++) {
      sum += lanes[lane];
    }
    int rounded = j + (end - j) / REMAINDER * REMAINDER;
    for (; j < rounded; j++) {
      sum += values[j] * values[j];
    }
    for (; j < end; j++) {
      sum = Math.fma(values[j], values[j], sum);
    }
    return (float) Math.sqrt(sum);
  }

  /** A data set whose row i is row {@code order[i]} of these, with its label. */
  Dataset labelled(int classes, int[] labels, int[] order) {
    double[] inputs = new double[values.length];
    int[] ordered = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      ordered[i] = labels[order[i]];
      for (int j = 0; j < features; j++) {
        inputs[i * features + j] = values[order[i] * features + j];
      }
    }
    return new Dataset(order.length, features, classes, inputs, ordered);
  }
}
