package dev.edgelaw.curvature;

import dev.edgelaw.curvature.dense.SpectralMeasure;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import java.util.Optional;

/**
 * All eigenvalues of a network's Hessian, with the gradient's squared components. Eigenvalues that
 * are known from the net's symmetries are left out of the large problem; the gradient has no
 * component along their eigenvectors.
 */
final class HessianMeasure {
  private HessianMeasure() {}

  /**
   * Computes the measure.
   *
   * @param curvature a net at a point with a finite gradient
   * @return the measure, or empty if the Hessian is not finite
   */
  static Optional<SpectralMeasure> of(NetworkCurvature curvature) {
    Optional<LinearNetReduction> reduction = LinearNetReduction.of(curvature);
    NetworkCurvature core = reduction.map(LinearNetReduction::core).orElse(curvature);
    DenseHessian hessian = DenseHessian.of(core);
    if (!finite(hessian.entries())) {
      return Optional.empty();
    }
    double[] gradient = core.layout().toCanonical(core.gradient());
    SymmetricEigen solver = new SymmetricEigen(core.arithmetic());
    SpectralMeasure measure =
        OutputContrasts.of(core)
            .map(
                contrasts ->
                    with(
                        solver.measure(
                            contrasts.matrix(hessian),
                            contrasts.dimension(),
                            contrasts.vector(gradient)),
                        new double[contrasts.width()]))
            .orElseGet(() -> solver.measure(hessian.entries(), hessian.dimension(), gradient));
    return Optional.of(
        reduction.map(parts -> with(measure, parts.idleEigenvalues())).orElse(measure));
  }

  static boolean finite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Merges eigenvalues of no weight, ascending as those that are there. */
  private static SpectralMeasure with(SpectralMeasure measure, double[] others) {
    double[] own = measure.values();
    double[] values = new double[own.length + others.length];
    double[] weights = new double[values.length];
    int i = 0;
    for (int k = 0; k < values.length; k++) {
      int j = k - i;
      if (j == others.length || i < own.length && own[i] <= others[j]) {
        values[k] = own[i];
        weights[k] = measure.weights()[i];
        i++;
      } else {
        values[k] = others[j];
      }
    }
    return new SpectralMeasure(values, weights);
  }
}
