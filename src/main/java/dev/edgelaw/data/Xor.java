package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;
import java.util.stream.IntStream;

/**
 * Standard normal points of the plane in two classes: label 1 where exactly one coordinate is
 * positive, else 0.
 *
 * <p>Each part is one tensor, samples x 2, and stays in the order drawn.
 *
 * @param samples number of training samples, at least 1
 * @param testSamples number of test samples, at least 1
 */
public record Xor(int samples, int testSamples) implements DataSource {

  /** Checks the ranges. */
  public Xor {
    Sizes.requireMatrix("samples", samples, "features", 2);
    Sizes.requireMatrix("testSamples", testSamples, "features", 2);
  }

  @Override
  public int features() {
    return 2;
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
    Float32Rows points = Float32Rows.normal(generator, total, features());
    float[] values = points.values();
    int[] labels = new int[total];
    for (int i = 0; i < total; i++) {
      boolean differ = values[2 * i] > 0 ^ values[2 * i + 1] > 0;
      labels[i] = differ ? 1 : 0;
    }
    return points.labelled(classes(), labels, IntStream.range(0, total).toArray());
  }
}
