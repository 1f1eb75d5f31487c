package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.RandomNet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImbalanceTraceTest {
  @Test
  @DisplayName("the imbalance before every update is that of the gradient")
  void along() {
    RandomNet net = LABORATORY.published(42, 20, 16, 5);
    RunHistory run = new RunHistory();
    ImbalanceProbe probe = new ImbalanceProbe(9);
    LABORATORY.train(net, Optimizer.gradientDescent(), 0.1, 6, probe, run);
    double[] values = probe.record().values();
    assertThat(values).hasSize(6);
    for (int t = 0; t < values.length; t++) {
      double[] g = run.gradients().get(t);
      double expected =
          ConservationLaws.trace(net.layout(), g, g, 1, false)
              - ConservationLaws.trace(net.layout(), g, g, 0, false);
      assertThat(values[t]).isCloseTo(expected, within(1e-15));
      assertThat(values[t]).isNotZero();
    }
  }

  @Test
  @DisplayName("share of the first update and updates to half of the sum, signs included")
  void figures() {
    ImbalanceTrace trace = new ImbalanceTrace(new double[] {-1, 3, -6, 2, -2});
    assertThat(trace.at(2)).isEqualTo(-6);
    assertThat(trace.at(4)).isEqualTo(-2);
    assertThat(trace.at(5)).isNaN();
    assertThat(trace.firstShare()).isEqualTo(0.25);
    assertThat(trace.updatesToHalf()).as("partial sums -1, 2, -4, -2, -4").isEqualTo(2);
    assertThat(new ImbalanceTrace(new double[] {1, 1, 1, 1}).updatesToHalf()).isEqualTo(2);
    assertThat(new ImbalanceTrace(new double[] {1, 1, 8}).updatesToHalf()).isEqualTo(3);
    assertThat(new ImbalanceTrace(new double[0]).firstShare()).isNaN();
    assertThat(new ImbalanceTrace(new double[0]).updatesToHalf()).isZero();
  }
}
