package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The first images, in file order, of a folder of the reader's own with the four MNIST files (or
 * files of the same form, such as Fashion-MNIST): train-images-idx3-ubyte, train-labels-idx1-ubyte,
 * t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, plain or gzipped (.gz), also spelt with a dot
 * before idx. Pixels are bytes / 255. Draws nothing from the generator.
 *
 * <p>The folder's name stands for its contents: do not change the files between runs that are
 * compared.
 *
 * @param folder path of the folder
 * @param samples number of training images, at least 1 and at most what the files hold
 * @param testSamples number of test images, at least 1 and at most what the files hold
 */
public record MnistFiles(String folder, int samples, int testSamples) implements DataSource {

  /** Checks the ranges; the files are looked for when the data are drawn. */
  public MnistFiles {
    if (folder.isBlank()) {
      throw new IllegalArgumentException("folder of the MNIST files must be a path, was empty");
    }
    Sizes.requireMatrix("samples", samples, "features", DigitImages.PIXELS);
    Sizes.requireMatrix("testSamples", testSamples, "features", DigitImages.PIXELS);
  }

  @Override
  public int features() {
    return DigitImages.PIXELS;
  }

  @Override
  public int classes() {
    return DigitImages.CLASSES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the folder lacks a file or holds fewer images than asked
   *     for
   * @throws MalformedIdxException when a file is damaged or of another kind
   * @throws java.io.UncheckedIOException when a file cannot be read
   */
  @Override
  public Split draw(TorchGenerator generator) {
    return new Split(
        images("train").first("samples", samples),
        images("t10k").first("testSamples", testSamples));
  }

  private DigitImages images(String part) {
    return new DigitImages(
        IdxFile.read(find(part + "-images", "idx3-ubyte"), 3),
        IdxFile.read(find(part + "-labels", "idx1-ubyte"), 1));
  }

  private Path find(String stem, String ending) {
    Path directory = directory();
    return Stream.of("-", ".")
        .flatMap(
            joint ->
                Stream.of("", ".gz")
                    .map(suffix -> directory.resolve(stem + joint + ending + suffix)))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "folder must hold %s-%s, plain or with .gz; not found in %s"
                        .formatted(stem, ending, folder)));
  }

  private Path directory() {
    try {
      return Path.of(folder);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "folder of the MNIST files must be a path, was " + folder, e);
    }
  }
}
