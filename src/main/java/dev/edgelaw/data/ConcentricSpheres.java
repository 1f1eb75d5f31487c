package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;
import java.util.Arrays;

/**
 * Two noisy spheres around the origin: class 0 at radius 1, class 1 at radius 2, with normal noise
 * of standard deviation 0.1 in every direction.
 *
 * <p>Every part draws the inner half (samples / 2 rows: directions, then noise, one tensor each),
 * the outer rest in the same way, and a permutation of the samples.
 *
 * @param samples number of training samples, at least 1
 * @param testSamples number of test samples, at least 1
 * @param features dimension of the space, at least 1; the paper uses 10
 */
public record ConcentricSpheres(int samples, int testSamples, int features) implements DataSource {

  private static final float INNER_RADIUS = 1;
  private static final float OUTER_RADIUS = 2;
  private static final float NOISE = 0.1f;

  /** Checks the ranges. */
  public ConcentricSpheres {
    Sizes.requireMatrix("samples", samples, "features", features);
    Sizes.requireMatrix("testSamples", testSamples, "features", features);
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public Split draw(TorchGenerator generator) {
    return new Split(drawPart(generator, samples), drawPart(generator, testSamples));
  }

  private Dataset drawPart(TorchGenerator generator, int total) {
    int inner = total / 2;
    float[] values = new float[total * features];
    drawSphere(generator, inner, INNER_RADIUS, values, 0);
    drawSphere(generator, total - inner, OUTER_RADIUS, values, inner * features);
    int[] labels = new int[total];
    Arrays.fill(labels, inner, total, 1);
    return new Float32Rows(features, values)
        .labelled(classes(), labels, generator.permutation(total));
  }

  private void drawSphere(
      TorchGenerator generator, int rows, float radius, float[] out, int start) {
    Float32Rows points = Float32Rows.normal(generator, rows, features);
    points.rescale(radius);
    float[] noise = Float32Rows.normal(generator, rows, features).values();
    for (int i = 0; i < noise.length; i++) {
      out[start + i] = points.values()[i] + NOISE * noise[i];
    }
  }
}
