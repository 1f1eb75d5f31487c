package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Training;
import dev.edgelaw.theorems.RandomNet;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mean drifts D3 and final losses of the depth study at seed 42 as an independent float64
 * implementation found them from the same random draws, to seven digits. A drift of 3e-10 is 1e-11
 * of the norms it is the difference of.
 */
class SmallDriftTest {
  private static final Integer[] EIGHT_LAYERS = {20, 64, 64, 64, 64, 64, 64, 64, 5};
  private static final int STEPS = 2000;

  /** Absolute error of the reference, which took differences of norms near 21. */
  private static final double REFERENCE_FLOOR = 1e-13;

  @ParameterizedTest(name = "2 layers, eta = {0}: drift {1}")
  @DisplayName("D2 of published nets to six digits")
  @CsvSource({"0.0001, 3.807043e-05, 0.8071456", "0.1, 0.07232414, 0.000219661"})
  void twoLayers(double learningRate, double drift, double loss) {
    assertDrift(LABORATORY.published(42, 20, 64, 5), learningRate, drift, loss);
  }

  @Tag("slow")
  @ParameterizedTest(name = "8 layers, eta = {0}: drift {1}")
  @DisplayName("D3 down to 1e-10, eight layers, as far as the reference is known")
  @CsvSource({
    "0.0001, 2.963369e-10, 1.608962",
    "0.0003, 2.689982e-09, 1.608823",
    "0.001, 2.991230e-08, 1.608322"
  })
  void eightLayers(double learningRate, double drift, double loss) {
    assertDrift(LABORATORY.published(42, EIGHT_LAYERS), learningRate, drift, loss);
  }

  @Tag("slow")
  @Test
  @DisplayName("a drift of 3e-10: eta^2 S agrees with the weights, norms summed without rounding")
  void exactNorms() {
    RandomNet net = LABORATORY.published(42, EIGHT_LAYERS);
    double[] moved = net.parameters().clone();
    ConservationProbe probe = new ConservationProbe(true);
    LABORATORY
        .training(net.loss(), Optimizer.gradientDescent(), 1e-4, STEPS)
        .run(moved, List.of(probe));
    ConservationRecord record = probe.record();
    double exact = 0;
    double plain = 0;
    for (int pair = 0; pair < net.pairs(); pair++) {
      BigDecimal change = law(net, moved, pair).subtract(law(net, net.parameters(), pair));
      exact += change.abs().doubleValue() / net.pairs();
      plain += Math.abs(record.frobenius().change(pair)) / net.pairs();
    }
    // What is left is the rounding of 2000 updates of 26 thousand weights.
    assertThat(relativeGap(record.meanFinalDrift(), exact)).isLessThan(5e-6);
    assertThat(relativeGap(plain, exact)).isGreaterThan(4e-5);
  }

  private static BigDecimal law(RandomNet net, double[] parameters, int pair) {
    return squaredNorm(net, parameters, pair + 1).subtract(squaredNorm(net, parameters, pair));
  }

  private static BigDecimal squaredNorm(RandomNet net, double[] parameters, int layer) {
    MatrixLayout weight = net.layout().weight(layer);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = weight.offset(); i < weight.offset() + weight.length(); i++) {
      BigDecimal entry = new BigDecimal(parameters[i]);
      sum = sum.add(entry.multiply(entry));
    }
    return sum;
  }

  private static double relativeGap(double value, double reference) {
    return Math.abs(value - reference) / reference;
  }

  private static void assertDrift(RandomNet net, double learningRate, double drift, double loss) {
    ConservationRecord record = run(net.loss(), net.parameters(), learningRate);
    assertThat(record.meanFinalDrift())
        .isCloseTo(drift, within(Math.max(REFERENCE_FLOOR, 1e-6 * drift)));
    assertThat(record.lastLoss()).isCloseTo(loss, within(1e-6 * loss));
  }

  private static ConservationRecord run(NetworkLoss loss, double[] start, double learningRate) {
    ConservationProbe probe = new ConservationProbe(true);
    Training.Outcome outcome =
        LABORATORY.train(loss, start, Optimizer.gradientDescent(), learningRate, STEPS, probe);
    assertThat(outcome.updates()).isEqualTo(STEPS);
    return probe.record();
  }
}
