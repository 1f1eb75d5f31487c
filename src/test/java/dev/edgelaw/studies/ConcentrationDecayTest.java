package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.theory.ConcentrationRecord;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ConcentrationDecayTest {
  private static final int[] TIMES = {0, 25, 50, 100, 200, 400, 800};

  private static ConcentrationRecord decaying(DoubleUnaryOperator missing) {
    double[] values = Arrays.stream(TIMES).mapToDouble(t -> missing.applyAsDouble(t)).toArray();
    return new ConcentrationRecord(TIMES, values, values, values, values, values);
  }

  @Test
  void exponentialDecayHasItsTimeConstant() {
    ConcentrationDecay decay = ConcentrationDecay.of(decaying(t -> 0.8 * Math.exp(-t / 150)), 1);
    assertThat(decay.tau()).isCloseTo(150, within(1e-9));
    assertThat(decay.amplitude()).isCloseTo(0.8, within(1e-12));
    // 0.8 exp(-800/150) is below the window.
    assertThat(decay.points()).isEqualTo(5);
    assertThat(decay.order()).isCloseTo(1, within(1e-9));
  }

  @Test
  void powerLawHasItsExponentAndNoTimeConstantOfItsOwn() {
    ConcentrationDecay decay = ConcentrationDecay.of(decaying(t -> 0.5 * Math.pow(t, -1.2)), 1);
    assertThat(decay.tailExponent()).isCloseTo(-1.2, within(1e-12));
    assertThat(decay.tailRSquared()).isCloseTo(1, within(1e-12));
    // Every interval doubles t, so the chord slopes are in the exact proportion: p = 1 + 1/1.2.
    assertThat(decay.order()).isCloseTo(1 + 1 / 1.2, within(1e-9));
  }

  @Test
  void divergedRunHasNoFit() {
    ConcentrationDecay decay = ConcentrationDecay.of(decaying(t -> Double.NaN), 0.01);
    assertThat(decay.tau()).isNaN();
    assertThat(decay.points()).isZero();
  }

  @Test
  void crossingTimeIsExactForAnExponential() {
    ConcentrationRecord record = decaying(t -> Math.exp(-t / 150));
    assertThat(record.crossingTime(0.1)).isCloseTo(150 * Math.log(10), within(1e-9));
    assertThat(record.crossingTime(1e-9)).isNaN();
  }
}
