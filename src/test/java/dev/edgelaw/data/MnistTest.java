package dev.edgelaw.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.random.TorchGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistTest {

  @TempDir Path folder;

  @Test
  void bundledSubset() {
    TorchGenerator generator = new TorchGenerator(42);
    Split split = new Mnist(2000, 200).draw(generator);
    assertThat(split.train().samples()).isEqualTo(2000);
    assertThat(split.test().samples()).isEqualTo(200);
    assertThat(split.train().features()).isEqualTo(784);
    assertThat(Arrays.copyOf(split.train().labels(), 10))
        .containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
    assertThat(Arrays.copyOf(split.test().labels(), 10))
        .containsExactly(7, 2, 1, 0, 4, 1, 4, 9, 5, 9);
    assertThat(Arrays.stream(split.train().inputs()).min()).hasValue(0);
    assertThat(Arrays.stream(split.train().inputs()).max()).hasValue(1);
    assertThat(Arrays.stream(split.train().inputs()))
        .allMatch(value -> value == Math.round(value * 255) / 255f);
    assertThat(generator.nextWord()).as("nothing was drawn").isEqualTo(1608637542);
  }

  @Test
  @DisplayName("fewer images are the first ones")
  void firstImages() {
    double[] all = new Mnist(2000, 1).draw(new TorchGenerator(0)).train().inputs();
    double[] few = new Mnist(3, 1).draw(new TorchGenerator(0)).train().inputs();
    assertThat(few).isEqualTo(Arrays.copyOf(all, 3 * 784));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, samples, 2000, 0",
    "2001, 1, samples, 2000, 2001",
    "1, 201, testSamples, 200, 201"
  })
  void subsetHasLimits(int samples, int testSamples, String name, int limit, int given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mnist(samples, testSamples))
        .withMessage(
            "%s must be between 1 and %d, the MNIST images that come with the program, was %d",
            name, limit, given);
  }

  @Test
  @DisplayName("a folder with gzipped, plain and dotted names gives the bundled numbers")
  void ownFolder() throws IOException {
    copy("train-images-first2000-idx3-ubyte.gz", "train-images-idx3-ubyte.gz", false);
    copy("train-labels-first2000-idx1-ubyte.gz", "train-labels-idx1-ubyte", true);
    copy("test-images-first200-idx3-ubyte.gz", "t10k-images.idx3-ubyte", true);
    copy("test-labels-first200-idx1-ubyte.gz", "t10k-labels-idx1-ubyte", false);
    Split own = new MnistFiles(folder.toString(), 2000, 200).draw(new TorchGenerator(0));
    Split bundled = new Mnist(2000, 200).draw(new TorchGenerator(0));
    assertThat(own.train().inputs()).isEqualTo(bundled.train().inputs());
    assertThat(own.train().labels()).isEqualTo(bundled.train().labels());
    assertThat(own.test().inputs()).isEqualTo(bundled.test().inputs());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MnistFiles(folder.toString(), 2001, 200).draw(new TorchGenerator(0)))
        .withMessage(
            "samples must be at most 2000, the number of images in %s, was 2001",
            folder.resolve("train-images-idx3-ubyte.gz"));
  }

  @Test
  void missingFilesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MnistFiles(folder.toString(), 1, 1).draw(new TorchGenerator(0)))
        .withMessage(
            "folder must hold train-images-idx3-ubyte, plain or with .gz; not found in %s", folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MnistFiles(" ", 1, 1))
        .withMessage("folder of the MNIST files must be a path, was empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MnistFiles("a\0b", 1, 1).draw(new TorchGenerator(0)))
        .withMessageStartingWith("folder of the MNIST files must be a path, was");
  }

  @Test
  void imagesAndLabelsMustBelongTogether() {
    malformed(
        images(28, 28, 2),
        labels(1),
        "labels: expected 2 labels, one for each image of images, found 1");
    malformed(
        images(28, 27, 1), labels(1), "images: expected images of 28 x 28 pixels, found 28 x 27");
    malformed(
        images(28, 28, 2),
        new IdxFile("labels", new int[] {2}, new byte[] {9, (byte) 200}),
        "labels: expected labels from 0 to 9, found 200 at position 1");
  }

  private static void malformed(IdxFile images, IdxFile labels, String message) {
    assertThatExceptionOfType(MalformedIdxException.class)
        .isThrownBy(() -> new DigitImages(images, labels))
        .withMessage(message);
  }

  private static IdxFile images(int rows, int columns, int count) {
    return new IdxFile(
        "images", new int[] {count, rows, columns}, new byte[count * rows * columns]);
  }

  private static IdxFile labels(int count) {
    return new IdxFile("labels", new int[] {count}, new byte[count]);
  }

  private void copy(String resource, String name, boolean decompress) throws IOException {
    try (InputStream raw = Mnist.class.getResourceAsStream("mnist/" + resource);
        InputStream in = decompress ? new GZIPInputStream(raw) : raw) {
      Files.copy(in, folder.resolve(name));
    }
  }
}
