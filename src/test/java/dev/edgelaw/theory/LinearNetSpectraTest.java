package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.DenseHessian;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Loss;
import dev.edgelaw.theorems.RandomNet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Gauss-Newton part is in {@link DataModesTest}. */
class LinearNetSpectraTest {
  @Test
  @DisplayName("worst difference: of any eigenvalue or of those beyond, over the largest")
  void worstDifference() {
    double[] none = new double[0];
    double[] found = {4, 2, 1};
    double[] factored = {4, 2.5, 1};
    assertThat(new LinearNetSpectra(none, 0, found, factored, 0.1).worstDifference())
        .isEqualTo(0.125);
    assertThat(new LinearNetSpectra(none, 0, found, factored, 1).worstDifference()).isEqualTo(0.25);
  }

  @Test
  @DisplayName("balance of eigenvectors: weight on W_2 less that on W_1, largest eigenvalue first")
  void balance() {
    RandomNet net =
        LABORATORY.published(Activation.identity(), new Loss.MeanSquaredError(), 42, 20, 2, 5);
    NetworkCurvature curvature = LABORATORY.curvature(net);
    LinearNetSpectra spectra =
        LinearNetSpectra.of(
            curvature, TwoLayerPoint.of(net.layout(), net.parameters(), net.data()));
    int p = 20 * 2 + 2 * 5;
    Eigendecomposition basis =
        new SymmetricEigen(LABORATORY.arithmetic())
            .decompose(DenseHessian.of(curvature).entries(), p);
    double[] gradient = net.layout().toCanonical(net.gradient());
    double diagonal = 0;
    assertThat(spectra.layerBalance()).hasSize(LinearNetSpectra.TOP);
    for (int k = 0; k < p; k++) {
      double[] v = basis.vector(p - 1 - k);
      double balance = 0;
      double component = 0;
      for (int i = 0; i < p; i++) {
        balance += i < 40 ? -v[i] * v[i] : v[i] * v[i];
        component += v[i] * gradient[i];
      }
      diagonal += component * component * balance;
      if (k < LinearNetSpectra.TOP) {
        assertThat(spectra.layerBalance()[k]).isCloseTo(balance, within(1e-12));
      }
    }
    assertThat(spectra.worstDifference()).as("fewer weights than d K").isLessThan(1e-13);
    assertThat(spectra.diagonalImbalance()).isCloseTo(diagonal, within(1e-12 * Math.abs(diagonal)));
  }
}
