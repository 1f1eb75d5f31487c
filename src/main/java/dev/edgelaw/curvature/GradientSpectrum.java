package dev.edgelaw.curvature;

import java.util.Arrays;

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

  /**
   * Sums up a spectrum.
   *
   * @param spectrum all eigenvalues and the gradient's squared components
   * @return counts and largest entries
   */
  public static GradientSpectrum of(HessianSpectrum spectrum) {
    double[] values = spectrum.eigenvalues();
    double[] weights = spectrum.weights().clone();
    Arrays.sort(weights);
    double total = Arrays.stream(weights).sum();
    int clearlyPositive = count(values, ZERO);
    int clearlyNegative = (int) Arrays.stream(values).filter(value -> value < -ZERO).count();
    return new GradientSpectrum(
        largest(values),
        values[0],
        count(values, SpectrumTrack.POSITIVE),
        clearlyPositive,
        clearlyNegative,
        values.length - clearlyPositive - clearlyNegative,
        Arrays.stream(largest(weights)).map(weight -> weight / total).toArray());
  }

  /**
   * Where a run did not come.
   *
   * @return figures that are not numbers, and counts of 0
   */
  public static GradientSpectrum unseen() {
    double[] unknown = new double[TOP];
    Arrays.fill(unknown, Double.NaN);
    return new GradientSpectrum(unknown, Double.NaN, 0, 0, 0, 0, unknown);
  }

  private static int count(double[] values, double above) {
    return (int) Arrays.stream(values).filter(value -> value > above).count();
  }

  private static double[] largest(double[] ascending) {
    double[] largest = new double[Math.min(TOP, ascending.length)];
    Arrays.setAll(largest, i -> ascending[ascending.length - 1 - i]);
    return largest;
  }
}
