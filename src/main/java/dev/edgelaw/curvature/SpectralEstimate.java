package dev.edgelaw.curvature;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The spectrum of an operator as seen by random vectors.
 *
 * @param dimension number of eigenvalues P
 * @param rules one Gauss rule for each random vector
 */
public record SpectralEstimate(int dimension, List<GaussQuadrature> rules) {
  /**
   * An estimate of the trace of a function of the operator.
   *
   * @param value mean over the probes
   * @param standardError standard deviation over the probes (n - 1) by the root of their number; it
   *     leaves out the error of the Gauss rules
   */
  public record Trace(double value, double standardError) {}

  /** Copies the list. */
  public SpectralEstimate {
    rules = List.copyOf(rules);
  }

  /**
   * tr f(A), as the mean of z' f(A) z.
   *
   * @param f function on the spectrum
   * @return estimate and standard error
   */
  public Trace trace(DoubleUnaryOperator f) {
    double[] forms = rules.stream().mapToDouble(rule -> rule.integrate(f)).toArray();
    double mean = 0;
    for (double form : forms) {
      mean += form / forms.length;
    }
    double squares = 0;
    for (double form : forms) {
      squares += (form - mean) * (form - mean);
    }
    return new Trace(mean, Math.sqrt(squares / (forms.length - 1) / forms.length));
  }

  /**
   * Spectral density, smoothed by a normal kernel; its integral is 1.
   *
   * @param eigenvalue where
   * @param bandwidth standard deviation of the kernel, above 0
   * @return share of the eigenvalues per unit
   */
  public double density(double eigenvalue, double bandwidth) {
    double scale = 1 / (bandwidth * Math.sqrt(2 * Math.PI));
    return share(
        node -> {
          double x = (node - eigenvalue) / bandwidth;
          return scale * dev.edgelaw.kernel.Elementary.exp(-0.5 * x * x);
        });
  }

  /**
   * Share of the eigenvalues at or below a value.
   *
   * @param eigenvalue the value
   * @return from 0 to 1
   */
  public double cumulative(double eigenvalue) {
    return share(node -> node <= eigenvalue ? 1 : 0);
  }

  private double share(DoubleUnaryOperator f) {
    return rules.stream().mapToDouble(rule -> rule.mean(f)).sum() / rules.size();
  }
}
