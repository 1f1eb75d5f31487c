package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.RandomDoubles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterLayoutTest {

  static Stream<Architecture> architectures() {
    return Stream.of(List.of(1, 1), List.of(5, 3), List.of(20, 64, 5), List.of(13, 5, 1, 8, 3))
        .flatMap(
            widths ->
                Stream.of(true, false)
                    .map(biased -> new Architecture(widths, Activation.relu(), biased)));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  @DisplayName("canonical order there and back, with zeros in all padding")
  void roundTrip(Architecture architecture) {
    ParameterLayout layout = new ParameterLayout(architecture);
    double[] canonical = new RandomDoubles(1).normal(architecture.parameterCount());
    double[] padded = layout.fromCanonical(canonical);
    assertThat(padded).hasSize(layout.length());
    assertThat(layout.length() % Lanes.COUNT).isZero();
    assertThat(layout.toCanonical(padded)).containsExactly(canonical);
    long zeros = Arrays.stream(padded).filter(x -> x == 0).count();
    assertThat(zeros).isEqualTo(layout.length() - canonical.length);
  }

  @Test
  @DisplayName("canonical order is W1, b1, W2, b2, every matrix out x in row by row")
  void order() {
    Architecture architecture = Architecture.biased(Activation.relu(), 2, 3, 1);
    ParameterLayout layout = new ParameterLayout(architecture);
    double[] counted = new double[architecture.parameterCount()];
    Arrays.setAll(counted, i -> i + 1);
    double[] padded = layout.fromCanonical(counted);
    assertThat(padded[layout.index(0, 0, 1)]).isEqualTo(2);
    assertThat(padded[layout.index(0, 2, 0)]).isEqualTo(5);
    assertThat(padded[layout.biasOffset(0) + 1]).isEqualTo(8);
    assertThat(padded[layout.index(1, 0, 2)]).isEqualTo(12);
    assertThat(padded[layout.biasOffset(1)]).isEqualTo(13);
    assertThat(layout.weight(0).rows()).as("W1 is stored in x out").isEqualTo(2);
    assertThat(layout.weight(1).rows()).as("W2 is stored out x in").isEqualTo(1);
    assertThat(layout.biasLength(0)).isEqualTo(8);
  }

  @Test
  void wrongLengthsAreRefused() {
    ParameterLayout layout = new ParameterLayout(Architecture.unbiased(Activation.relu(), 5, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> layout.fromCanonical(new double[14]))
        .withMessage("canonical vector of length 14: must be 15");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> layout.toCanonical(new double[15]))
        .withMessage("parameter vector of length 15: must be 48");
  }

  @Test
  void architecture() {
    Architecture architecture = Architecture.biased(Activation.relu(), 20, 64, 5);
    assertThat(architecture.depth()).isEqualTo(2);
    assertThat(architecture.parameterCount()).isEqualTo(20 * 64 + 64 + 64 * 5 + 5);
    assertThat(architecture.widthsText()).isEqualTo("20-64-5");
    assertThat(Architecture.unbiased(Activation.relu(), 784, 32, 32, 32, 32, 10).parameterCount())
        .isEqualTo(28480);
    for (Integer[] widths : new Integer[][] {{}, {5}, {5, 0, 3}, {5, -1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Architecture.unbiased(Activation.relu(), widths))
          .withMessage(
              "widths %s: needs an input and an output dimension, each at least 1",
              Arrays.toString(widths));
    }
  }
}
