package dev.edgelaw.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.random.TorchGenerator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoisyLabelsTest {
  private static final DataSource CLEAN = new GaussianMixture(100, 20, 7, 5, 2);

  private static Split draw(DataSource source, long seed) {
    return source.draw(new TorchGenerator(seed));
  }

  private static Set<Integer> wrong(double share, long seed) {
    int[] clean = draw(CLEAN, seed).train().labels();
    int[] noisy = draw(new NoisyLabels(CLEAN, share), seed).train().labels();
    return IntStream.range(0, clean.length)
        .filter(i -> clean[i] != noisy[i])
        .boxed()
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.004, 0", "0.1, 10", "0.3, 30", "1, 100"})
  @DisplayName("as many labels are wrong as the share says, none of them by chance right")
  void share(double share, int expected) {
    assertThat(wrong(share, 42)).hasSize(expected);
  }

  @Test
  @DisplayName("inputs and test part are those of the data set itself")
  void inputs() {
    Split clean = draw(CLEAN, 42);
    Split noisy = draw(new NoisyLabels(CLEAN, 0.3), 42);
    assertThat(noisy.train().inputs()).containsExactly(clean.train().inputs());
    assertThat(noisy.test().inputs()).containsExactly(clean.test().inputs());
    assertThat(noisy.test().labels()).containsExactly(clean.test().labels());
  }

  @Test
  @DisplayName("the replacements have a stream of their own: one word is drawn, whatever the share")
  void stream() {
    for (double share : new double[] {0, 0.3}) {
      TorchGenerator clean = new TorchGenerator(7);
      TorchGenerator noisy = new TorchGenerator(7);
      CLEAN.draw(clean);
      new NoisyLabels(CLEAN, share).draw(noisy);
      clean.nextWord();
      assertThat(noisy.nextWord()).isEqualTo(clean.nextWord());
    }
  }

  @Test
  @DisplayName("a larger share replaces the labels of a smaller one, another seed replaces others")
  void nested() {
    assertThat(wrong(0.3, 42)).containsAll(wrong(0.1, 42)).isNotEqualTo(wrong(0.3, 43));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void shareOutOfRange(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoisyLabels(CLEAN, share))
        .withMessage("share of noisy labels must be from 0 to 1, was " + share);
  }

  @Test
  @DisplayName("order and kind of sources: the word must be the last, the labels must be labels")
  void kinds() {
    NoisyLabels noisy = new NoisyLabels(CLEAN, 0.1);
    assertThatIllegalArgumentException().isThrownBy(() -> new DrawnFirst(noisy));
    assertThatIllegalArgumentException().isThrownBy(() -> new NoisyLabels(noisy, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoisyLabels(new SecondMoments(CLEAN), 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoisyLabels(new GaussianMixture(9, 1, 2, 1, 0), 0.1));
    assertThat(noisy.samples()).isEqualTo(100);
    assertThat(noisy.features()).isEqualTo(7);
    assertThat(noisy.classes()).isEqualTo(5);
  }
}
