package dev.edgelaw.flow;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edgelaw.net.Activation;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the catalogue's rows of the flow do not say: where the implicit rule has no solution. */
class FlowConservationTest {
  private static final double TIME = 4;

  @Test
  @DisplayName("where ReLU gates switch the implicit equation may have no solution")
  void switchingGatesStopTheFixedPoint() {
    RandomNet net = net(Activation.relu(), 0);
    double[] moved = net.parameters().clone();
    ImplicitMidpoint rule = new ImplicitMidpoint(LABORATORY.arithmetic(), net.loss());
    assertThatThrownBy(() -> rule.integrate(moved, TIME, 40))
        .isInstanceOfSatisfying(
            NotConvergedException.class,
            failure -> {
              assertThat(failure.iterations())
                  .isEqualTo(ImplicitMidpoint.DEFAULT_MAXIMUM_ITERATIONS);
              assertThat(failure.relativeChange()).isGreaterThan(1e-6);
            });
    double[] frozen = net.parameters().clone();
    net.loss().freezeGates(frozen);
    rule.integrate(frozen, TIME, 40);
    assertThat(frozen).isNotEqualTo(net.parameters());
  }

  @Test
  @DisplayName("an iteration that overflows is no solution: the parameters stay what they were")
  void overflowIsNoSolution() {
    RandomNet net =
        halved(LABORATORY.draw(Kind.of(Activation.identity()).withDepth(4).withWidths(1, 16), 33));
    double[] moved = net.parameters().clone();
    ImplicitMidpoint rule = new ImplicitMidpoint(LABORATORY.arithmetic(), net.loss());
    assertThatThrownBy(() -> rule.step(moved, 1)).isInstanceOf(NotConvergedException.class);
    assertThat(moved).isEqualTo(net.parameters());
  }

  private static RandomNet net(Activation activation, long seed) {
    return halved(LABORATORY.draw(Kind.of(activation).withDepth(2).withWidths(4, 16), seed));
  }

  private static RandomNet halved(RandomNet net) {
    for (int i = 0; i < net.parameters().length; i++) {
      net.parameters()[i] /= 2;
    }
    return net;
  }
}
