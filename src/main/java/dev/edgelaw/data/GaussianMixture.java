package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;

/**
 * Isotropic Gaussian clusters, one a class, of unit variance around random centres at distance
 * separation * sqrt(features) from the origin.
 *
 * <p>Every part draws its own centres (classes x features, one tensor), then the noise of one class
 * after the other (one tensor each; sizes differ by at most one, the first classes being larger),
 * then a permutation of the samples. The test part therefore comes from another mixture than the
 * training part: accuracy on it means nothing.
 *
 * @param samples number of training samples, at least 1
 * @param testSamples number of test samples, at least 1
 * @param features number of inputs of a sample, at least 1
 * @param classes number of classes, at least 1
 * @param separation distance of the centres from the origin in units of sqrt(features), finite, at
 *     least 0
 */
public record GaussianMixture(
    int samples, int testSamples, int features, int classes, double separation)
    implements DataSource {

  /** Checks the ranges. */
  public GaussianMixture {
    Sizes.requireMatrix("samples", samples, "features", features);
    Sizes.requireMatrix("testSamples", testSamples, "features", features);
    Sizes.requireMatrix("classes", classes, "features", features);
    if (!(separation >= 0) || !Float.isFinite((float) (separation * Math.sqrt(features)))) {
      throw new IllegalArgumentException(
          "separation must be at least 0 and finite in float32, was %s".formatted(separation));
    }
  }

  @Override
  public Split draw(TorchGenerator generator) {
    return new Split(drawPart(generator, samples), drawPart(generator, testSamples));
  }

  private Dataset drawPart(TorchGenerator generator, int total) {
    Float32Rows centres = Float32Rows.normal(generator, classes, features);
    centres.rescale((float) (separation * Math.sqrt(features)));
    Float32Rows points = new Float32Rows(features, new float[total * features]);
    int[] labels = new int[total];
    int row = 0;
    for (int k = 0; k < classes; k++) {
      int size = total / classes + (k < total % classes ? 1 : 0);
      float[] noise = Float32Rows.normal(generator, size, features).values();
      for (int i = 0; i < size; i++, row++) {
        labels[row] = k;
        for (int j = 0; j < features; j++) {
          points.values()[row * features + j] =
              centres.values()[k * features + j] + noise[i * features + j];
        }
      }
    }
    return points.labelled(classes, labels, generator.permutation(total));
  }
}
