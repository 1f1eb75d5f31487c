package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.RandomNet;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@link DataModesTest} leaves: the published error, shares, and the place on a run. */
class DataModesProbeTest {
  private static final RandomNet NET =
      LABORATORY.published(Activation.relu(), new Loss.MeanSquaredError(), 42, 20, 8, 5);

  private static DataModesProbe probe(int updates, Function<double[], Optional<double[]>> place) {
    NetworkLoss own =
        new NetworkLoss(LABORATORY.arithmetic(), NET.architecture(), NET.formula(), NET.data());
    return new DataModesProbe(updates, LABORATORY.arithmetic(), own, NET.data(), 0.1, place);
  }

  @Test
  @DisplayName("published errors: W_2 diag(mean gates) W_1 u less the mean target along u")
  void publishedErrors() {
    TwoLayerPoint point = TwoLayerPoint.of(NET.layout(), NET.parameters(), NET.data());
    DataModes modes = DataModesProbe.resolve(LABORATORY.arithmetic(), point, 0.1);
    int d = NET.data().features();
    int n = NET.data().samples();
    int classes = NET.data().classes();
    int width = point.width();
    double[] targets = NET.data().targets();
    Eigendecomposition basis =
        new SymmetricEigen(LABORATORY.arithmetic())
            .decompose(DataModesProbe.secondMoments(NET.data()), d);
    for (int k = 0; k < d; k++) {
      double[] u = basis.vector(d - 1 - k);
      double squares = 0;
      for (int c = 0; c < classes; c++) {
        double error = 0;
        for (int i = 0; i < n; i++) {
          double along = 0;
          for (int f = 0; f < d; f++) {
            along += NET.data().inputs()[i * d + f] * u[f];
          }
          error -= targets[i * classes + c] * along / n;
          for (int j = 0; j < width; j++) {
            double image = 0;
            for (int f = 0; f < d; f++) {
              image += point.first()[j * d + f] * u[f];
            }
            error += point.second()[c * width + j] * point.gates()[i * width + j] * image / n;
          }
        }
        squares += error * error;
      }
      assertThat(modes.publishedErrors()[k]).isCloseTo(squares, within(1e-12 * squares));
      double lambda = modes.eigenvalues()[k];
      assertThat(modes.publishedTheory()[k])
          .isCloseTo(squares * lambda * lambda, within(1e-12 * squares * lambda * lambda))
          .isPositive();
      assertThat(modes.coefficients()[k])
          .isEqualTo(modes.secondEnergy()[k] - modes.firstEnergy()[k])
          .isNotZero();
    }
    long active = Arrays.stream(point.preActivations()).filter(z -> z > 0).count();
    assertThat(modes.activeFraction()).isEqualTo((double) active / (n * width));
    assertThat(modes.pairs()).isEqualTo(n * width);
    assertThat(modes.secondBalance())
        .isSortedAccordingTo((x, y) -> Double.compare(y, x))
        .hasSize(classes);
    double trace = Arrays.stream(point.second()).map(w -> w * w).sum();
    assertThat(Arrays.stream(modes.secondBalance()).sum()).isCloseTo(trace, within(1e-13));
    double nearest = Arrays.stream(point.preActivations()).map(Math::abs).min().orElseThrow();
    assertThat(modes.kinkDistance()).isEqualTo(nearest);
  }

  @Test
  @DisplayName("looks at the place asked for, after the updates asked for")
  void place() {
    RunHistory run = new RunHistory();
    DataModesProbe here = probe(3, Optional::of);
    DataModesProbe start = probe(3, weights -> Optional.of(NET.parameters()));
    DataModesProbe nowhere = probe(3, weights -> Optional.empty());
    DataModesProbe later = probe(7, Optional::of);
    LABORATORY.train(
        NET,
        Optimizer.gradientDescent(),
        0.1,
        5,
        run,
        here.probe(),
        start.probe(),
        nowhere.probe(),
        later.probe());
    assertThat(here.record().imbalance()).isEqualTo(imbalance(run.weights().get(3)));
    assertThat(start.record().imbalance()).isEqualTo(imbalance(NET.parameters()));
    for (DataModes unseen : new DataModes[] {nowhere.record(), later.record()}) {
      assertThat(unseen.imbalance()).isNaN();
      assertThat(unseen.errors()).hasSize(20).containsOnly(Double.NaN);
      assertThat(unseen.pairs()).isEqualTo(200 * 8);
    }
  }

  @Test
  @DisplayName("switches in the next step, on the true targets and on zeros, counted one by one")
  void switches() {
    TwoLayerPoint before = TwoLayerPoint.of(NET.layout(), NET.parameters(), NET.data());
    double rate = 2;
    double[] moved = NET.parameters().clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= rate * NET.gradient()[i];
    }
    int expected = changes(before, TwoLayerPoint.of(NET.layout(), moved, NET.data()));
    DataModes modes = DataModesProbe.resolve(LABORATORY.arithmetic(), before, rate);
    assertThat(modes.switches()).isEqualTo(expected).isPositive();

    // Without targets the gradient is that of the outputs' squares.
    double[] outputGradient = before.outputs().clone();
    for (int i = 0; i < outputGradient.length; i++) {
      outputGradient[i] *= 2.0 / outputGradient.length;
    }
    double[] firstGradient = before.firstGradient(outputGradient);
    moved = NET.parameters().clone();
    for (int j = 0; j < before.width(); j++) {
      for (int f = 0; f < 20; f++) {
        moved[NET.layout().index(0, j, f)] -= rate * firstGradient[j * 20 + f];
      }
    }
    assertThat(modes.switchesToZero())
        .isEqualTo(changes(before, TwoLayerPoint.of(NET.layout(), moved, NET.data())))
        .isPositive()
        .isNotEqualTo(expected);
  }

  private static int changes(TwoLayerPoint from, TwoLayerPoint to) {
    int count = 0;
    for (int i = 0; i < from.preActivations().length; i++) {
      count += from.preActivations()[i] > 0 == to.preActivations()[i] > 0 ? 0 : 1;
    }
    return count;
  }

  private static double imbalance(double[] weights) {
    TwoLayerPoint point = TwoLayerPoint.of(NET.layout(), weights, NET.data());
    return DataModesProbe.resolve(LABORATORY.arithmetic(), point, 0.1).imbalance();
  }
}
