package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The first images of MNIST in file order, from the subset that comes with the program: 2000
 * training and 200 test images of 28 x 28 pixels, bytes / 255. Draws nothing from the generator.
 * {@link MnistFiles} reads more.
 *
 * @param samples number of training images, 1 to 2000
 * @param testSamples number of test images, 1 to 200
 */
public record Mnist(int samples, int testSamples) implements DataSource {

  private static final int BUNDLED_SAMPLES = 2000;
  private static final int BUNDLED_TEST_SAMPLES = 200;

  /** Checks the ranges. */
  public Mnist {
    requireBundled("samples", samples, BUNDLED_SAMPLES);
    requireBundled("testSamples", testSamples, BUNDLED_TEST_SAMPLES);
  }

  private static void requireBundled(String name, int value, int available) {
    if (value < 1 || value > available) {
      throw new IllegalArgumentException(
          "%s must be between 1 and %d, the MNIST images that come with the program, was %d"
              .formatted(name, available, value));
    }
  }

  @Override
  public int features() {
    return DigitImages.PIXELS;
  }

  @Override
  public int classes() {
    return DigitImages.CLASSES;
  }

  @Override
  public Split draw(TorchGenerator generator) {
    DigitImages train =
        new DigitImages(
            bundled("train-images-first2000-idx3-ubyte.gz", 3),
            bundled("train-labels-first2000-idx1-ubyte.gz", 1));
    DigitImages test =
        new DigitImages(
            bundled("test-images-first200-idx3-ubyte.gz", 3),
            bundled("test-labels-first200-idx1-ubyte.gz", 1));
    return new Split(train.first("samples", samples), test.first("testSamples", testSamples));
  }

  private static IdxFile bundled(String name, int dimensions) {
    try (InputStream in = Mnist.class.getResourceAsStream("mnist/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without its MNIST file " + name);
      }
      return IdxFile.read(name, in, dimensions);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bundled " + name, e);
    }
  }
}
