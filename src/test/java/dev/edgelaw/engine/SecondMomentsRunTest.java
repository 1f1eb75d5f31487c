package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.InitialCurvature;
import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.SecondMoments;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theory.ConservationRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecondMomentsRunTest {
  private static final DataSource MIXTURE = new GaussianMixture(120, 5, 7, 3, 2);

  @Test
  @DisplayName("linear nets under MSE train on second moments as on all samples")
  void sameRun() {
    CellResult all = result(MIXTURE);
    CellResult few = result(new SecondMoments(MIXTURE));
    ConservationRecord expected = all.find(new Observation.Conservation()).orElseThrow();
    ConservationRecord record = few.find(new Observation.Conservation()).orElseThrow();
    assertThat(record.drift(0)).isCloseTo(expected.drift(0), within(1e-11 * expected.drift(0)));
    assertThat(record.lastLoss()).isCloseTo(expected.lastLoss(), within(1e-13));
    InitialCurvature start = all.find(new AtFirstWeights()).orElseThrow();
    assertThat(few.find(new AtFirstWeights()).orElseThrow().sharpness().value())
        .isCloseTo(start.sharpness().value(), within(1e-9));
    assertThat(start.sharpness().converged()).isTrue();
  }

  @Test
  @DisplayName("what a plan computes is what the run observes, bit for bit")
  void planned() {
    InitialCurvature observed = result(MIXTURE).find(new AtFirstWeights()).orElseThrow();
    InitialCurvature planned =
        AtFirstWeights.of(run(Activation.identity(), MIXTURE, new Loss.MeanSquaredError()));
    assertThat(planned.sharpness()).isEqualTo(observed.sharpness());
    assertThat(planned.gradientEnergies()).containsExactly(observed.gradientEnergies());
  }

  @Test
  void noOtherNetOrLossMay() {
    DataSource moments = new SecondMoments(MIXTURE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(Activation.relu(), moments, new Loss.MeanSquaredError()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(Activation.identity(), moments, new Loss.CrossEntropy()));
  }

  private static CellResult result(DataSource data) {
    return new CellRunner(Specs.ARITHMETIC, 1, () -> false)
        .run(
            Cell.of(
                run(Activation.identity(), data, new Loss.MeanSquaredError()),
                new Observation.Conservation(),
                new AtFirstWeights()));
  }

  private static RunSpec run(Activation activation, DataSource data, Loss loss) {
    return new RunSpec(
        Architecture.unbiased(activation, 7, 11, 3),
        data,
        loss,
        Optimizer.gradientDescent(),
        0.02,
        300,
        5,
        DivergenceRule.NOT_FINITE);
  }
}
