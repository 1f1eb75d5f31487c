package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.RandomNet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnergyTraceTest {
  @Test
  @DisplayName("trapezoids count the ends half, the sum counts them whole")
  void integrals() {
    EnergyTrace trace = new EnergyTrace(new double[] {4, 2, 1}, new double[] {8, 3, 2});
    assertThat(trace.lossIntegral()).isEqualTo(4.5);
    assertThat(trace.energyIntegral()).isEqualTo(8);
    assertThat(trace.energySum()).isEqualTo(13);
    assertThat(trace.energy(3)).isNaN();
    assertThat(trace.loss(3)).isNaN();
  }

  @Test
  void aRunWithoutUpdatesHasNoIntegral() {
    assertThat(new EnergyTrace(new double[0], new double[0]).energyIntegral()).isNaN();
  }

  @Test
  @DisplayName("the sum over a run is the gradient energy of the conservation record, to the bit")
  void probe() {
    RandomNet net = LABORATORY.published(42, 20, 16, 5);
    EnergyProbe probe = new EnergyProbe(12);
    ConservationProbe conservation = new ConservationProbe(true);
    LABORATORY.train(net, Optimizer.gradientDescent(), 0.1, 12, probe, conservation);
    assertThat(probe.record().energySum()).isEqualTo(conservation.record().gradientEnergy());
    assertThat(probe.record().loss(0)).isEqualTo(conservation.record().initialLoss());
  }
}
