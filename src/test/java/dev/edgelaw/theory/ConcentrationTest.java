package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConcentrationTest {
  private static final int STEPS = 20;

  private static RandomNet net() {
    Kind kind = Kind.of(Activation.relu()).withDepth(3).withWidths(8, 16);
    return LABORATORY.draw(kind, new Loss.CrossEntropy(), 4);
  }

  private static NetworkLoss another(RandomNet net) {
    return new NetworkLoss(LABORATORY.arithmetic(), net.architecture(), net.formula(), net.data());
  }

  @Test
  @DisplayName("probabilities, loss and accuracy at checkpoints are those of the softmax")
  void softmax() {
    RandomNet net = net();
    RunHistory run = new RunHistory();
    ConcentrationProbe probe =
        new ConcentrationProbe(List.of(0, 7, STEPS, STEPS + 1), another(net), net.data());
    LABORATORY.train(net, Optimizer.gradientDescent(), 0.05, STEPS, probe.probe(), run);
    ConcentrationRecord record = probe.record();
    assertThat(record.checkpoints()).containsExactly(0, 7, STEPS, STEPS + 1);
    int classes = net.data().classes();
    int samples = net.data().samples();
    for (int index = 0; index < 3; index++) {
      double[] weights = run.weights().get(record.checkpoints()[index]);
      double[] outputs = net.loss().outputs(weights);
      double[] q = new double[samples];
      int right = 0;
      for (int i = 0; i < samples; i++) {
        double[] f = Arrays.copyOfRange(outputs, i * classes, (i + 1) * classes);
        double sum = Arrays.stream(f).map(StrictMath::exp).sum();
        int label = net.data().labels()[i];
        q[i] = StrictMath.exp(f[label]) / sum;
        right += f[label] == Arrays.stream(f).max().orElseThrow() ? 1 : 0;
      }
      assertThat(record.missing()[index])
          .isCloseTo(Arrays.stream(q).map(x -> 1 - x).average().orElseThrow(), within(1e-13));
      assertThat(record.smallest()[index])
          .isCloseTo(Arrays.stream(q).min().orElseThrow(), within(1e-13));
      assertThat(record.largest()[index])
          .isCloseTo(Arrays.stream(q).max().orElseThrow(), within(1e-13));
      assertThat(record.loss()[index]).isEqualTo(net.loss().value(weights));
      assertThat(record.accuracy()[index]).isEqualTo((double) right / samples);
    }
    assertThat(record.accuracy()[2]).isStrictlyBetween(0.0, 1.0);
    for (double[] figures :
        List.of(
            record.missing(),
            record.smallest(),
            record.largest(),
            record.loss(),
            record.accuracy())) {
      assertThat(figures[3]).as("not reached").isNaN();
    }
  }

  @Test
  @DisplayName("equal outputs count as wrong, and an odds of infinity as all missing")
  void extremes() {
    RandomNet net = net();
    ConcentrationProbe ties = new ConcentrationProbe(List.of(0), another(net), net.data());
    double[] zero = new double[net.parameters().length];
    LABORATORY.train(net.loss(), zero, Optimizer.gradientDescent(), 0.1, 1, ties.probe());
    assertThat(ties.record().accuracy()[0]).isZero();
    assertThat(ties.record().missing()[0]).isCloseTo(1 - 1.0 / net.data().classes(), within(1e-15));

    double[] huge = Arrays.stream(net.parameters()).map(w -> 1e4 * w).toArray();
    ConcentrationProbe far = new ConcentrationProbe(List.of(0), another(net), net.data());
    LABORATORY.train(net.loss(), huge, Optimizer.gradientDescent(), 0.1, 1, far.probe());
    assertThat(far.record().missing()[0])
        .isCloseTo(1 - far.record().accuracy()[0], within(1e-12))
        .isPositive();
    assertThat(far.record().smallest()[0]).isZero();
  }

  @Test
  @DisplayName("crossing times interpolate ln(1 - q) and are NaN where nothing encloses the level")
  void crossingTimes() {
    double[] none = new double[4];
    ConcentrationRecord record =
        new ConcentrationRecord(
            new int[] {0, 10, 20, 40}, new double[] {0.8, 0.8, 0.2, 0.05}, none, none, none, none);
    assertThat(record.crossingTime(0.4)).isCloseTo(15, within(1e-12));
    assertThat(record.crossingTime(0.1)).isCloseTo(30, within(1e-12));
    assertThat(record.crossingTime(0.8)).isCloseTo(10, within(1e-12));
    assertThat(record.crossingTime(0.2)).isCloseTo(20, within(1e-12));
    assertThat(record.crossingTime(0.9)).isNaN();
    assertThat(record.crossingTime(0.05)).isNaN();
    assertThat(record.missingAfter(20)).isEqualTo(0.2);
    assertThat(record.missingAfter(15)).isNaN();
  }
}
