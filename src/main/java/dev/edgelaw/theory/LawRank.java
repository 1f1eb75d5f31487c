package dev.edgelaw.theory;

import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * How many conservation laws of a net are independent: the rank of their Jacobian at a point, on
 * which the flow stays in a manifold of dimension N minus that rank. The paper counts L-1; that is
 * an upper bound of the dimension only, as every hidden neuron of a ReLU net has a law of its own,
 * and a linear net has more.
 */
public final class LawRank {
  /** Eigenvalues of the Gram matrix below this share of the largest are rounding. */
  private static final double ROUNDING = 1e-11;

  private LawRank() {}

  /**
   * Rank of the laws of {@link ConservationLaws#perNeuron}, all hidden layers.
   *
   * @param arithmetic the kernel
   * @param layout layout of the point
   * @param parameters the point
   * @return the number of independent laws; one per hidden neuron at generic points
   */
  public static int neurons(Arithmetic arithmetic, ParameterLayout layout, double[] parameters) {
    List<double[]> gradients = new ArrayList<>();
    for (int pair = 0; pair < layout.architecture().depth() - 1; pair++) {
      for (int j = 0; j < layout.architecture().fanOut(pair); j++) {
        double[] gradient = matrixLawGradient(layout, parameters, pair, j, j);
        if (layout.architecture().biased()) {
          int bias = layout.biasOffset(pair) + j;
          gradient[bias] = -2 * parameters[bias];
        }
        gradients.add(gradient);
      }
    }
    return rank(arithmetic, gradients);
  }

  /**
   * Rank of the entries of {@link ConservationLaws#matrix} between two layers.
   *
   * @param arithmetic the kernel
   * @param layout layout of the point, a net without biases
   * @param parameters the point
   * @param pair zero-based l
   * @return the number of independent laws, {@link #linearPair} at generic points
   */
  public static int matrix(
      Arithmetic arithmetic, ParameterLayout layout, double[] parameters, int pair) {
    List<double[]> gradients = new ArrayList<>();
    for (int a = 0; a < layout.architecture().fanOut(pair); a++) {
      for (int b = 0; b <= a; b++) {
        gradients.add(matrixLawGradient(layout, parameters, pair, a, b));
      }
    }
    return rank(arithmetic, gradients);
  }

  /**
   * What {@link #matrix} is at generic points: the matrix law is W D W' with W = [W_{l+1}', W_l] of
   * r rows and rank k, and symmetric matrices A W' + W A' form a space of dimension k(2r + 1 -
   * k)/2.
   *
   * @param fanIn columns of W_l
   * @param width r, rows of W_l
   * @param fanOut rows of W_{l+1}
   * @return k(2r + 1 - k)/2, k = min(r, fanIn + fanOut)
   */
  public static int linearPair(int fanIn, int width, int fanOut) {
    int k = Math.min(width, fanIn + fanOut);
    return k * (2 * width + 1 - k) / 2;
  }

  /** Gradient of entry (a, b) of W_{l+1}'W_{l+1} - W_l W_l'. */
  private static double[] matrixLawGradient(
      ParameterLayout layout, double[] parameters, int pair, int a, int b) {
    Architecture architecture = layout.architecture();
    double[] gradient = new double[layout.length()];
    for (int k = 0; k < architecture.fanOut(pair + 1); k++) {
      int atA = layout.index(pair + 1, k, a);
      int atB = layout.index(pair + 1, k, b);
      gradient[atA] += parameters[atB];
      gradient[atB] += parameters[atA];
    }
    for (int i = 0; i < architecture.fanIn(pair); i++) {
      int atA = layout.index(pair, a, i);
      int atB = layout.index(pair, b, i);
      gradient[atA] -= parameters[atB];
      gradient[atB] -= parameters[atA];
    }
    return gradient;
  }

  private static int rank(Arithmetic arithmetic, List<double[]> gradients) {
    int n = gradients.size();
    double[] gram = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double[] x = gradients.get(i);
        gram[i * n + j] = TwoLayerPoint.dot(x, 0, gradients.get(j), 0, x.length);
      }
    }
    double[] values = new SymmetricEigen(arithmetic).values(gram, n);
    int rank = 0;
    for (double value : values) {
      rank += value > ROUNDING * values[n - 1] ? 1 : 0;
    }
    return rank;
  }
}
