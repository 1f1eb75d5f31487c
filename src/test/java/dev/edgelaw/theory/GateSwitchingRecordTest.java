package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.RandomNet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GateSwitchingRecordTest {
  private static GateSwitchingRecord record(int... flips) {
    return new GateSwitchingRecord(
        10,
        4,
        flips,
        new int[] {1, 0, 3, 1},
        new double[] {0.5, 0.25, 0.125, 0.125},
        new double[] {2, 1, 0.5, 0.5},
        new int[] {3},
        6,
        2,
        0.1,
        0.2,
        0.3,
        0.4);
  }

  @Test
  void figures() {
    GateSwitchingRecord record = record(2, 0, 5, 1);
    assertThat(record.pairs()).isEqualTo(40);
    assertThat(record.updates()).isEqualTo(4);
    assertThat(record.rates()).containsExactly(0.05, 0, 0.125, 0.025);
    assertThat(record.totalFlips()).isEqualTo(8);
    assertThat(record.flipsWithin(3)).isEqualTo(7);
    assertThat(record.flipsWithin(9)).isEqualTo(8);
    assertThat(record.meanFlips()).isEqualTo(2);
    assertThat(record.meanRate()).isEqualTo(0.05);
    assertThat(record.meanNeuronsChanged()).isEqualTo(1.25);
    assertThat(record.quietShare()).isEqualTo(0.25);
    assertThat(record.mostFlips()).isEqualTo(5);
    assertThat(record.netChange()).isEqualTo(0.15);
    assertThat(record.relativePath()).isEqualTo(1);
    assertThat(record.flipsOverExpected()).isEqualTo(2);
  }

  @Test
  @DisplayName("a run without updates has no means")
  void empty() {
    GateSwitchingRecord record = record();
    assertThat(record.meanFlips()).isNaN();
    assertThat(record.quietShare()).isNaN();
    assertThat(record.mostFlips()).isZero();
  }

  @Test
  @DisplayName("relative moves and distinct patterns of a run")
  void run() {
    RandomNet net = LABORATORY.published(42, 20, 6, 5);
    int steps = 201;
    RunHistory run = new RunHistory();
    GateSwitchingProbe probe =
        new GateSwitchingProbe(LABORATORY.arithmetic(), net.layout(), net.data(), steps);
    LABORATORY.train(net, Optimizer.gradientDescent(), 0.1, steps, probe, run);
    GateSwitchingRecord record = probe.record();
    for (int t = 0; t < steps; t++) {
      double[] before = run.weights().get(t);
      double[] step = run.weights().get(t + 1).clone();
      for (int i = 0; i < step.length; i++) {
        step[i] -= before[i];
      }
      double expected =
          Math.sqrt(
              ConservationLaws.trace(net.layout(), step, step, 0, false)
                  / ConservationLaws.trace(net.layout(), before, before, 0, false));
      assertThat(record.relativeMoves()[t]).isCloseTo(expected, within(1e-12 * expected));
    }
    assertThat(record.distinctPatterns())
        .containsExactly(
            patterns(net, run.weights().get(1)),
            patterns(net, run.weights().get(101)),
            patterns(net, run.weights().get(201)));
  }

  private static int patterns(RandomNet net, double[] weights) {
    TwoLayerPoint point = TwoLayerPoint.of(net.layout(), weights, net.data());
    Set<String> patterns = new HashSet<>();
    for (int i = 0; i < net.data().samples(); i++) {
      StringBuilder pattern = new StringBuilder();
      for (int j = 0; j < point.width(); j++) {
        pattern.append(point.preActivations()[i * point.width() + j] > 0 ? '1' : '0');
      }
      patterns.add(pattern.toString());
    }
    return patterns.size();
  }
}
