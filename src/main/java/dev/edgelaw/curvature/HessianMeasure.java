package dev.edgelaw.curvature;

import dev.edgelaw.curvature.dense.SpectralMeasure;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import java.util.Optional;

/** All eigenvalues of a network's Hessian, with the gradient's squared components. */
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
    SpectralMeasure measure =
        new SymmetricEigen(core.arithmetic())
            .measure(
                hessian.entries(), hessian.dimension(), core.layout().toCanonical(core.gradient()));
    return Optional.of(reduction.map(parts -> parts.extend(measure)).orElse(measure));
  }

  static boolean finite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
