package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.RandomNet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LossProbeTest {
  @Test
  @DisplayName("the loss at W(t) before update t, nothing beyond the end of the run")
  void losses() {
    RandomNet net = LABORATORY.published(42, 20, 64, 5);
    double first = net.loss().value(net.parameters());
    LossProbe probe = new LossProbe(List.of(0, 2, 3));
    LABORATORY.train(net, Optimizer.gradientDescent(), 0.01, 3, probe);
    LossRecord record = probe.record();
    assertThat(record.at(0)).contains(first);
    assertThat(record.at(2).orElseThrow()).isLessThan(first);
    assertThat(record.at(3)).isEmpty();
  }
}
