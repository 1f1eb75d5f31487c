package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.theory.GateSwitchingRecord;
import dev.edgelaw.theory.ImbalanceTrace;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SwitchingCorrelationTest {
  private static final ImbalanceTrace FALLING = new ImbalanceTrace(new double[] {-9, 4, 1, 0.25});

  @Test
  @DisplayName("flips that follow |delta|, or its root, correlate with it fully")
  void proportional() {
    assertThat(SwitchingCorrelation.raw(flips(36, 16, 4, 1), FALLING, 0))
        .isCloseTo(1, within(1e-12));
    assertThat(SwitchingCorrelation.ofRoots(flips(6, 4, 2, 1), FALLING))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  @DisplayName("without the first update another relation may remain")
  void later() {
    assertThat(SwitchingCorrelation.raw(flips(99, 1, 2, 2), FALLING, 1)).isNegative();
  }

  @Test
  @DisplayName("no flips correlate with nothing; of one update nothing can be said")
  void degenerate() {
    assertThat(SwitchingCorrelation.raw(flips(0, 0, 0, 0), FALLING, 0)).isZero();
    assertThat(SwitchingCorrelation.raw(flips(3), FALLING, 0)).isNaN();
    assertThat(SwitchingCorrelation.raw(flips(3, 2), FALLING, 100)).isNaN();
  }

  @Test
  @DisplayName("a trend of constant ratio leaves differences of logarithms without correlation")
  void differences() {
    ImbalanceTrace halving = new ImbalanceTrace(new double[] {8, 4, 2, 1});
    assertThat(SwitchingCorrelation.ofDifferences(flips(5, 3, 2, 0), halving)).isZero();
  }

  private static GateSwitchingRecord flips(int... flips) {
    double[] nothing = DoubleStream.generate(() -> 0).limit(flips.length).toArray();
    return new GateSwitchingRecord(
        10, 10, flips, flips, nothing, nothing, new int[0], 0, 0, 0, 0, 0, 0);
  }
}
