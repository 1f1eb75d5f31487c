package dev.edgelaw.theory;

import dev.edgelaw.curvature.TangentKernel;

/**
 * How fast the probabilities q_i of the true labels move under the gradient flow of the
 * cross-entropy (Proposition 7).
 *
 * <p>Exactly, with the K x K blocks Theta of the tangent kernel, probabilities p_i, unit vectors
 * e_y and n samples,
 *
 * <pre>dq_i/dt = (1/n) q_i (e_yi - p_i)' sum_j Theta(x_i, x_j) (e_yj - p_j).</pre>
 *
 * The paper's scalar form, q_i (1-q_i) (1/n) sum_j kappa_ij (1-q_j), is not that: samples of other
 * classes enter it with the wrong sign and competing logits not at all.
 */
public final class LabelProbabilityRates {
  private LabelProbabilityRates() {}

  /**
   * The exact rates.
   *
   * @param kernel full tangent kernel, rows i K + k
   * @param probabilities p, samples x classes
   * @param labels y
   * @return dq_i/dt for every sample
   */
  public static double[] exact(TangentKernel kernel, double[] probabilities, int[] labels) {
    int samples = labels.length;
    int classes = probabilities.length / samples;
    double[] rates = new double[samples];
    for (int i = 0; i < samples; i++) {
      double sum = 0;
      for (int a = i * classes; a < (i + 1) * classes; a++) {
        double push = 0;
        for (int b = 0; b < probabilities.length; b++) {
          push = Math.fma(kernel.entry(a, b), residual(probabilities, labels, b), push);
        }
        sum = Math.fma(residual(probabilities, labels, a), push, sum);
      }
      rates[i] = probabilities[i * classes + labels[i]] * sum / samples;
    }
    return rates;
  }

  /**
   * The paper's scalar form, with the kernel of the true labels' logits, kappa_ij = &lt;gradient of
   * f_yi(x_i), gradient of f_yj(x_j)&gt;.
   *
   * @param kernel full tangent kernel, rows i K + k
   * @param probabilities p, samples x classes
   * @param labels y
   * @return the claimed dq_i/dt for every sample
   */
  public static double[] claimed(TangentKernel kernel, double[] probabilities, int[] labels) {
    int samples = labels.length;
    int classes = probabilities.length / samples;
    double[] rates = new double[samples];
    for (int i = 0; i < samples; i++) {
      int a = i * classes + labels[i];
      double sum = 0;
      for (int j = 0; j < samples; j++) {
        int b = j * classes + labels[j];
        sum = Math.fma(kernel.entry(a, b), 1 - probabilities[b], sum);
      }
      rates[i] = probabilities[a] * (1 - probabilities[a]) * sum / samples;
    }
    return rates;
  }

  /** Entry of e_y - p. */
  private static double residual(double[] probabilities, int[] labels, int row) {
    int classes = probabilities.length / labels.length;
    double target = labels[row / classes] == row % classes ? 1 : 0;
    return target - probabilities[row];
  }
}
