package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theory.BalancePath;
import dev.edgelaw.theory.ConcentrationRecord;
import dev.edgelaw.theory.DataModes;
import dev.edgelaw.theory.ModeSums;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Observations of data modes and of the frozen kernel, against what others see of the same run. */
class ModeObservationsTest {
  private static final int STEPS = 20;

  @Test
  void summedModesAreTheSumOfEveryUpdatesModes() {
    RunSpec run = run(Activation.identity(), new Loss.MeanSquaredError(), 0.05);
    DataModeSums observed = new DataModeSums();
    List<Observation<?>> all = new ArrayList<>(List.of(observed));
    for (int t = 0; t < STEPS; t++) {
      all.add(new DataModesAfter(t, false));
    }
    CellResult result = result(run, all);
    ModeSums sums = result.find(observed).orElseThrow();
    DataModes first = result.find(new DataModesAfter(0, false)).orElseThrow();
    for (int k = 0; k < sums.sums().length; k++) {
      double expected = 0;
      double scale = 0;
      for (int t = 0; t < STEPS; t++) {
        double coefficient =
            result.find(new DataModesAfter(t, false)).orElseThrow().coefficients()[k];
        expected += coefficient;
        scale += Math.abs(coefficient);
      }
      assertThat(sums.sums()[k]).isCloseTo(expected, within(1e-11 * scale));
      assertThat(sums.coefficients()[k]).isCloseTo(first.coefficients()[k], within(1e-11 * scale));
      assertThat(sums.curvatures()[k])
          .isCloseTo(first.curvatures(3)[k], within(1e-10 * first.curvatures(3)[k]));
    }
    assertThat(sums.predicted(0.05, 1)).containsExactly(sums.coefficients(), within(1e-14));
  }

  @Test
  void theBalancedEndIsBalancedAndTheOtherTheRunsOwnStart() {
    RunSpec run = run(Activation.identity(), new Loss.MeanSquaredError(), 0.05);
    BalancePathAtStart observed = new BalancePathAtStart(List.of(0.0, 0.5, 1.0));
    CellResult result = result(run, List.of(observed, new DataModesAfter(0, false)));
    BalancePath path = result.find(observed).orElseThrow();
    assertThat(path.imbalanceOfWeights()[0]).isLessThan(1e-14);
    assertThat(path.imbalanceOfWeights()[1]).isBetween(0.01, path.imbalanceOfWeights()[2]);
    assertThat(path.coefficients()[2])
        .containsExactly(result.find(new DataModesAfter(0, false)).orElseThrow().coefficients());
    assertThat(path.theory()[2])
        .containsExactly(result.find(new DataModesAfter(0, false)).orElseThrow().theory());
  }

  @Test
  void theFrozenKernelIsTheNetToFirstOrder() {
    List<Integer> checkpoints = List.of(0, 1, STEPS);
    for (double rate : new double[] {1e-5, 1e-4}) {
      RunSpec run = run(Activation.relu(), new Loss.CrossEntropy(), rate);
      FrozenKernelConcentration frozen = new FrozenKernelConcentration(checkpoints);
      SoftmaxConcentration trained = new SoftmaxConcentration(checkpoints);
      CellResult result = result(run, List.of(frozen, trained));
      ConcentrationRecord kernel = result.find(frozen).orElseThrow();
      ConcentrationRecord net = result.find(trained).orElseThrow();
      assertThat(kernel.missing()[0]).isEqualTo(net.missing()[0]);
      double moved = net.missing()[0] - net.missing()[2];
      assertThat(moved).isPositive();
      assertThat(kernel.missing()[2]).isCloseTo(net.missing()[2], within(100 * rate * moved));
      assertThat(kernel.loss()[2]).isCloseTo(net.loss()[2], within(100 * rate * moved));
      assertThat(kernel.accuracy()).containsExactly(net.accuracy());
    }
  }

  @Test
  void theKernelChangesNoBit() {
    List<Cell> cells =
        List.of(
            Cell.of(
                run(Activation.identity(), new Loss.MeanSquaredError(), 0.05),
                new DataModeSums(),
                new BalancePathAtStart(List.of(0.0, 0.4))),
            Cell.of(
                run(Activation.relu(), new Loss.CrossEntropy(), 0.05),
                new FrozenKernelConcentration(List.of(0, STEPS)),
                new SignedModesAtStart(List.of(0.01, 0.3))));
    Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
    for (Cell cell : cells) {
      assertThat(new CellRunner(scalar, 1, () -> false).run(cell).observations())
          .isEqualTo(new CellRunner(Specs.ARITHMETIC, 1, () -> false).run(cell).observations());
    }
  }

  private static RunSpec run(Activation activation, Loss loss, double rate) {
    return new RunSpec(
        Architecture.unbiased(activation, 6, 8, 3),
        new GaussianMixture(30, 5, 6, 3, 1),
        loss,
        Optimizer.gradientDescent(),
        rate,
        STEPS,
        3,
        DivergenceRule.NOT_FINITE);
  }

  private static CellResult result(RunSpec run, List<? extends Observation<?>> observations) {
    return new CellRunner(Specs.ARITHMETIC, 1, () -> false)
        .run(new Cell(run, List.copyOf(observations)));
  }
}
