package dev.edgelaw.curvature;

/**
 * The Hessian spectrum at one point and how the gradient g lies in it. Figures are NaN if the run
 * did not reach the point.
 *
 * @param top the {@link #TOP} largest eigenvalues, descending
 * @param smallest the smallest eigenvalue
 * @param positive number of eigenvalues above {@link SpectrumTrack#POSITIVE}
 * @param clearlyPositive number of eigenvalues above {@link #ZERO}
 * @param clearlyNegative number of eigenvalues below minus {@link #ZERO}
 * @param zero the others
 * @param shares the {@link #TOP} largest of (g'v)^2/|g|^2 over all eigenvectors v, descending:
 *     sorted by their own size, so that entry k is not that of eigenvalue k
 */
public record GradientSpectrum(
    double[] top,
    double smallest,
    int positive,
    int clearlyPositive,
    int clearlyNegative,
    int zero,
    double[] shares) {
  /** How many of the largest are kept. */
  public static final int TOP = 20;

  /** Modulus up to which an eigenvalue counts as 0; exact zeros come out near 1e-14. */
  public static final double ZERO = 1e-6;
}
