package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Training;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CompressionProbeTest {
  private static final int STEPS = 6;

  private static Problem problem() {
    return Problems.drawn(
        Architecture.unbiased(Activation.relu(), 4, 7, 3), new Loss.CrossEntropy(), 20, 5);
  }

  private static NetworkLoss loss(Problem problem) {
    return new NetworkLoss(Problems.SIMD, problem.architecture(), problem.loss(), problem.data());
  }

  private static double[] train(Problem problem, NetworkLoss loss, List<CompressionProbe> probes) {
    double[] parameters = problem.parameters().clone();
    new Training(
            Problems.SIMD, loss, Optimizer.gradientDescent(), 0.1, STEPS, DivergenceRule.NOT_FINITE)
        .run(parameters, probes);
    return parameters;
  }

  @Test
  @DisplayName(
      "points before the first update, between two, and at the end; the run stays the same")
  void points() {
    Problem problem = problem();
    NetworkLoss loss = loss(problem);
    CompressionProbe probe =
        new CompressionProbe(loss, problem.curvature(), STEPS, List.of(0, 3, STEPS, STEPS + 1));
    double[] end = train(problem, loss, List.of(probe));
    assertThat(end).isEqualTo(train(problem, loss(problem), List.of()));

    CompressionRecord record = probe.record();
    assertThat(record.points()).extracting(CompressionPoint::step).containsExactly(0, 3, STEPS);
    assertThat(record.at(STEPS + 1)).isEmpty();
    NetworkCurvature last = problem.curvature();
    last.at(end);
    CompressionPoint point = record.at(STEPS).orElseThrow();
    assertThat(point.labels()).isEqualTo(LabelProbabilities.of(last));
    assertThat(point.slack()).isGreaterThanOrEqualTo(1);
    assertThat(point.spectra().gaussNewton())
        .isCloseTo(SpectralCompression.measure(last, 1e-9, 2).gaussNewton(), within(1e-12));
  }

  @Test
  @DisplayName("probabilities of the labels are those of the softmax of the outputs")
  void labels() {
    Problem problem = problem();
    double[] outputs = loss(problem).outputs(problem.parameters());
    int samples = problem.data().samples();
    double sum = 0;
    double variance = 0;
    double smallest = 1;
    int hits = 0;
    for (int i = 0; i < samples; i++) {
      double[] exponentials = new double[3];
      double total = 0;
      int best = 0;
      for (int k = 0; k < 3; k++) {
        exponentials[k] = Math.exp(outputs[3 * i + k]);
        total += exponentials[k];
        best = outputs[3 * i + k] > outputs[3 * i + best] ? k : best;
      }
      int label = problem.data().labels()[i];
      double q = exponentials[label] / total;
      sum += q;
      variance += q * (1 - q);
      smallest = Math.min(smallest, q);
      hits += best == label ? 1 : 0;
    }
    LabelProbabilities labels = LabelProbabilities.of(problem.curvature());
    assertThat(labels.mean()).isCloseTo(sum / samples, within(1e-14));
    assertThat(labels.meanVariance()).isCloseTo(variance / samples, within(1e-14));
    assertThat(labels.smallest()).isCloseTo(smallest, within(1e-14));
    assertThat(labels.accuracy()).isEqualTo((double) hits / samples);
  }

  @Test
  @DisplayName("positive modes: count, sum, lower median, effective rank")
  void positiveModes() {
    HessianSpectrum spectrum =
        new HessianSpectrum(
            0, 1, new double[] {1, 2}, new double[] {-3, 0, 1e-9, 1, 2, 4, 5}, new double[7]);
    PositiveModes modes = PositiveModes.of(spectrum);
    assertThat(modes).isEqualTo(new PositiveModes(4, 12, 5, 2));
    assertThat(modes.effectiveRank()).isEqualTo(2.4);
  }
}
