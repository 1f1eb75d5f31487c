package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Loss;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that coincide between studies have one specification, so that they are run once. */
class SharedRunsTest {

  @ParameterizedTest
  @CsvSource({"E06, 250", "E00b, 183", "E09, 30", "E15, 115"})
  void sizes(String study, int runs) {
    assertThat(runs(study)).hasSize(runs);
    assertThat(Catalogue.study(study).plan(PlanOptions.PUBLISHED).cells()).hasSize(runs);
  }

  @Test
  @DisplayName("the two-layer nets of E6 are the runs of E5 and of E7's gradient descent")
  void depthTwoIsE05() {
    Set<RunSpec> shallow =
        runs("E06").stream()
            .filter(run -> run.architecture().depth() == 2)
            .collect(Collectors.toSet());
    assertThat(shallow).isEqualTo(runs("E05"));
    assertThat(runs("E07")).containsAll(shallow);
  }

  @Test
  @DisplayName("the paper prints the same drifts for E6, two layers, and E5")
  void depthTwoIsPublishedAsE05() {
    Published e05 = Published.of("E05");
    Published e06 = Published.of("E06");
    for (int i = 0; i < e05.perSeed().size(); i++) {
      assertThat(Published.numbers(e06.perSeed().get(i).figures().get("depth_2L")))
          .isEqualTo(Published.numbers(e05.perSeed().get(i).figures().get("drift")));
    }
  }

  @Test
  @DisplayName("Theorem 3's linear and ReLU runs are those of E8; its part B is in E5")
  void theoremThreeIsE08() {
    Set<RunSpec> theorem = runs("E00b");
    Set<RunSpec> spectral =
        runs("E08").stream()
            .filter(run -> run.data().equals(Protocol.MIXTURE))
            .filter(run -> !HeldOutRates.RATES.contains(run.learningRate()))
            .collect(Collectors.toSet());
    assertThat(spectral).isNotEmpty();
    assertThat(theorem).containsAll(spectral);
    for (long seed : Protocol.SEEDS) {
      for (double rate : E00bSharedExponent.FIVE_RATES) {
        RunSpec run = E00bSharedExponent.RELU_ENTROPY.run(rate, Protocol.STEPS, seed);
        assertThat(theorem).contains(run);
        assertThat(runs("E05")).contains(run);
      }
    }
  }

  @Test
  @DisplayName("E9's runs with cross-entropy are in E5 and Theorem 3, those with MSE in Theorem 3")
  void switchingIsE05() {
    assertThat(runs("E00b")).containsAll(runs("E09"));
    Set<RunSpec> entropy =
        runs("E09").stream()
            .filter(run -> run.loss().equals(new Loss.CrossEntropy()))
            .collect(Collectors.toSet());
    assertThat(entropy).hasSize(15);
    assertThat(runs("E05")).containsAll(entropy);
  }

  @Test
  @DisplayName("E15 at m = 64 is E9 with MSE at the rates that both have")
  void widthSixtyFourIsE09() {
    for (long seed : Protocol.THREE_SEEDS) {
      for (double rate : new double[] {0.001, 0.01, 0.1}) {
        RunSpec run = WidthSwitching.run(64, rate, Protocol.STEPS, seed);
        assertThat(runs("E15")).contains(run);
        assertThat(runs("E09")).contains(run);
      }
    }
  }

  private static Set<RunSpec> runs(String study) {
    return Catalogue.study(study).plan(PlanOptions.PUBLISHED).cells().stream()
        .map(Cell::run)
        .collect(Collectors.toSet());
  }
}
