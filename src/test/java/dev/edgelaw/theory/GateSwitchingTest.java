package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.Activation;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateSwitchingTest {
  private static final int STEPS = 103;

  /** Pre-activations of every weight of a run, by scalar products. */
  private record Naive(Dataset data, List<double[][]> points) implements Probe {
    @Override
    public void start(TrainingState state) {
      points.add(preActivations(state));
    }

    @Override
    public void afterUpdate(TrainingState state) {
      points.add(preActivations(state));
    }

    private double[][] preActivations(TrainingState state) {
      int width = state.layout().architecture().fanOut(0);
      double[][] z = new double[data.samples()][width];
      for (int i = 0; i < z.length; i++) {
        for (int j = 0; j < width; j++) {
          for (int f = 0; f < data.features(); f++) {
            z[i][j] +=
                data.inputs()[i * data.features() + f]
                    * state.parameters()[state.layout().index(0, j, f)];
          }
        }
      }
      return z;
    }
  }

  static Stream<RandomNet> nets() {
    return Stream.of(0.0, 0.3, 1.0)
        .flatMap(
            nonlinearity ->
                LABORATORY.cases(Kind.of(Activation.interpolated(nonlinearity)).withDepth(3), 4));
  }

  @ParameterizedTest
  @MethodSource("nets")
  @DisplayName("flips, neurons, margins and net change are those of gates counted one by one")
  void countsGates(RandomNet net) {
    Naive naive = new Naive(net.data(), new ArrayList<>());
    GateSwitchingRecord record = watch(net, 0.02, naive);
    List<double[][]> points = naive.points();
    assertThat(record.updates()).isEqualTo(points.size() - 1).isEqualTo(STEPS);
    int width = net.architecture().fanOut(0);
    assertThat(record.pairs()).isEqualTo(net.data().samples() * width);
    for (int t = 0; t < STEPS; t++) {
      assertThat(record.flips()[t]).isEqualTo(changes(points.get(t), points.get(t + 1)));
      assertThat(record.neuronsChanged()[t]).isEqualTo(touched(points.get(t), points.get(t + 1)));
      assertThat(record.expectedFlips()[t])
          .isCloseTo(expected(points.get(t), points.get(t + 1)), within(1e-9));
    }
    assertThat(record.pairsChanged()).isEqualTo(changes(points.getFirst(), points.getLast()));
    assertThat(record.neuronsTouched()).isEqualTo(touched(points.getFirst(), points.getLast()));
    assertThat(record.smallestMarginFirst()).isCloseTo(margin(points.get(1)), within(1e-12));
    assertThat(record.smallestMarginLast()).isCloseTo(margin(points.getLast()), within(1e-12));
    assertThat(record.distinctPatterns()).hasSize(2);
    assertThat(record.distinctPatterns()[1]).isBetween(1, net.data().samples());
  }

  @Test
  @DisplayName("a run of the paper: its flips of E9, seed 42, eta = 0.1, in the first 21 updates")
  void published() {
    RandomNet net = LABORATORY.published(42, 20, 64, 5);
    GateSwitchingProbe probe =
        new GateSwitchingProbe(LABORATORY.arithmetic(), net.layout(), net.data(), 21);
    LABORATORY.train(net, Optimizer.gradientDescent(), 0.1, 21, probe);
    GateSwitchingRecord record = probe.record();
    assertThat(record.flips()[0]).isEqualTo(209);
    assertThat(record.neuronsChanged()[0]).isEqualTo(54);
    assertThat(record.flips()[10]).isEqualTo(23);
    assertThat(record.flips()[20]).isEqualTo(7);
    assertThat(record.meanMarginFirst()).isCloseTo(1.01489711, within(1e-6));
  }

  private static GateSwitchingRecord watch(RandomNet net, double learningRate, Probe other) {
    GateSwitchingProbe probe =
        new GateSwitchingProbe(LABORATORY.arithmetic(), net.layout(), net.data(), STEPS);
    LABORATORY.train(net, Optimizer.gradientDescent(), learningRate, STEPS, probe, other);
    return probe.record();
  }

  private static int changes(double[][] from, double[][] to) {
    int count = 0;
    for (int i = 0; i < from.length; i++) {
      for (int j = 0; j < from[i].length; j++) {
        count += from[i][j] > 0 == to[i][j] > 0 ? 0 : 1;
      }
    }
    return count;
  }

  private static int touched(double[][] from, double[][] to) {
    int count = 0;
    for (int j = 0; j < from[0].length; j++) {
      boolean changed = false;
      for (int i = 0; i < from.length; i++) {
        changed |= from[i][j] > 0 != to[i][j] > 0;
      }
      count += changed ? 1 : 0;
    }
    return count;
  }

  private static double expected(double[][] from, double[][] to) {
    double sum = 0;
    for (int j = 0; j < from[0].length; j++) {
      double squares = 0;
      for (double[] row : from) {
        squares += row[j] * row[j];
      }
      double scale = Math.sqrt(2 * Math.PI * squares / from.length);
      for (int i = 0; i < from.length; i++) {
        sum += Math.min(0.5, Math.abs(to[i][j] - from[i][j]) / scale);
      }
    }
    return sum;
  }

  private static double margin(double[][] z) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double[] row : z) {
      for (double value : row) {
        smallest = Math.min(smallest, Math.abs(value));
      }
    }
    return smallest;
  }
}
