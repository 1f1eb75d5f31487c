package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;

/**
 * Rows of features in float32, the arithmetic in which the published data sets were made.
 *
 * @param features length of a row
 * @param values the rows one after the other
 */
record Float32Rows(int features, float[] values) {

  /** Standard normal rows, drawn as one tensor. */
  static Float32Rows normal(TorchGenerator generator, int rows, int features) {
    float[] values = new float[rows * features];
    generator.normal(values);
    return new Float32Rows(features, values);
  }

  /** Brings every row to the same Euclidean norm. */
  void rescale(float norm) {
    for (int start = 0; start < values.length; start += features) {
      double sum = 0;
      for (int j = start; j < start + features; j++) {
        sum += (double) values[j] * values[j];
      }
      float current = (float) Math.sqrt(sum);
      for (int j = start; j < start + features; j++) {
        values[j] = values[j] / current * norm;
      }
    }
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
