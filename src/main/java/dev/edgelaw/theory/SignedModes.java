package dev.edgelaw.theory;

import dev.edgelaw.curvature.DenseHessian;
import dev.edgelaw.curvature.LinearNetReduction;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.net.Architecture;
import java.util.Arrays;
import java.util.List;

/**
 * The imbalance sum of the quadratic model at a point, with coefficients that have a sign. Theorem
 * 4 takes c_k in proportion to (g'v_k)^2, as if every mode had the imbalance of the whole gradient.
 * Exactly, delta(t) = sum over k, l of p_k p_l D_kl (rho_k rho_l)^t with p_k = g'v_k, rho_k = 1 -
 * eta lambda_k and D_kl = v_k'Dv_l, where D is -1 on W_1 and +1 on W_2. Modes of positive curvature
 * with eta lambda below 2 count; the others have no finite limit or, frozen, grow without one.
 *
 * @param learningRates eta
 * @param imbalance delta(0) of all modes, the negative ones included
 * @param negativeCoefficients share of the negative c_k = p_k^2 D_kk in sum |c_k|
 * @param diagonalSums for each rate, sum over k of c_k f_T(eta lambda_k): no cross terms
 * @param sums for each rate, the double sum: the model as it is
 */
public record SignedModes(
    double[] learningRates,
    double imbalance,
    double negativeCoefficients,
    double[] diagonalSums,
    double[] sums) {

  /**
   * Resolves the model.
   *
   * @param curvature a two-layer net without biases, at its point
   * @param learningRates eta
   * @param steps number of updates T
   * @return its sums
   */
  public static SignedModes of(NetworkCurvature curvature, List<Double> learningRates, int steps) {
    // Modes of idle units have no coefficient.
    NetworkCurvature core =
        LinearNetReduction.of(curvature).map(LinearNetReduction::core).orElse(curvature);
    DenseHessian hessian = DenseHessian.of(core);
    int p = hessian.dimension();
    Eigendecomposition basis =
        new SymmetricEigen(curvature.arithmetic()).decompose(hessian.entries(), p);
    double[] gradient = core.layout().toCanonical(core.gradient());
    Architecture architecture = core.layout().architecture();
    int second = architecture.fanIn(0) * architecture.fanOut(0);
    double[] components = new double[p];
    Arrays.setAll(components, k -> TwoLayerPoint.dot(basis.vectors(), k * p, gradient, 0, p));
    int first = 0;
    while (first < p && basis.values()[first] < ModeRule.ZERO) {
      first++;
    }
    Blocks blocks = new Blocks(basis, second, first);
    double[] diagonal = new double[p];
    Arrays.setAll(diagonal, k -> components[k] * components[k] * blocks.difference(k, k));
    double negative = Arrays.stream(diagonal).filter(c -> c < 0).map(Math::abs).sum();
    double[] products = blocks.products(components);
    double[] diagonalSums = new double[learningRates.size()];
    double[] sums = new double[learningRates.size()];
    for (int i = 0; i < sums.length; i++) {
      double rate = learningRates.get(i);
      int end = p;
      while (end > first && rate * basis.values()[end - 1] >= 2) {
        end--;
      }
      Factors factors = new Factors(basis.values(), rate, steps);
      CompensatedSum own = new CompensatedSum();
      CompensatedSum all = new CompensatedSum();
      int at = 0;
      for (int k = first; k < p; k++) {
        for (int l = first; l <= k; l++, at++) {
          if (k < end) {
            double term = products[at] * factors.of(k, l);
            all.add(k == l ? term : 2 * term);
          }
        }
        if (k < end) {
          own.add(diagonal[k] * factors.of(k, k));
        }
      }
      diagonalSums[i] = own.value();
      sums[i] = all.value();
    }
    double firstEnergy = TwoLayerPoint.dot(gradient, 0, gradient, 0, second);
    double secondEnergy = TwoLayerPoint.dot(gradient, second, gradient, second, p - second);
    return new SignedModes(
        learningRates.stream().mapToDouble(Double::doubleValue).toArray(),
        secondEnergy - firstEnergy,
        negative / Arrays.stream(diagonal).map(Math::abs).sum(),
        diagonalSums,
        sums);
  }

  /** v_k'Dv_l, from the components of the second layer alone: the eigenvectors are orthonormal. */
  private record Blocks(Eigendecomposition basis, int second, int first) {
    double difference(int k, int l) {
      int p = basis.n();
      double shared =
          TwoLayerPoint.dot(
              basis.vectors(), k * p + second, basis.vectors(), l * p + second, p - second);
      return k == l ? 2 * shared - 1 : 2 * shared;
    }

    /** p_k p_l D_kl for l up to k, row by row. */
    double[] products(double[] components) {
      int count = basis.n() - first;
      double[] products = new double[count * (count + 1) / 2];
      int at = 0;
      for (int k = first; k < basis.n(); k++) {
        for (int l = first; l <= k; l++, at++) {
          products[at] = components[k] * components[l] * difference(k, l);
        }
      }
      return products;
    }
  }

  /**
   * Sums over t below T of (rho_k rho_l)^t. With a_k = 1 - |rho_k|^T one minus the product of two
   * powers is a_k + a_l - a_k a_l, free of cancellation however near the product is to 1.
   */
  private static final class Factors {
    private final double[] x;
    private final double[] lost;
    private final boolean odd;

    Factors(double[] eigenvalues, double rate, int steps) {
      x = Arrays.stream(eigenvalues).map(value -> rate * value).toArray();
      lost = Arrays.stream(x).map(y -> -StrictMath.expm1(steps * logarithm(y))).toArray();
      odd = steps % 2 != 0;
    }

    /** ln |1 - y|, to rounding near 0 as well. */
    private static double logarithm(double y) {
      return Math.abs(y) < 0.5 ? StrictMath.log1p(-y) : StrictMath.log(Math.abs(1 - y));
    }

    double of(int k, int l) {
      double one = lost[k] + lost[l] - lost[k] * lost[l];
      boolean flipped = odd && (1 - x[k]) * (1 - x[l]) < 0;
      return (flipped ? 2 - one : one) / (x[k] + x[l] - x[k] * x[l]);
    }
  }
}
